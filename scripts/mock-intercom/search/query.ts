import { isObject, type Json, type JsonObject } from "../../common/json.ts";
import { invalidField, parameterInvalid, parameterMissing } from "../errors.ts";
import { isIdName } from "../ids.ts";
import type { Condition, Scalar } from "./condition.ts";
import type { Calendar } from "./days.ts";
import type { Field, FieldFinder } from "./fields.ts";

/** Groups in groups, and filters in a group ("Nesting & Limitations" in the description). */
const MAX_DEPTH = 2;
const MAX_FILTERS = 15;

const OPERATORS = ["=", "!=", "IN", "NIN", "<", ">", "<=", ">=", "~", "!~", "^", "$"] as const;
type Operator = (typeof OPERATORS)[number];

/** The operators that each type of field knows ("Accepted Operators" in the description). */
const OPERATORS_OF = {
  string: ["=", "!=", "IN", "NIN", "~", "!~", "^", "$"],
  integer: ["=", "!=", "IN", "NIN", "<", ">", "<=", ">="],
  float: ["=", "!=", "IN", "NIN", "<", ">", "<=", ">="],
  boolean: ["=", "!=", "IN", "NIN"],
  tag: ["=", "!="],
  date: ["=", "!=", "IN", "NIN", "<", ">", "<=", ">="],
  day: ["=", "<", ">"],
} as const satisfies Record<string, readonly Operator[]>;

export interface QueryRules<R> {
  fields: FieldFinder<R>;
  /** Who is in a segment changes with time: `segment_id` is searched by what the segment means. */
  segment?(id: string): Condition;
  /** Matches times by calendar day (contacts); without it they match to the second. */
  calendar?: Calendar;
  /** Refuses `<=` and `>=`. */
  exclusive?: boolean;
}

/**
 * Reads the `query` of a search.
 * @throws {ApiError} 400 for anything that is not in the grammar or does not suit the field's type
 */
export function readQuery<R>(query: Json | undefined, rules: QueryRules<R>): Condition {
  if (query === undefined || query === null) throw parameterMissing("query is required", "query");
  return readNode(query, rules, 0);
}

function readNode<R>(node: Json, rules: QueryRules<R>, depth: number): Condition {
  if (!isObject(node)) throw parameterInvalid("A filter must be an object", "query");
  const { operator } = node;
  if (operator !== "AND" && operator !== "OR") return readFilter(node, rules);
  if (depth === MAX_DEPTH) {
    throw parameterInvalid(`Filters can be nested at most ${MAX_DEPTH} levels deep`, "query");
  }
  const { value } = node;
  if (!Array.isArray(value) || value.length === 0) {
    throw parameterInvalid(`The value of ${operator} must be a list of filters`, "query");
  }
  if (value.length > MAX_FILTERS) {
    throw parameterInvalid(`A group can hold at most ${MAX_FILTERS} filters`, "query");
  }
  const parts = value.map((part) => readNode(part, rules, depth + 1));
  return operator === "AND" ? { kind: "all", parts } : { kind: "any", parts };
}

function readFilter<R>(filter: JsonObject, rules: QueryRules<R>): Condition {
  // One without a value is probably taken as null: Intercom's own SDK sends such.
  const { field: name, value = null } = filter;
  if (typeof name !== "string") throw parameterMissing("A filter needs a field", "field");
  if (name === "segment_id" && rules.segment !== undefined) {
    return readSegments(filter, rules.segment);
  }
  const field = rules.fields(name);
  if (field === undefined) throw invalidField(name);
  const operator = OPERATORS.find((known) => known === filter.operator);
  if (name === "id" && (operator === ">" || operator === "<")) {
    // Not described; the Singer tap pages through conversations so, from "" on.
    const id = readValue(value, field, name);
    return {
      kind: "ids",
      field: name,
      side: operator === ">" ? "above" : "below",
      id: String(id ?? ""),
    };
  }
  const byDay = field.type === "date" && rules.calendar !== undefined;
  const allowed: readonly Operator[] = OPERATORS_OF[byDay ? "day" : field.type];
  const tooNew = (operator === "<=" || operator === ">=") && rules.exclusive === true;
  if (operator === undefined || tooNew || !allowed.includes(operator)) {
    throw parameterInvalid(
      `Operator '${String(filter.operator)}' is invalid for the ${field.type} field '${name}'`,
      name,
    );
  }
  const many = operator === "IN" || operator === "NIN";
  if (many !== Array.isArray(value)) {
    throw parameterInvalid(
      many ? `${operator} needs a list of values` : `${operator} takes a single value`,
      name,
    );
  }
  const values = (Array.isArray(value) ? value : [value]).map((one) => readValue(one, field, name));
  const negate = operator === "!=" || operator === "NIN" || operator === "!~";

  if (operator === "~" || operator === "!~" || operator === "^" || operator === "$") {
    const [text] = values;
    if (typeof text !== "string") throw badValue(name, field.type);
    const how = operator === "^" ? "starts" : operator === "$" ? "ends" : "contains";
    return { kind: "text", field: name, how, value: text, negate };
  }
  if (field.type === "date") {
    const ranges = values.map((seconds) => timeRange(name, operator, seconds, rules.calendar));
    const [only] = ranges;
    const range: Condition =
      ranges.length === 1 && only !== undefined ? only : { kind: "any", parts: ranges };
    return negate ? { kind: "not", part: range } : range;
  }
  const numeric = field.type === "integer" || field.type === "float";
  if (numeric && ["<", ">", "<=", ">="].includes(operator)) {
    const [number] = values;
    if (typeof number !== "number") throw badValue(name, field.type);
    const next = field.type === "integer" ? number + 1 : nextNumber(number);
    if (operator === "<") return { kind: "range", field: name, before: number };
    if (operator === "<=") return { kind: "range", field: name, before: next };
    return { kind: "range", field: name, from: operator === ">" ? next : number };
  }
  return { kind: "in", field: name, values, negate };
}

function readSegments(
  { operator, value = null }: JsonObject,
  segment: (id: string) => Condition,
): Condition {
  const name = "segment_id";
  const many = operator === "IN" || operator === "NIN";
  if (!many && operator !== "=" && operator !== "!=") {
    throw parameterInvalid(`Operator '${String(operator)}' is invalid for '${name}'`, name);
  }
  if (many !== Array.isArray(value)) throw badValue(name, many ? "list" : "string");
  const parts = (Array.isArray(value) ? value : [value]).map((id) => {
    if (typeof id !== "string") throw badValue(name, "string");
    return segment(id);
  });
  const part: Condition = { kind: "any", parts };
  return operator === "=" || operator === "IN" ? part : { kind: "not", part };
}

/** A value of the field's type, or null for "is empty". Text is compared without regard to case. */
function readValue<R>(value: Json, field: Field<R>, name: string): Scalar {
  if (value === null) return null;
  switch (field.type) {
    case "string":
    case "tag": {
      // Ids may be numbers, as anywhere in a body.
      const text = Number.isSafeInteger(value) && isIdName(name) ? String(value) : value;
      if (typeof text === "string") return (field.uniform?.(text) ?? text).toLowerCase();
      break;
    }
    case "boolean":
      if (typeof value === "boolean") return value;
      break;
    case "float": {
      // The description knows whole numbers and texts as values.
      const number = typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value) ? +value : value;
      if (typeof number === "number" && Number.isFinite(number)) return number;
      break;
    }
    case "integer":
    case "date": {
      // The description's own example gives a time as a string of digits.
      const number = typeof value === "string" && /^-?\d{1,16}$/.test(value) ? +value : value;
      if (typeof number === "number" && Number.isSafeInteger(number)) return number;
    }
  }
  throw badValue(name, field.type);
}

/** A number that is larger by about as little as a double can be. */
const nextNumber = (number: number) =>
  number + Math.max(Number.MIN_VALUE, Math.abs(number) * Number.EPSILON);

const badValue = (name: string, type: string) =>
  parameterInvalid(`The value for '${name}' is not a valid ${type}`, name);

/**
 * Times, in milliseconds. By day: `=` is the whole day, `>` begins with the next one, `<` ends where
 * the day begins. By second: `>` and `<` include the second itself, as the description says ("Greater
 * (or equal) than", "Lower (or equal) than").
 */
function timeRange(
  field: string,
  operator: Operator,
  seconds: Scalar,
  calendar: Calendar | undefined,
): Condition {
  if (seconds === null && (operator === "<" || operator === ">")) throw badValue(field, "date");
  if (typeof seconds !== "number") return { kind: "in", field, values: [null], negate: false };
  if (calendar !== undefined) {
    const day = calendar.dayOf(seconds);
    if (day === undefined) throw badValue(field, "date");
    if (operator === ">") return { kind: "range", field, from: day.next };
    if (operator === "<") return { kind: "range", field, before: day.start };
    return { kind: "range", field, from: day.start, before: day.next };
  }
  const from = seconds * 1000;
  const before = from + 1000;
  if (operator === ">" || operator === ">=") return { kind: "range", field, from };
  if (operator === "<" || operator === "<=") return { kind: "range", field, before };
  return { kind: "range", field, from, before };
}
