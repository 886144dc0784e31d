import { lacks } from "../../model/node.ts";
import { rule } from "../../rule.ts";

export const responseDescriptionMissing = rule({
  id: "ResponseDescriptionMissing",
  severity: "warning",
  area: "responses",
  message: "The response {status} of {operation} has no description, which OpenAPI wants.",
  advice: "Say in one when it comes.",
  check({ operations }, report) {
    const seen = new Set<string>();
    for (const { name: operation, responses } of operations) {
      for (const { status, ...response } of responses) {
        // References that lead nowhere are findings of their own.
        if (response.value.$ref !== undefined || !lacks(response, "description")) continue;
        // Many operations may refer to a shared response, whose description is one finding.
        if (seen.has(response.pointer)) continue;
        seen.add(response.pointer);
        report(response, { status, operation });
      }
    }
  },
});
