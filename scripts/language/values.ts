/**
 * Values that are known only when a plan runs, as typed references: `contact.location.city`
 * compiles where the contract has that field, and stands for the expression that reads it.
 */
import type { Expr, Operator } from "../plan/plan.ts";

declare const kind: unique symbol;

/** A value of type T, computed when the plan runs. */
export interface Value<out T> {
  readonly [kind]: T;
}

/**
 * A reference into a value: its fields are references too. Missing fields read as null. `first` is the
 * first entry of a list: a field of that name cannot be read.
 */
export type Ref<T> = Value<T> &
  (T extends readonly (infer Item)[]
    ? { readonly first: Ref<Exclude<Item, undefined>> }
    : T extends object
      ? { readonly [K in Exclude<keyof T, "first">]-?: Ref<NonNullable<T[K]>> }
      : unknown);

/** A value as written in a descriptor: a constant, or one known when the plan runs. */
export type Given<T> = T | Value<T> | Value<T | null>;

/** What a body or an object may be made of: constants and values at any depth. */
export type Filled<T> =
  | Given<T>
  | (T extends readonly (infer Item)[]
      ? readonly Filled<Item>[]
      : T extends object
        ? { readonly [K in keyof T]: Filled<T[K]> | Value<null> }
        : never);

const expressions = new WeakMap<object, Expr>();

function value<T>(expr: Expr | Operator): Value<T> {
  const holder = {};
  // Operators are plain JSON, and so expressions; `Value` has no members of its own at run time.
  expressions.set(holder, expr as Expr);
  return holder as Value<T>;
}

/** A reference to what is known under a name: an input, an answer, an item; "" for all of them. */
export function reference<T>(path: string): Ref<T> {
  const target = {};
  const proxy = new Proxy(target, {
    get: (_, key) => {
      const field = key === "first" ? "0" : String(key);
      return reference(path === "" ? field : `${path}.${field}`);
    },
  });
  expressions.set(proxy, { $get: path });
  // The proxy answers every field that the type has, with a reference of the field's type.
  return proxy as Ref<T>;
}

/** The expression that stands for a value in the plan. */
export function toExpr(given: unknown): Expr {
  if (given === null || typeof given !== "object") return given as Expr;
  const known = expressions.get(given);
  if (known !== undefined) return known;
  if (Array.isArray(given)) return given.map(toExpr);
  return Object.fromEntries(Object.entries(given).map(([key, item]) => [key, toExpr(item)]));
}

/** The value of an expression that is ready made. */
export function fixed<T>(expr: Expr): Value<T> {
  return value(expr);
}

/** The name that a reference made by {@link reference} stands for, without its path. */
export function nameOf(ref: Value<unknown>): string {
  const expr = toExpr(ref) as { $get: string };
  return expr.$get;
}

/** Unix seconds as an ISO 8601 time: `time(contact.created_at)`. */
export function time(given: Value<number | null | undefined>): Value<string> {
  return value({ $time: toExpr(given) });
}

/** A whole number or a boolean as a text: `text(conversation.id)`. */
export function text(given: Value<string | number | boolean | null | undefined>): Value<string> {
  return value({ $text: toExpr(given) });
}

/** The first that is given: `first(contact.name, contact.email, contact.id)`. */
export function first<T>(...values: readonly Value<T>[]): Value<T> {
  return value({ $first: values.map(toExpr) });
}

/** One text after another; what is not given adds nothing: `join("Hello ", contact.name)`. */
export function join(...parts: readonly Given<string>[]): Value<string> {
  return value({ $join: parts.map(toExpr) });
}

/**
 * A list with each of its items turned into something else, under a name that no list around it has:
 * `each(tags.data, "tag", (tag) => ({ label: tag.name }))`.
 */
export function each<Item, To>(
  list: Value<readonly Item[] | Item[] | undefined>,
  as: string,
  to: (item: Ref<NonNullable<Item>>) => To,
): Value<To[]> {
  return value({ $each: toExpr(list), as, to: toExpr(to(reference(as))) });
}

/** Whether there is a value, neither null nor an empty text: `given(email)`. */
export function given(ref: Value<unknown>): Value<boolean> {
  return value({ $given: toExpr(ref) });
}

/** Whether a condition is false: `not(given(email))`. */
export function not(condition: Value<boolean>): Value<boolean> {
  return value({ $not: toExpr(condition) });
}

/** Whether the value is one of these: `oneOf(contact.role, ["user", "lead"])`. */
export function oneOf<T extends string>(
  ref: Value<T | null | undefined>,
  of: readonly NoInfer<T>[],
): Value<boolean> {
  return value({ $in: toExpr(ref), of });
}

/**
 * The first group of a pattern in a text; null where it is not found: `match(url, "([0-9]+)$")`. Only
 * what JavaScript and .NET read alike.
 */
export function match(ref: Value<string>, pattern: string): Value<string | null> {
  return value({ $match: toExpr(ref), pattern });
}
