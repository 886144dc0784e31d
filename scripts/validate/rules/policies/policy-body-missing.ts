import { stringOf } from "../../json/values.ts";
import { rule } from "../../rule.ts";

/** Templates that change the body of a request, unless they are for the response. */
const OF_BODY = new Set([
  "setproperty",
  "stringreplace",
  "convertobjecttoarray",
  "convertarraytoobject",
  "stringtoarray",
  "encodepropertyvalue",
]);

export const policyBodyMissing = rule({
  id: "PolicyBodyMissing",
  severity: "error",
  weaker: "warning",
  area: "policies",
  needs: ["properties", "definition"],
  message: 'The policy "{policy}" changes the body of {operation}, a {method}, which has none.',
  advice: "Set a header or a query parameter instead, or let the policy be for the Response.",
  check({ policies, operationById }, report) {
    for (const { name: policy, templateId, section, operations } of policies) {
      if (!OF_BODY.has(templateId) || section === "Response") continue;
      for (const item of operations ?? []) {
        const operation = operationById.get(stringOf(item.value) ?? "");
        if (operation?.method !== "get" && operation?.method !== "head") continue;
        const values = {
          policy,
          operation: operation.name,
          method: operation.method.toUpperCase(),
        };
        // Without a section, which of the two is meant is not said.
        report(item, values, [], section === undefined);
      }
    }
  },
});
