import { rule } from "../../rule.ts";

export const operationIdRequired = rule({
  id: "OperationIdRequired",
  severity: "error",
  area: "operations",
  message: "{operation} has no operationId.",
  advice: "Give it one in PascalCase, such as CreateContact; flows find the operation by it.",
  check({ operations }, report) {
    for (const operation of operations) {
      if (operation.id === "") report(operation, { operation: operation.name });
    }
  },
});
