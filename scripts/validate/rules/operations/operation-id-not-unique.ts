import { inside } from "../../model/node.ts";
import type { Operation } from "../../model/operations.ts";
import { rule } from "../../rule.ts";

export const operationIdNotUnique = rule({
  id: "OperationIdNotUnique",
  severity: "error",
  weaker: "warning",
  area: "operations",
  message: 'The operationId "{id}" is already used by {other}.',
  advice: "Give each operation an id of its own.",
  check({ operations }, report) {
    const seen = new Map<string, Operation>();
    for (const operation of operations) {
      const { id } = operation;
      const first = seen.get(id) ?? seen.get(id.toLowerCase());
      for (const key of [id, id.toLowerCase()]) if (!seen.has(key)) seen.set(key, operation);
      if (id === "" || first === undefined) continue;
      const other = `${first.method.toUpperCase()} ${first.path}`;
      // Azure API Management, on which connectors run, does not heed case; nobody has tried it here.
      report(inside(operation, "operationId"), { id, other }, [], first.id !== id);
    }
  },
});
