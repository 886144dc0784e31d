import { POLICY_TEMPLATES } from "../../catalogue/policy-templates.ts";
import { inside } from "../../model/node.ts";
import { didYouMean } from "../../near.ts";
import { rule } from "../../rule.ts";

export const policyTemplateNotFound = rule({
  id: "PolicyTemplateNotFound",
  severity: "error",
  area: "policies",
  needs: ["properties"],
  message: 'The policy "{policy}" uses the template "{template}", which does not exist.',
  advice: "Use one of Microsoft's templates; they are written in lower case.{near}",
  check({ policies }, report) {
    for (const policy of policies) {
      const { name, templateId: template } = policy;
      if (template === "" || Object.hasOwn(POLICY_TEMPLATES, template)) continue;
      const near = didYouMean(template, Object.keys(POLICY_TEMPLATES));
      report(inside(policy, "templateId"), { policy: name, template, near });
    }
  },
});
