import { isObject, type Json, type JsonObject } from "../common/json.ts";
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
    const list = evaluate(expr.$each, scope);
    if (!Array.isArray(list)) return [];
    return list.map((item) => evaluate(expr.to, { ...scope, [expr.as]: item }));
  }
  if ("$given" in expr) return isGiven(evaluate(expr.$given, scope));
  if ("$not" in expr) return evaluate(expr.$not, scope) !== true;
  if ("$in" in expr) {
    const text = textOf(evaluate(expr.$in, scope));
    return text !== null && expr.of.includes(text);
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

function merged(below: JsonObject, above: JsonObject): JsonObject {
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
