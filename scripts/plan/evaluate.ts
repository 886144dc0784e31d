import { isObject, type Json, type JsonObject } from "../common/json.ts";
import { nextLink, ORIGINAL_REQUEST_URI } from "./links.ts";
import type { Expr, Operator } from "./plan.ts";
import { atTimes, secondsOf, timeOf } from "./times.ts";

/** The values named so far, by name. */
export type Scope = Readonly<Record<string, Json>>;

/** Computes an expression. Never fails: what is missing or of the wrong kind is null. */
export function evaluate(expr: Expr, scope: Scope): Json {
  if (expr === null || typeof expr !== "object") return expr;
  if (isList(expr)) return expr.map((item) => evaluate(item, scope));
  if (isOperator(expr)) return operate(expr, scope);
  return Object.fromEntries(
    Object.entries(expr).map(([key, value]) => [key, evaluate(value, scope)]),
  );
}

/** The text of a string, a whole number or a boolean; null for anything else. */
export function textOf(value: Json): string | null {
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return value ? "true" : "false";
  // Other numbers are written differently by JavaScript and .NET.
  if (typeof value === "number" && Number.isSafeInteger(value)) return String(value);
  return null;
}

export function isGiven(value: Json): boolean {
  return value !== null && value !== "";
}

/** Whether a text holds nothing but what JSON counts as blank. */
export function isBlank(text: string): boolean {
  return !/[^ \t\r\n]/.test(text);
}

/** The value at a dotted path, null where there is none. */
export function valueAt(value: Json, path: string): Json {
  let current = value;
  for (const key of path.split(".")) {
    if (Array.isArray(current)) current = (/^\d+$/.test(key) ? current[Number(key)] : null) ?? null;
    else if (isObject(current))
      current = (Object.hasOwn(current, key) ? current[key] : null) ?? null;
    else return null;
  }
  return current;
}

function operate(expr: Operator, scope: Scope): Json {
  if ("$get" in expr) return valueAt(scope, expr.$get);
  if ("$time" in expr) return timeOf(evaluate(expr.$time, scope));
  if ("$seconds" in expr) return secondsOf(evaluate(expr.$seconds, scope));
  if ("$times" in expr) {
    // Intercom answers some times as text already, and leaves some out: those stay as they are.
    const turn = (value: Json) => (typeof value === "number" ? timeOf(value) : value);
    return atTimes(evaluate(expr.$times, scope), expr.in, turn) ?? null;
  }
  if ("$text" in expr) return textOf(evaluate(expr.$text, scope));
  if ("$first" in expr) {
    for (const item of expr.$first) {
      const value = evaluate(item, scope);
      if (isGiven(value)) return value;
    }
    return null;
  }
  if ("$join" in expr)
    return expr.$join.map((item) => textOf(evaluate(item, scope)) ?? "").join("");
  if ("$each" in expr) {
    return listOf(expr.$each, scope).map((item) =>
      evaluate(expr.to, { ...scope, [expr.as]: item }),
    );
  }
  if ("$given" in expr) return isGiven(evaluate(expr.$given, scope));
  if ("$not" in expr) return evaluate(expr.$not, scope) !== true;
  if ("$equal" in expr) {
    const [a, b] = expr.$equal.map((item) => textOf(evaluate(item, scope)));
    return a !== null && a === b;
  }
  if ("$all" in expr) return expr.$all.every((item) => evaluate(item, scope) === true);
  if ("$any" in expr) return expr.$any.some((item) => evaluate(item, scope) === true);
  if ("$if" in expr)
    return evaluate(evaluate(expr.$if, scope) === true ? expr.then : expr.else, scope);
  if ("$lookup" in expr) {
    const text = textOf(evaluate(expr.$lookup, scope));
    const entry = text !== null && Object.hasOwn(expr.table, text) ? expr.table[text] : null;
    return evaluate(entry ?? null, scope);
  }
  if ("$in" in expr) {
    const text = textOf(evaluate(expr.$in, scope));
    return text !== null && listOf(expr.of, scope).some((item) => textOf(item) === text);
  }
  if ("$filter" in expr || "$find" in expr) {
    const isWanted = (item: Json) => evaluate(expr.where, { ...scope, [expr.as]: item }) === true;
    if ("$filter" in expr) return listOf(expr.$filter, scope).filter(isWanted);
    return listOf(expr.$find, scope).find(isWanted) ?? null;
  }
  if ("$object" in expr) {
    const entries = new Map<string, Json>();
    for (const item of listOf(expr.$object, scope)) {
      const inner = { ...scope, [expr.as]: item };
      const key = textOf(evaluate(expr.key, inner));
      if (key !== null && key !== "") entries.set(key, evaluate(expr.value, inner));
    }
    return Object.fromEntries(entries);
  }
  if ("$compact" in expr) return listOf(expr.$compact, scope).filter((item) => item !== null);
  if ("$nextLink" in expr) {
    return nextLink(scope[ORIGINAL_REQUEST_URI] ?? null, evaluate(expr.$nextLink, scope));
  }
  if ("$merge" in expr) {
    return expr.$merge
      .map((item) => evaluate(item, scope))
      .filter(isObject)
      .reduce<Json>((below, above) => (isObject(below) ? merged(below, above) : above), null);
  }
  const text = textOf(evaluate(expr.$match, scope));
  return (text === null ? null : new RegExp(expr.pattern).exec(text)?.[1]) ?? null;
}

/** A list, empty where it is none. */
function listOf(expr: Expr, scope: Scope): Json[] {
  const list = evaluate(expr, scope);
  return Array.isArray(list) ? list : [];
}

/** Two objects laid over one another, as `$merge` does. */
export function merged(below: JsonObject, above: JsonObject): JsonObject {
  const entries = new Map(Object.entries(below));
  for (const [key, value] of Object.entries(above)) {
    const under = entries.get(key);
    if (isObject(under) && isObject(value)) entries.set(key, merged(under, value));
    else if (value !== null || under === undefined) entries.set(key, value);
  }
  return Object.fromEntries(entries);
}

function isOperator(expr: { readonly [key: string]: Expr } | Operator): expr is Operator {
  return Object.keys(expr)[0]?.startsWith("$") === true;
}

function isList(expr: Expr): expr is readonly Expr[] {
  return Array.isArray(expr);
}
