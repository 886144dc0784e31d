/** What a maker filled in, as the parameters of a call. Runs in the browser. */
import { own, put } from "../common/own.ts";

/** What is filled in, by the keys of fields. */
export type Filled = ReadonlyMap<string, unknown>;

/**
 * @param dynamic the keys of fields that the API described: what lies below them is one object
 * @returns by key as the platform takes them; what is empty is left out
 */
export function parametersOf(filled: Filled, dynamic: readonly string[]): Record<string, unknown> {
  const parameters: Record<string, unknown> = {};
  for (const [key, value] of filled) {
    if (value === undefined) continue;
    const parent = dynamic.find((one) => key.startsWith(`${one}/`));
    if (parent === undefined) put(parameters, key, value);
    else {
      const path = key.slice(parent.length + 1).split("/");
      put(parameters, parent, withValue(own(parameters, parent), path, value));
    }
  }
  return parameters;
}

/** An object with a value at a path. */
export function withValue(
  object: unknown,
  [step, ...rest]: readonly string[],
  value: unknown,
): unknown {
  if (step === undefined) return value;
  const copy: Record<string, unknown> = isObject(object) ? { ...object } : {};
  put(copy, step, withValue(own(copy, step), rest, value));
  return copy;
}

/** The values that others wait for: absent while one of them has none. */
export function known(
  parameters: Readonly<Record<string, unknown>>,
  dependsOn: readonly string[],
): boolean {
  return dependsOn.every((key) => own(parameters, key) !== undefined);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
