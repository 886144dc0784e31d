import { removeAt } from "../../json/edit.ts";
import { inside } from "../../model/node.ts";
import { rule } from "../../rule.ts";

export const additionalPropertyNotAllowedAdjacentToRef = rule({
  id: "AdditionalPropertyNotAllowedAdjacentToRef",
  severity: "warning",
  area: "schemas",
  message: '"{property}" stands beside "$ref" and is ignored.',
  advice: "Move it into what the reference leads to, or write the schema out here.",
  fixable: true,
  check({ references }, report) {
    for (const { node, siblings } of references) {
      for (const property of siblings) {
        const place = inside(node, property);
        // Texts are for people to move; an empty one loses nothing.
        const edits = node.value[property] === "" ? removeAt(place.file, place.pointer) : [];
        report(place, { property }, edits);
      }
    }
  },
});
