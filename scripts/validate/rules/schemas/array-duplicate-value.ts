import { removeAt } from "../../json/edit.ts";
import { shown } from "../../json/values.ts";
import { itemsIn, type Node } from "../../model/node.ts";
import { rule } from "../../rule.ts";

/** The lists of OpenAPI 2.0 that are sets. */
const OF_SCHEMAS = ["enum", "required"];
const OF_OTHERS = ["consumes", "produces", "schemes", "tags"];

export const arrayDuplicateValue = rule({
  id: "ArrayDuplicateValue",
  severity: "warning",
  area: "schemas",
  message: 'The value {value} stands twice in "{list}".',
  advice: "Remove one of the two.",
  fixable: true,
  check({ root, operations, schemas }, report) {
    const look = (node: Node, list: string) => {
      const seen = new Set<string>();
      for (const item of itemsIn(node, list)) {
        const text = JSON.stringify(item.value);
        if (seen.has(text)) {
          const edits = removeAt(item.file, item.pointer);
          report(item, { value: shown(item.value), list }, edits);
        }
        seen.add(text);
      }
    };
    for (const node of [root, ...operations]) for (const list of OF_OTHERS) look(node, list);
    for (const schema of schemas) for (const list of OF_SCHEMAS) look(schema, list);
  },
});
