import { isObject, type Json } from "../common/json.ts";

/**
 * Where something that was sent is not in what came back, as JSON pointers. What the service adds of
 * its own to an object (defaults, redirect addresses) is no difference.
 */
export function differences(sent: Json, back: Json | undefined, pointer = ""): string[] {
  if (Array.isArray(sent)) {
    if (!Array.isArray(back) || back.length !== sent.length) return [pointer];
    return sent.flatMap((item, index) => differences(item, back[index], `${pointer}/${index}`));
  }
  if (isObject(sent)) {
    if (!isObject(back)) return [pointer];
    return Object.entries(sent).flatMap(([key, value]) => {
      const place = `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
      return Object.hasOwn(back, key) ? differences(value, back[key], place) : [place];
    });
  }
  return sent === back ? [] : [pointer];
}
