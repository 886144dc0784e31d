import { POLICY_TEMPLATES } from "../../catalogue/policy-templates.ts";
import { didYouMean } from "../../near.ts";
import { rule } from "../../rule.ts";

export const policyParameterNotFound = rule({
  id: "PolicyParameterNotFound",
  severity: "error",
  area: "policies",
  needs: ["properties"],
  message:
    'The policy "{policy}" has the parameter "{parameter}", which its template {template} does not take.',
  advice: "Remove the parameter, or correct its name.{near}",
  check({ policies }, report) {
    for (const policy of policies) {
      const template = POLICY_TEMPLATES[policy.templateId];
      if (!template) continue;
      const known = [...template.required, ...template.optional];
      for (const [parameter, node] of policy.parameters) {
        if (known.includes(parameter)) continue;
        const near = didYouMean(parameter, known);
        report(node, { policy: policy.name, template: policy.templateId, parameter, near });
      }
    }
  },
});
