import { inside } from "../../model/node.ts";
import { rule } from "../../rule.ts";

export const defaultResponseHasSchema = rule({
  id: "DefaultResponseHasSchema",
  severity: "warning",
  area: "responses",
  message: "The default response of {operation} has a schema.",
  advice:
    "Move the schema to the response that it describes, such as 200; leave default without one.",
  check({ operations }, report) {
    for (const { responses, name } of operations) {
      for (const response of responses) {
        if (response.status !== "default" || !response.schema) continue;
        report(inside(response, "schema"), { operation: name });
      }
    }
  },
});
