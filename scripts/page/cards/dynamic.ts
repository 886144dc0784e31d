import { type Dynamic, isRecord } from "../../platform/definition/swagger.ts";
import type { Field } from "../model.ts";

/** Which kind of help from the connector a field or place declares; undefined without. */
export function dynamicKind(dynamic: Dynamic): "dropdown" | "tree" | "dynamic" | undefined {
  if (dynamic["x-ms-dynamic-tree"] || dynamic["x-ms-dynamic-values"]?.capability) return "tree";
  if (dynamic["x-ms-dynamic-list"] || dynamic["x-ms-dynamic-values"]) return "dropdown";
  if (dynamic["x-ms-dynamic-properties"] || dynamic["x-ms-dynamic-schema"]) return "dynamic";
  return undefined;
}

/** A parameter that a call reads, as the call names it. */
export interface Reference {
  readonly name: string;
  /** Whether it says that it goes without, too. */
  readonly optional: boolean;
}

/** The parameters that it reads, of the old form and the new one. */
export function references(dynamic: Dynamic): Reference[] {
  const calls = [
    dynamic["x-ms-dynamic-tree"]?.open,
    dynamic["x-ms-dynamic-list"],
    dynamic["x-ms-dynamic-values"],
    dynamic["x-ms-dynamic-properties"],
    dynamic["x-ms-dynamic-schema"],
  ];
  const named = calls.flatMap((call) => Object.values(call?.parameters ?? {}));
  return named.flatMap((binding) => {
    if (!isRecord(binding)) return [];
    const name = binding.parameterReference ?? binding.parameter;
    return typeof name === "string" ? [{ name, optional: binding.required === false }] : [];
  });
}

/**
 * The fields that a call depends on, and those of them that must be filled in first. What no field has
 * is the platform's; a parameter outside the body that need not be filled in is left out of the call.
 */
export function dependencies(
  found: readonly Reference[],
  fields: readonly Pick<Field, "key" | "required" | "initial">[],
): { dependsOn: string[]; needs: string[] } {
  const dependsOn = new Set<string>();
  const needs = new Set<string>();
  const byKey = new Map(fields.map((field) => [field.key, field]));
  for (const { name, optional } of found) {
    const plain = name.replace(/^[^/]+\//, "");
    // The new form writes "body/x" where the old one writes "x".
    const key = [name, plain, `body/${name}`].find((one) => byKey.has(one));
    const field = key === undefined ? undefined : byKey.get(key);
    if (field === undefined) continue;
    dependsOn.add(field.key);
    const isLeftOut = optional || (!field.required && !field.key.includes("/"));
    if (!isLeftOut && field.initial === undefined) needs.add(field.key);
  }
  return { dependsOn: [...dependsOn], needs: [...needs] };
}
