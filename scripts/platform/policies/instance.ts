import type { ApiProperties, PolicyTemplateInstance } from "../definition/api-properties.ts";
import { isRecord } from "../definition/swagger.ts";
import { PolicyError, type PolicyParameters } from "./template.ts";

/** Whether a policy is for an operation. No list, or an empty one, means every operation. */
export function concerns(policy: PolicyTemplateInstance, operationId: string): boolean {
  const list = policy.parameters?.["x-ms-apimTemplate-operationName"];
  if (!Array.isArray(list) || list.length === 0) return true;
  return list.includes(operationId);
}

/** Ids are written in any case in published files ("SetHeader", "setHeader"). */
export function isOfTemplate(policy: PolicyTemplateInstance, templateId: string): boolean {
  return String(policy.templateId).toLowerCase() === templateId;
}

/** A policy's parameters, by their names without the long prefix. */
export function readParameters(policy: PolicyTemplateInstance): PolicyParameters {
  const raw = (name: string) => policy.parameters?.[`x-ms-apimTemplateParameter.${name}`];
  const optional = (name: string): string | undefined => {
    const value = raw(name);
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
    object(name) {
      const value = raw(name);
      if (isRecord(value)) return value;
      throw new PolicyError(`its parameter "${name}" must be an object`);
    },
  };
}

/** Where a trigger's items lie in its answer, if a pollingtrigger policy says so. */
export function pollingDataPath(
  { properties }: ApiProperties,
  operationId: string,
): string | undefined {
  const policy = (properties.policyTemplateInstances ?? []).find(
    (one) => isOfTemplate(one, "pollingtrigger") && concerns(one, operationId),
  );
  return policy && readParameters(policy).optional("triggerDataPath");
}
