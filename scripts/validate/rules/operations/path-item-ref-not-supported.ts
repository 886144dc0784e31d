import { inside } from "../../model/node.ts";
import { rule } from "../../rule.ts";

export const pathItemRefNotSupported = rule({
  id: "PathItemRefNotSuppored",
  severity: "error",
  area: "operations",
  message: "A path refers to {ref}; paths take no references.",
  advice: "Write the operations under the path itself.",
  check({ references }, report) {
    for (const { kind, node, ref } of references) {
      if (kind === "path") report(inside(node, "$ref"), { ref });
    }
  },
});
