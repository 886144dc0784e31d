import { removeAt } from "../../json/edit.ts";
import { shown } from "../../json/values.ts";
import { itemsIn, objectIn } from "../../model/node.ts";
import { OPERATION_NAME } from "../../model/policies.ts";
import { rule } from "../../rule.ts";

export const listEntryNotUnique = rule({
  id: "ListEntryNotUnique",
  severity: "warning",
  area: "properties",
  needs: ["properties"],
  message: "The list {list} names {value} twice.",
  advice: "Remove one of the two.",
  fixable: true,
  check({ apiProperties, policies }, report) {
    const lists = [
      ...["scriptOperations", "capabilities"].map((key) => [apiProperties, key] as const),
      ...policies.flatMap((policy) => {
        const given = objectIn(policy, "parameters");
        return given ? [[given, OPERATION_NAME] as const] : [];
      }),
    ];
    for (const [node, list] of lists) {
      const seen = new Set<string>();
      for (const item of itemsIn(node, list)) {
        const value = shown(item.value);
        if (seen.has(value)) report(item, { list, value }, removeAt(item.file, item.pointer));
        seen.add(value);
      }
    }
  },
});
