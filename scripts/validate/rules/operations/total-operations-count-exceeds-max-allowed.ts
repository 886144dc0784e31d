import { MOST_OPERATIONS } from "../../catalogue/limits.ts";
import { inside } from "../../model/node.ts";
import { rule } from "../../rule.ts";

export const totalOperationsCountExceedsMaxAllowed = rule({
  id: "TotalOperationsCountExceedsMaxAllowed",
  severity: "error",
  area: "operations",
  message: "The definition has {count} operations; {most} are allowed.",
  advice: "Remove operations, or divide them among several connectors.",
  check({ operations, root }, report) {
    const count = operations.length;
    if (count > MOST_OPERATIONS) report(inside(root, "paths"), { count, most: MOST_OPERATIONS });
  },
});
