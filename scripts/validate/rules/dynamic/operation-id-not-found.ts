import { inside } from "../../model/node.ts";
import { didYouMean } from "../../near.ts";
import { rule } from "../../rule.ts";

export const operationIdNotFound = rule({
  id: "OperationIdNotFound",
  severity: "error",
  area: "dynamic",
  message: '{extension} calls the operation "{id}", which does not exist.',
  advice: "Name an operation of this definition; it may be internal.{near}",
  check({ dynamics, operationById }, report) {
    // Without any operation, each id is right: what lacks is the operations.
    if (operationById.size === 0) return;
    for (const { kind, extension, call, operationId: id, target } of dynamics) {
      // Capabilities have a rule of their own.
      if (id === undefined || target || kind === "picker" || kind === "test") continue;
      const near = didYouMean(id, operationById.keys());
      report(inside(call, "operationId"), { extension, id, near });
    }
  },
});
