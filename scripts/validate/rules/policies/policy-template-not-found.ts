import { POLICY_TEMPLATES } from "../../catalogue/policy-templates.ts";
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
      const { name, templateId } = policy;
      if (templateId === "" || Object.hasOwn(POLICY_TEMPLATES, templateId)) continue;
      const template = stringOf(policy.value.templateId) ?? templateId;
      const near = didYouMean(templateId, Object.keys(POLICY_TEMPLATES));
      report(inside(policy, "templateId"), { policy: name, template, near });
    }
  },
});
