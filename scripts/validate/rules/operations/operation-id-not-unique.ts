import { inside } from "../../model/node.ts";
import { rule } from "../../rule.ts";

export const operationIdNotUnique = rule({
  id: "OperationIdNotUnique",
  severity: "error",
  area: "operations",
  message: 'The operationId "{id}" is already used by {other}.',
  advice: "Give each operation an id of its own.",
  check({ operations, operationById }, report) {
    for (const operation of operations) {
      const first = operationById.get(operation.id);
      if (operation.id === "" || first === undefined || first === operation) continue;
      const other = `${first.method.toUpperCase()} ${first.path}`;
      report(inside(operation, "operationId"), { id: operation.id, other });
    }
  },
});
