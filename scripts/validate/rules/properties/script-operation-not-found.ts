import { stringOf } from "../../json/values.ts";
import { itemsIn } from "../../model/node.ts";
import { didYouMean } from "../../near.ts";
import { rule } from "../../rule.ts";

export const scriptOperationNotFound = rule({
  id: "ScriptOperationNotFound",
  severity: "warning",
  area: "properties",
  needs: ["properties", "definition"],
  message: 'The list scriptOperations names "{id}", and the definition has no such operation.',
  advice: "Correct the id, or remove it from the list.{near}",
  check({ apiProperties, operationById }, report) {
    // Without any operation, each id is right: what lacks is the operations.
    if (operationById.size === 0) return;
    for (const item of itemsIn(apiProperties, "scriptOperations")) {
      const id = stringOf(item.value);
      if (id === undefined || operationById.has(id)) continue;
      report(item, { id, near: didYouMean(id, operationById.keys()) });
    }
  },
});
