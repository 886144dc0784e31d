import { POLICY_TEMPLATES } from "../../catalogue/policy-templates.ts";
import { inside, objectIn } from "../../model/node.ts";
import { OPERATION_NAME, PARAMETER, POLICY_SECTION } from "../../model/policies.ts";
import { didYouMean, isSlipOf } from "../../near.ts";
import { rule } from "../../rule.ts";

export const policyParameterNotFound = rule({
  id: "PolicyParameterNotFound",
  // Published in the connector Copilot Direct Line: it has no effect, and nothing breaks.
  severity: "warning",
  area: "policies",
  needs: ["properties"],
  message:
    'The policy "{policy}" has the parameter "{parameter}", which its template {template} does not take.',
  advice: "Remove the parameter, or correct its name.{near}",
  check({ policies }, report) {
    for (const policy of policies) {
      const template = POLICY_TEMPLATES.get(policy.templateId);
      if (!template) continue;
      const known = [...template.required, ...template.optional];
      for (const [parameter, node] of policy.parameters) {
        if (known.includes(parameter)) continue;
        // A slip of one that has to be there is told where that is missing.
        const missing = template.required.filter((name) => !policy.parameters.has(name));
        if (missing.some((name) => isSlipOf(parameter, name))) continue;
        const near = didYouMean(parameter, known);
        report(node, { policy: policy.name, template: policy.templateId, parameter, near });
      }
      const names = [...known.map((name) => PARAMETER + name), OPERATION_NAME, POLICY_SECTION];
      for (const parameter of Object.keys(objectIn(policy, "parameters")?.value ?? {})) {
        if (parameter.startsWith(PARAMETER) || names.includes(parameter)) continue;
        const place = inside(policy, "parameters", parameter);
        const near = didYouMean(parameter, names);
        report(place, { policy: policy.name, template: policy.templateId, parameter, near });
      }
    }
  },
});
