import { inside, lacks } from "../../model/node.ts";
import { rule } from "../../rule.ts";

export const operationMustHaveResponse = rule({
  id: "OperationMustHaveResponse",
  // Published webhooks declare none (MoreApp Forms).
  severity: "warning",
  area: "responses",
  message: "{operation} declares no response.",
  advice: 'Add at least {example} under "responses".',
  check({ operations }, report) {
    for (const operation of operations) {
      if (operation.responses.length > 0) continue;
      if (!("responses" in operation.value || lacks(operation, "responses"))) continue;
      const example = '"200": { "description": "The operation succeeded." }';
      report(inside(operation, "responses"), { operation: operation.name, example });
    }
  },
});
