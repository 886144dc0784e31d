import { POLICY_TEMPLATES, UNDOCUMENTED_TEMPLATES } from "../../catalogue/policy-templates.ts";
import { stringOf } from "../../json/values.ts";
import { inside } from "../../model/node.ts";
import { didYouMean, isSlipOf } from "../../near.ts";
import { rule } from "../../rule.ts";

/** The template that is meant, where the id is a known one misspelt. */
const slipOf = (id: string) => [...POLICY_TEMPLATES.keys()].find((known) => isSlipOf(id, known));

export const policyTemplateNotFound = rule({
  id: "PolicyTemplateNotFound",
  severity: "error",
  weaker: "warning",
  area: "policies",
  needs: ["properties"],
  message: 'The policy "{policy}" uses the template "{template}", which is documented nowhere.',
  advice: "Use one of Microsoft's templates.{near}",
  check({ policies }, report) {
    for (const policy of policies) {
      const { name, templateId: id } = policy;
      if (id === "" || POLICY_TEMPLATES.has(id) || UNDOCUMENTED_TEMPLATES.has(id)) continue;
      const template = stringOf(policy.value.templateId) ?? "";
      const slip = slipOf(id);
      const near = didYouMean(slip ?? template, POLICY_TEMPLATES.keys());
      // Microsoft's own connectors use templates that it documents nowhere.
      const weaker = slip === undefined;
      report(inside(policy, "templateId"), { policy: name, template, near }, [], weaker);
    }
  },
});
