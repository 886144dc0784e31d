/** Links that lead back to the connector, with a parameter of ours in their query. */
import type { Json } from "../common/json.ts";

/** The name under which expressions know the URL that the request was sent to. */
export const ORIGINAL_REQUEST_URI = "originalRequestUri";

/** The name under which the place where a list goes on travels in the query of a next link. */
const SKIP_TOKEN = "skipToken";

/** A link to a URL that holds what to go on with, as `$nextLink` says; null where either is missing. */
export function nextLink(url: Json, next: Json): string | null {
  if (typeof url !== "string" || next === null) return null;
  return withParameter(url, SKIP_TOKEN, Buffer.from(JSON.stringify(next)).toString("base64url"));
}

/** The JSON text that {@link nextLink} put into a URL; null where there is none, undefined where it cannot be read. */
export function skipTokenIn(url: Json): string | null | undefined {
  const token = typeof url === "string" ? parameterOf(url, SKIP_TOKEN) : undefined;
  if (token === undefined || token === "") return null;
  if (!/^[A-Za-z0-9_-]+$/.test(token) || token.length % 4 === 1) return undefined;
  try {
    return new TextDecoder("utf-8", { ignoreBOM: true, fatal: true }).decode(
      Buffer.from(token, "base64url"),
    );
  } catch {
    return undefined;
  }
}

/** The URL with a parameter at the end of its query, in place of one of that name. */
export function withParameter(url: string, name: string, value: string): string {
  const others = partsOf(url).filter((part) => !part.startsWith(`${name}=`));
  return `${url.split(/[?#]/)[0]}?${[...others, `${name}=${value}`].join("&")}`;
}

/** The value of a parameter, as it is in the URL. */
export function parameterOf(url: string, name: string): string | undefined {
  const part = partsOf(url).find((one) => one.startsWith(`${name}=`));
  return part?.slice(name.length + 1);
}

/** The parts of the query, `name=value`. */
function partsOf(url: string): string[] {
  const [address = ""] = url.split("#");
  const start = address.indexOf("?");
  if (start < 0) return [];
  return address
    .slice(start + 1)
    .split("&")
    .filter((part) => part !== "");
}
