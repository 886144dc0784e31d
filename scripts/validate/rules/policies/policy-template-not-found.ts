import { POLICY_TEMPLATES, UNDOCUMENTED_TEMPLATES } from "../../catalogue/policy-templates.ts";
import { stringOf } from "../../json/values.ts";
import { inside } from "../../model/node.ts";
import { didYouMean } from "../../near.ts";
import { rule } from "../../rule.ts";

export const policyTemplateNotFound = rule({
  id: "PolicyTemplateNotFound",
  severity: "error",
  area: "policies",
  needs: ["properties"],
  message: 'The policy "{policy}" uses the template "{template}", which does not exist.',
  advice: "Use one of Microsoft's templates.{near}",
  check({ policies }, report) {
    for (const policy of policies) {
      const { name, templateId: id } = policy;
      if (id === "" || POLICY_TEMPLATES.has(id) || UNDOCUMENTED_TEMPLATES.has(id)) continue;
      const template = stringOf(policy.value.templateId) ?? "";
      const near = didYouMean(template, POLICY_TEMPLATES.keys());
      report(inside(policy, "templateId"), { policy: name, template, near });
    }
  },
});
