import { defined } from "../../common/defined.ts";
import { isObject, type Json, type JsonObject } from "../../common/json.ts";
import { fieldAt } from "../change-field.ts";
import type { Field } from "../operation.ts";

/** The places of fixed values: `from.type` of `{ from: { type: "admin" } }`. */
export function fixedLeaves(fixed: JsonObject): string[] {
  return Object.entries(fixed).flatMap(([key, value]) =>
    isObject(value) && Object.keys(value).length > 0
      ? fixedLeaves(value).map((place) => `${key}.${place}`)
      : [key],
  );
}

/**
 * A field of which only the alternatives remain that can hold the fixed values, and have the places
 * that makers are asked for: `to.phone` of a message's `to`.
 */
export function narrowed(
  field: Field,
  fixed: Json | undefined,
  asked: readonly string[] = [],
): Field {
  const values = isObject(fixed) ? fixed : {};
  if (Object.keys(values).length + asked.length === 0) return field;
  if (field.alternatives !== undefined) {
    const fitting = field.alternatives.filter(
      (alternative) =>
        canHold(alternative, values) &&
        asked.every((place) => fieldAt(alternative, place) !== undefined),
    );
    const [one, ...others] = fitting;
    if (one === undefined || others.length > 0) return field;
    const { definition: _, ...chosen } = narrowed(one, fixed, asked);
    return {
      ...chosen,
      ...defined({ title: field.title, description: field.description }),
    };
  }
  const changed = Object.entries(field.fields ?? {}).flatMap(([key, inner]) => {
    const within = asked.flatMap((place) =>
      place.startsWith(`${key}.`) ? [place.slice(key.length + 1)] : [],
    );
    const narrow = narrowed(inner, values[key], within);
    return narrow === inner ? [] : [[key, narrow] as const];
  });
  if (changed.length === 0) return field;
  const { definition: _, ...copy } = field;
  return { ...copy, fields: { ...field.fields, ...Object.fromEntries(changed) } };
}

function canHold(field: Field, fixed: JsonObject): boolean {
  const { fields } = field;
  if (fields === undefined) return false;
  return Object.entries(fixed).every(([key, value]) => {
    const inner = Object.hasOwn(fields, key) ? fields[key] : undefined;
    if (inner === undefined) return false;
    if (isObject(value)) return canHold(inner, value);
    return inner.enum === undefined || inner.enum.includes(value);
  });
}
