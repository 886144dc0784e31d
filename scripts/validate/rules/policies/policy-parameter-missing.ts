import { POLICY_TEMPLATES } from "../../catalogue/policy-templates.ts";
import { inside } from "../../model/node.ts";
import { orCorrect } from "../../near.ts";
import { rule } from "../../rule.ts";

export const policyParameterMissing = rule({
  id: "PolicyParameterMissing",
  severity: "error",
  area: "policies",
  needs: ["properties"],
  message:
    'The policy "{policy}" does not give its template {template} the parameter "{parameter}".',
  advice: 'Add "x-ms-apimTemplateParameter.{parameter}" to its parameters.{slip}',
  check({ policies }, report) {
    for (const policy of policies) {
      const template = POLICY_TEMPLATES.get(policy.templateId);
      for (const parameter of template?.required ?? []) {
        const given = policy.parameters.get(parameter);
        // An empty value may be meant; an empty name cannot be.
        if (given && !(parameter === "name" && given.value === "")) continue;
        const slip = given ? "" : orCorrect(parameter, policy.parameters.keys());
        const values = { policy: policy.name, template: policy.templateId, parameter, slip };
        report(inside(policy, "parameters"), values);
      }
    }
  },
});
