import { inside } from "../../model/node.ts";
import { rule } from "../../rule.ts";

export const operationIdSanitized = rule({
  id: "OperationIdSanitized",
  severity: "warning",
  area: "operations",
  message: 'The operationId "{id}" holds characters other than letters, digits and underscores.',
  advice: 'Name it "{sanitized}"; Power Apps drops the other characters from the function\'s name.',
  check({ operations }, report) {
    for (const { id, ...operation } of operations) {
      // Underscores survive in Power Apps and are common in published definitions.
      const sanitized = id.replace(/[^\p{L}\p{N}_]/gu, "");
      if (sanitized !== id) report(inside(operation, "operationId"), { id, sanitized });
    }
  },
});
