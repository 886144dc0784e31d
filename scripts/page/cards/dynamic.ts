import { type Dynamic, isRecord } from "../../platform/definition/swagger.ts";
import { referredKeys } from "../../platform/dynamic/referred-keys.ts";
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

/** What matters of a field that others may depend on. */
export type Dependable = Pick<Field, "required" | "initial">;

/**
 * The fields that a call depends on, and those of them that must be filled in first. What no field has
 * is the platform's; a parameter outside the body that need not be filled in is left out of the call.
 * @param fields by the keys to ask by
 * @param from the key of what makes the call
 */
export function dependencies(
  found: readonly Reference[],
  fields: ReadonlyMap<string, Dependable>,
  from = "",
): { dependsOn: string[]; needs: string[] } {
  const dependsOn = new Set<string>();
  const needs = new Set<string>();
  for (const { name, optional } of found) {
    const key = referredKeys(name, from).find((one) => fields.has(one));
    const field = key === undefined ? undefined : fields.get(key);
    if (key === undefined || field === undefined) continue;
    dependsOn.add(key);
    const isLeftOut = optional || (!field.required && !key.includes("/"));
    if (!isLeftOut && field.initial === undefined) needs.add(key);
  }
  return { dependsOn: [...dependsOn], needs: [...needs] };
}
