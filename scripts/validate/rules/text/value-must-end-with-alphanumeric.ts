import { replaceValue } from "../../json/edit.ts";
import { stringOf } from "../../json/values.ts";
import { inside } from "../../model/node.ts";
import { CERTIFICATION, rule } from "../../rule.ts";

/** Independent publishers' connectors are named so, and must be. */
const INDEPENDENT = /\s{0,9}\(Independent Publisher\)$/i;

export const valueMustEndWithAlphanumeric = rule({
  id: "ValueMustEndWithAlphanumeric",
  severity: "warning",
  area: "text",
  profiles: CERTIFICATION,
  message: 'The title of the connector, "{title}", does not end with a letter or a digit.',
  advice: "Leave out what follows the last letter.",
  fixable: true,
  check({ info }, report) {
    const title = stringOf(info?.value.title) ?? "";
    // A title of nothing but spaces is empty, which another rule says.
    if (!info || title.trim() === "") return;
    if (/[\p{L}\p{N}]$/u.test(title.replace(INDEPENDENT, ""))) return;
    const place = inside(info, "title");
    // Only its end: a title of blanks alone would be gone through for each of them.
    const shorter = title.slice(0, -100) + title.slice(-100).replace(/[\s.,:;!-]+$/, "");
    // What is in brackets may be needed to tell two connectors apart.
    const edits = /[\p{L}\p{N}]$/u.test(shorter)
      ? replaceValue(place.file, place.pointer, shorter)
      : [];
    report(place, { title }, edits);
  },
});
