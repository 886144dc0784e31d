import type { Json, JsonObject } from "../../common/json.ts";

/** Narrowing of JSON values. Connectors may hold anything anywhere, so nothing is taken for granted. */

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value where it is an object, else an empty one. */
export function objectOf(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

/** The value where it is a list, else an empty one. */
export function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

export function stringOf(value: Json | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** The texts of a list; anything else in it is left out. */
export function stringsOf(value: Json | undefined): string[] {
  return listOf(value).filter((item) => typeof item === "string");
}

export function numberOf(value: Json | undefined): number | undefined {
  return typeof value === "number" ? value : undefined;
}

/** JSON's name for a value's type; whole numbers are integers. */
export function typeOf(value: Json | undefined): string {
  if (value === null || value === undefined) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return typeof value;
}

/**
 * A value as text, to compare: numbers and truth values as they are written, what is no single value as
 * JSON. `String` would call a `toString` that a stranger's file can hold.
 */
export function textOf(value: Json | undefined): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** A value as it is shown in a message: JSON, shortened. */
export function shown(value: Json | undefined): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
