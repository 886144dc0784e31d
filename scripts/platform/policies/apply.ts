import type { PolicyTemplateInstance } from "../definition/api-properties.ts";
import { UsageError } from "../errors.ts";
import { ExpressionError } from "./expressions.ts";
import { NOT_YET_RUN, TEMPLATES } from "./registry.ts";
import {
  PolicyError,
  type PolicyParameters,
  type PolicyTemplate,
  type Scene,
  type Section,
} from "./template.ts";

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
      const changes = await template.run(readParameters(policy), scene);
      if (changes.length > 0) {
        report({ title: policy.title ?? "", templateId: template.templateId, section, changes });
      }
    } catch (error) {
      if (!(error instanceof PolicyError || error instanceof ExpressionError)) throw error;
      throw new UsageError(
        `${operationId}: the policy "${policy.title ?? "(untitled)"}" (${policy.templateId}) cannot run: ${error.message}.`,
      );
    }
  }
}

/** No list, or an empty one, means every operation. */
function concerns(policy: PolicyTemplateInstance, operationId: string): boolean {
  const list = policy.parameters?.["x-ms-apimTemplate-operationName"];
  if (!Array.isArray(list) || list.length === 0) return true;
  return list.includes(operationId);
}

/** Ids are written in any case in published files ("SetHeader", "setHeader"). */
function templateOf(policy: PolicyTemplateInstance): PolicyTemplate {
  const id = policy.templateId.toLowerCase();
  const template = TEMPLATES.find((one) => one.templateId === id);
  if (template) return template;
  throw new PolicyError(
    NOT_YET_RUN.includes(id)
      ? "this template is not yet run locally"
      : `there is no such template; there are ${[...TEMPLATES.map((one) => one.templateId), ...NOT_YET_RUN].sort().join(", ")}`,
  );
}

/** Assumption: a policy that names no section runs on the request. */
function sectionOf(policy: PolicyTemplateInstance, template: PolicyTemplate): Section {
  const named = policy.parameters?.["x-ms-apimTemplate-policySection"];
  if (named === undefined || named === "") return "Request";
  const section = template.sections.find(
    (one) => one.toLowerCase() === String(named).toLowerCase(),
  );
  if (section) return section;
  throw new PolicyError(`it runs in ${template.sections.join(", ")}, not in "${String(named)}"`);
}

function readParameters(policy: PolicyTemplateInstance): PolicyParameters {
  const optional = (name: string): string | undefined => {
    const value = policy.parameters?.[`x-ms-apimTemplateParameter.${name}`];
    return value === undefined || value === null ? undefined : String(value);
  };
  return {
    optional,
    required(name) {
      const value = optional(name);
      if (value === undefined) throw new PolicyError(`its parameter "${name}" is missing`);
      return value;
    },
    choice(name, choices, fallback) {
      const value = optional(name);
      if (value === undefined || value === "") return fallback;
      const chosen = choices.find((choice) => choice.toLowerCase() === value.toLowerCase());
      if (chosen) return chosen;
      throw new PolicyError(`its parameter "${name}" must be one of ${choices.join(", ")}`);
    },
  };
}
