import type { HttpRequest } from "../common/http.ts";
import { isObject, type Json, type JsonObject } from "../common/json.ts";
import { PlanFailure, textIn } from "./call.ts";
import { isBlank, isGiven, textOf, valueAt } from "./evaluate.ts";
import type { InputType, Plan, PlanField, PlanInput, TimesTree, ValueRule } from "./plan.ts";
import { readJson } from "./read-json.ts";
import { atTimes, secondsOf } from "./times.ts";

/** What to give, by type. */
const WANTED: Readonly<Record<InputType, string>> = {
  string: "a text",
  integer: "a whole number, such as 5",
  number: "a number, such as 1.5",
  boolean: "true or false",
  "date-time": "a date and time with its zone, such as 2026-03-01T09:30:00Z, or a date",
  object: 'an object, such as {"key": "value"}',
  list: 'a list, such as ["a", "b"]',
  any: "a value",
};

/**
 * What has no width or is blank: JSON's blanks, Unicode's white space, marks of writing direction.
 * By hand, as trim in JavaScript and in versions of .NET takes different ones.
 */
const BLANK =
  "[\\t-\\r \\u0085\\u00a0\\u1680\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u2069\\u3000\\ufeff]";
const BLANKS_AT_THE_ENDS = new RegExp(`^${BLANK}+|${BLANK}+$`, "g");

const TRUE = ["true", "True", "TRUE"];
const FALSE = ["false", "False", "FALSE"];

/**
 * What the maker filled in, by name; null where nothing was. A blank text counts as nothing: that
 * is what a flow sends for dynamic content that turns out empty.
 * @throws {PlanFailure} 400 for a required input left empty, or one that breaks its rule.
 */
export function readInputs(plan: Plan, request: HttpRequest): JsonObject {
  const inputs = plan.inputs ?? [];
  const fromPath = pathValues(plan.path, request.url);
  const fromQuery = queryValues(request.url);
  const body = readBody(inputs, request);
  const given = (input: PlanInput): Json => {
    const { name, from } = input;
    if (from === "path") return fromPath.get(name) ?? null;
    if (from === "body") return input.whole ? body : valueAt(body, name);
    const values = fromQuery.filter(([key]) => key === name).map(([, value]) => value);
    if (input.type !== "list") return values[0] ?? null;
    return values.every(isBlank) ? null : values;
  };
  return Object.fromEntries(
    inputs.map((input) => {
      const rule = input.whole ? { type: "object" as const, ...input } : input;
      const value = taken(rule, given(input), input.title, input.name);
      if (value === null && input.required) throw missing(input.title, input.name);
      return [input.name, value];
    }),
  );
}

function readBody(inputs: readonly PlanInput[], request: HttpRequest): Json {
  const parts = inputs.filter(({ from }) => from === "body");
  if (parts.length === 0) return null;
  const text = textIn(request);
  const isWhole = parts.every(({ whole }) => whole);
  if (isWhole && isBlank(text)) return null;
  const body = readJson(text);
  if (body !== undefined && (isWhole || isObject(body))) return body;
  throw new PlanFailure(400, "body_invalid", "The request's body is not a JSON object. Send one.");
}

/** A value as its rule wants it; null for nothing. `key` is what makers know its place by. */
function taken(rule: ValueRule, given: Json, title: string, key: string): Json {
  if (isNothing(given)) return null;
  const { type = "string", words, fields, items, times, trim } = rule;
  let value = ofType(type, given);
  if (value === undefined) throw invalid(title, key, WANTED[type]);
  if (words !== undefined && !words.includes(textOf(value) ?? "")) {
    throw invalid(title, key, `one of these: ${words.join(", ")}`);
  }
  if (fields !== undefined && isObject(value)) value = withFields(fields, value, key);
  if (items !== undefined && Array.isArray(value)) {
    value = value
      .map((item, i) => taken(items, item, title, `${key}.${i}`))
      .filter((item) => item !== null);
  }
  if (times !== undefined) value = withSeconds(value, times, title, key);
  if (trim === undefined) return value;
  return (
    atTimes(value, trim, (one) =>
      typeof one === "string" ? one.replace(BLANKS_AT_THE_ENDS, "") : one,
    ) ?? null
  );
}

function isNothing(value: Json): boolean {
  return value === null || (typeof value === "string" && isBlank(value));
}

/** A value as one of the type, undefined where it is none. */
function ofType(type: InputType, value: Json): Json | undefined {
  switch (type) {
    case "string":
      return textOf(value) ?? undefined;
    case "integer": {
      const number = inText(value);
      return typeof number === "number" && Number.isSafeInteger(number) ? number : undefined;
    }
    case "number": {
      const number = inText(value);
      return typeof number === "number" && Number.isFinite(number) ? number : undefined;
    }
    case "boolean":
      if (typeof value === "boolean") return value;
      if (typeof value !== "string") return undefined;
      return TRUE.includes(value) ? true : FALSE.includes(value) ? false : undefined;
    case "date-time":
      return secondsOf(value) ?? undefined;
    case "object":
      return isObject(value) ? value : undefined;
    case "list":
      return Array.isArray(value) ? value : undefined;
    case "any":
      return value;
  }
}

/** The JSON in a text; any other value as it is. */
function inText(value: Json): Json | undefined {
  return typeof value === "string" ? readJson(value) : value;
}

function withFields(fields: readonly PlanField[], value: JsonObject, key: string): JsonObject {
  const changed = new Map<string, Json>();
  for (const field of fields) {
    const place = `${key}.${field.key}`;
    const given = (Object.hasOwn(value, field.key) ? value[field.key] : null) ?? null;
    const own = taken(field, given, field.title, place);
    if (own === null && field.required) throw missing(field.title, place);
    if (given !== null) changed.set(field.key, own);
  }
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, old]) => {
      const own = changed.has(name) ? (changed.get(name) ?? null) : old;
      // What was blank is left out: sent as null, it would clear the field.
      return own === null && old !== null ? [] : [[name, own]];
    }),
  );
}

/**
 * A value with the texts at the tree's places turned into unix seconds; what is blank is left out.
 * @param key what makers know the value by
 * @throws {PlanFailure} 400 for a text that is no time
 */
export function withSeconds(value: Json, tree: TimesTree, title: string, key: string): Json {
  const wrong: string[] = [];
  const turned = atTimes(value, tree, (time, place) => {
    if (typeof time !== "string") return time;
    if (isBlank(time)) return undefined;
    const seconds = secondsOf(time);
    if (seconds === null) wrong.push([key, place].filter(isGiven).join("."));
    return seconds;
  });
  // The first of them by name: the order of keys is not the same everywhere.
  const [first] = wrong.sort();
  if (first !== undefined) throw invalid(title, first, WANTED["date-time"]);
  return turned ?? null;
}

function invalid(title: string, key: string, wanted: string): PlanFailure {
  return new PlanFailure(400, "parameter_invalid", `${title} (${key}) must be ${wanted}.`);
}

function missing(title: string, key: string): PlanFailure {
  return new PlanFailure(
    400,
    "parameter_missing",
    `${title} (${key}) is empty. Fill it in; where it comes from an earlier step, check that the step gave a value.`,
  );
}

/** The values of `{name}` segments, read from the end of the path: a gateway may put its own before. */
function pathValues(template: string, url: string): Map<string, string> {
  const names = template.split("/").slice(1);
  const segments = (url.split(/[?#]/)[0] ?? "").split("/").slice(-names.length);
  const values = new Map<string, string>();
  for (const [i, name] of names.entries()) {
    const parameter = /^\{(\w+)\}$/.exec(name)?.[1];
    if (parameter !== undefined) values.set(parameter, decode(segments[i] ?? ""));
  }
  return values;
}

/** Names and values of the query of a URL, in order. A plus is a blank, as in forms. */
export function queryValues(url: string): [name: string, value: string][] {
  const [address = ""] = url.split("#");
  const start = address.indexOf("?");
  if (start < 0) return [];
  return address
    .slice(start + 1)
    .replaceAll("+", " ")
    .split("&")
    .map((part) => {
      const end = part.indexOf("=");
      return end < 0
        ? [decode(part), ""]
        : [decode(part.slice(0, end)), decode(part.slice(end + 1))];
    });
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
