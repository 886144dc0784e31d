import { stringOf } from "../../json/values.ts";
import { objectsIn } from "../../model/node.ts";
import { rule } from "../../rule.ts";

export const tagRedefined = rule({
  id: "TagRedefined",
  severity: "warning",
  area: "document",
  message: 'The tag "{tag}" is described more than once.',
  advice: "Describe it once; operations may use it as often as they like.",
  check({ root }, report) {
    const seen = new Set<string>();
    for (const place of objectsIn(root, "tags")) {
      const tag = stringOf(place.value.name);
      if (tag === undefined) continue;
      if (seen.has(tag)) report(place, { tag });
      seen.add(tag);
    }
  },
});
