import { stringOf } from "../../json/values.ts";
import { rule } from "../../rule.ts";

export const responseDescriptionMissing = rule({
  id: "ResponseDescriptionMissing",
  severity: "warning",
  area: "responses",
  message: "The response {status} of {operation} has no description, which OpenAPI wants.",
  advice: "Say in one when it comes.",
  check({ operations }, report) {
    for (const { name: operation, responses } of operations) {
      for (const { status, ...response } of responses) {
        // References that lead nowhere are findings of their own.
        if (response.value.$ref !== undefined) continue;
        if (stringOf(response.value.description) === undefined) {
          report(response, { status, operation });
        }
      }
    }
  },
});
