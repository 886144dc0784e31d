/**
 * Reads single fields of a body: undefined where a field is not given or null.
 * Each throws an `ApiError`, 400, for a value of another type: where the contract is not checked,
 * bodies hold anything.
 */
import { isObject, type Json, type JsonObject } from "../common/json.ts";
import { LAST_SECOND } from "./clock.ts";
import { parameterInvalid, parameterMissing } from "./errors.ts";

export function textOf(body: JsonObject, name: string): string | undefined {
  return read(body, name, "a string", (value) => (typeof value === "string" ? value : undefined));
}

export function flagOf(body: JsonObject, name: string): boolean | undefined {
  return read(body, name, "a boolean", (value) => (typeof value === "boolean" ? value : undefined));
}

export function integerOf(body: JsonObject, name: string): number | undefined {
  return read(body, name, "an integer", integer);
}

/** A list of ids that are integers. */
export const integersOf = (body: JsonObject, name: string): number[] | undefined =>
  listOf(body, name, integer);

/** Ids are text by now (`ids.ts`), also those that the contract has as numbers. */
function integer(value: Json): number | undefined {
  const number = typeof value === "string" && /^\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof number === "number" && Number.isSafeInteger(number) ? number : undefined;
}

/** An id; undefined where it is not given, null or empty. */
export function idOf(body: JsonObject, name: string): string | undefined {
  return textOf(body, name) || undefined;
}

/** A time in unix seconds that a date can hold. */
export function timeOf(body: JsonObject, name: string): number | undefined {
  return read(body, name, "a time in unix seconds", (value) => {
    const isTime = typeof value === "number" && Number.isSafeInteger(value);
    return isTime && value >= 0 && value <= LAST_SECOND ? value : undefined;
  });
}

/** The same, but it must be there. @throws {ApiError} 400 */
export function requiredTimeOf(body: JsonObject, name: string): number {
  return required(name, timeOf(body, name));
}

/** @throws {ApiError} 400 `parameter_missing` for a field that was not given */
export function required<T>(name: string, value: T | undefined): T {
  if (value === undefined) throw parameterMissing(`${name} is required`, name);
  return value;
}

/** One of several words. @param refusal what is said of any other; default: the words */
export function wordOf<W extends string>(
  body: JsonObject,
  name: string,
  words: readonly W[],
  refusal?: string,
): W | undefined {
  const value = body[name];
  const word = words.find((one) => one === value);
  if (word !== undefined || value === undefined || value === null) return word;
  throw parameterInvalid(refusal ?? `${name} must be one of ${words.join(", ")}`, name);
}

export function objectOf(body: JsonObject, name: string): JsonObject | undefined {
  return read(body, name, "an object", (value) => (isObject(value) ? value : undefined));
}

/** A list whose entries are read one by one; `read` gives undefined for one that will not do. */
export function listOf<T>(
  body: JsonObject,
  name: string,
  item: (value: Json) => T | undefined,
): T[] | undefined {
  return read(body, name, "a list of the right items", (value) => {
    if (!Array.isArray(value)) return undefined;
    const items = value.map(item);
    return items.every((one): one is T => one !== undefined) ? items : undefined;
  });
}

/** A list of objects. */
export const objectsOf = (body: JsonObject, name: string) =>
  listOf(body, name, (value) => (isObject(value) ? value : undefined));

/** A list of strings. */
export const textsOf = (body: JsonObject, name: string) =>
  listOf(body, name, (value) => (typeof value === "string" ? value : undefined));

function read<T>(
  body: JsonObject,
  name: string,
  wanted: string,
  accept: (value: Json) => T | undefined,
): T | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  const read = accept(value);
  if (read === undefined) throw parameterInvalid(`${name} must be ${wanted}`, name);
  return read;
}
