import { LONGEST_OPERATION_ID } from "../../catalogue/limits.ts";
import { inside } from "../../model/node.ts";
import { rule } from "../../rule.ts";

export const operationIdTooLong = rule({
  id: "OperationIdTooLong",
  severity: "warning",
  area: "operations",
  message: 'The operationId "{id}" has {length} characters; {most} are the most.',
  advice: "Choose a shorter one, a verb and a noun such as CreateContact.",
  check({ operations }, report) {
    for (const { id, ...operation } of operations) {
      if (id.length <= LONGEST_OPERATION_ID) continue;
      const values = { id, length: id.length, most: LONGEST_OPERATION_ID };
      report(inside(operation, "operationId"), values);
    }
  },
});
