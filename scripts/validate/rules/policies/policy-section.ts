import { POLICY_TEMPLATES } from "../../catalogue/policy-templates.ts";
import { inside } from "../../model/node.ts";
import { POLICY_SECTION } from "../../model/policies.ts";
import { rule } from "../../rule.ts";

const SECTIONS = ["Request", "Response", "Failure"];

export const policySectionNotFound = rule({
  id: "PolicySectionNotFound",
  severity: "error",
  area: "policies",
  needs: ["properties"],
  message: 'The policy "{policy}" is for the section "{section}", which does not exist.',
  advice: "Write Request or Response; setheader also knows Failure.",
  check({ policies }, report) {
    for (const { name: policy, section, ...node } of policies) {
      const same = (one: string) => one.toLowerCase() === section?.toLowerCase();
      if (section === undefined || SECTIONS.some(same)) continue;
      report(inside(node, "parameters", POLICY_SECTION), { policy, section });
    }
  },
});

export const policySectionIgnored = rule({
  id: "PolicySectionIgnored",
  severity: "hint",
  area: "policies",
  needs: ["properties"],
  message:
    'The policy "{policy}" names the section {section}, which its template {template} ignores.',
  advice: "{advice}.",
  check({ policies }, report) {
    for (const { name: policy, section, templateId, ...node } of policies) {
      const sections = POLICY_TEMPLATES.get(templateId)?.sections;
      if (section === undefined || !SECTIONS.includes(section)) continue;
      if (sections === undefined || sections.includes(section)) continue;
      const advice = sections.length === 0 ? "Remove it" : `Write ${sections.join(" or ")}`;
      const values = { policy, section, template: templateId, advice };
      report(inside(node, "parameters", POLICY_SECTION), values);
    }
  },
});
