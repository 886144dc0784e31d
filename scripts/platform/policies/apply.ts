import type { PolicyTemplateInstance } from "../definition/api-properties.ts";
import { UsageError } from "../errors.ts";
import { ExpressionError } from "./expressions.ts";
import { concerns, isOfTemplate, readParameters } from "./instance.ts";
import { TEMPLATES } from "./registry.ts";
import { PolicyError, type PolicyTemplate, type Scene, type Section } from "./template.ts";

/** What one policy changed. */
export interface PolicyChange {
  title: string;
  templateId: string;
  section: Section;
  changes: string[];
}

/**
 * Runs the policies of an operation and a section in the order of the file (Microsoft Learn).
 * @param report called for each policy that changed something
 * @throws {UsageError} naming the policy's title and template, where it cannot run
 */
export async function applyPolicies(
  policies: readonly PolicyTemplateInstance[],
  operationId: string,
  section: Section,
  scene: Scene,
  report: (change: PolicyChange) => void,
): Promise<void> {
  for (const policy of policies) {
    if (!concerns(policy, operationId)) continue;
    try {
      const template = templateOf(policy);
      const wanted = sectionOf(policy, template);
      if (wanted !== section) continue;
      const changes = await runNamed(template, policy, scene);
      if (changes.length > 0) {
        report({ title: policy.title ?? "", templateId: template.templateId, section, changes });
      }
    } catch (error) {
      if (!(error instanceof PolicyError || error instanceof ExpressionError)) throw error;
      throw new UsageError(
        `${operationId}: ${titleOf(policy)} cannot run: ${error.message}.`,
        "policy",
      );
    }
  }
}

function titleOf({ title = "(untitled)", templateId }: PolicyTemplateInstance): string {
  return `the policy "${title}" (${templateId})`;
}

/** What a template warns of gets the policy's name; the scene itself it changes in place. */
async function runNamed(
  template: PolicyTemplate,
  policy: PolicyTemplateInstance,
  scene: Scene,
): Promise<string[]> {
  const { warn } = scene;
  scene.warn = (message) => warn(`${titleOf(policy)}: ${message}`);
  try {
    return await template.run(readParameters(policy), scene);
  } finally {
    scene.warn = warn;
  }
}

function templateOf(policy: PolicyTemplateInstance): PolicyTemplate {
  const template = TEMPLATES.find((one) => isOfTemplate(policy, one.templateId));
  if (template) return template;
  const known = TEMPLATES.map((one) => one.templateId).join(", ");
  throw new PolicyError(`there is no such template; there are ${known}`);
}

/** Assumption: a policy that names no section runs on the request, if its template can. */
function sectionOf(policy: PolicyTemplateInstance, template: PolicyTemplate): Section {
  const named = policy.parameters?.["x-ms-apimTemplate-policySection"];
  if (named === undefined || named === "") return template.sections[0];
  const section = template.sections.find(
    (one) => one.toLowerCase() === String(named).toLowerCase(),
  );
  if (section) return section;
  throw new PolicyError(`it runs in ${template.sections.join(", ")}, not in "${String(named)}"`);
}
