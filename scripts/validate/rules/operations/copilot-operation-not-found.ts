import { stringOf } from "../../json/values.ts";
import { inside, objectIn, objectsIn } from "../../model/node.ts";
import { didYouMean } from "../../near.ts";
import { rule } from "../../rule.ts";

export const copilotOperationNotFound = rule({
  id: "CopilotOperationNotFound",
  severity: "warning",
  area: "operations",
  message: 'The x-ms-openai-data of {operation} names the operation "{id}", which does not exist.',
  advice: "Correct the id, or remove the entry.{near}",
  check({ operations, operationById }, report) {
    for (const operation of operations) {
      const data = objectIn(operation, "x-ms-openai-data");
      for (const entry of data ? objectsIn(data, "operations") : []) {
        const id = stringOf(entry.value.operationId);
        if (id === undefined || operationById.has(id)) continue;
        const near = didYouMean(id, operationById.keys());
        report(inside(entry, "operationId"), { operation: operation.name, id, near });
      }
    }
  },
});
