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

/** What JavaScript makes a text or a number of is taken when the descriptor loads, and a value has none then. */
function refuseText(): never {
  throw new Error(
    "A plan has its values only when it runs, so none can stand in a template or beside + or <. Write join(…) for a text, and conditions such as equals(…)",
  );
}

/** Values have nothing but this: a template would else say "[object Object]". */
const HOLDER = { [Symbol.toPrimitive]: refuseText };

function value<T>(expr: Expr | Operator): Value<T> {
  const holder = Object.create(HOLDER) as object;
  // Operators are plain JSON, and so expressions; `Value` has no members of its own at run time.
  expressions.set(holder, expr as Expr);
  return holder as Value<T>;
}

/** The key that an object gets in which a reference is spread; the build refuses it. */
export const SPREAD = "...";

/**
 * A reference to what is known under a name: an input, an answer, an item; "" for all of them.
 * @param whole what it stands for as a whole
 */
export function reference<T>(path: string, whole: Expr = { $get: path }): Ref<T> {
  const target = {};
  const proxy = new Proxy(target, {
    get: (_, key) => {
      if (key === SPREAD) return reference(path);
      if (key === Symbol.toPrimitive) return refuseText;
      const field = key === "first" ? "0" : String(key);
      return reference(path === "" ? field : `${path}.${field}`);
    },
    // Which fields there are is known only later, so what spreads them gets a key that tells of it.
    ownKeys: () => [SPREAD],
    getOwnPropertyDescriptor: (_, key) =>
      key === SPREAD ? { value: reference(path), enumerable: true, configurable: true } : undefined,
  });
  expressions.set(proxy, whole);
  // The proxy answers every field that the type has, with a reference of the field's type.
  return proxy as Ref<T>;
}

/** The expression that stands for a value in the plan. */
export function toExpr(given: unknown): Expr {
  if (given === null || typeof given !== "object") return given as Expr;
  const known = expressions.get(given);
  if (known !== undefined) return known;
  if (Array.isArray(given)) return given.map(toExpr);
  return exprs(given);
}

/** The expressions of an object's values. */
export function exprs(values: object): Record<string, Expr> {
  return Object.fromEntries(Object.entries(values).map(([key, item]) => [key, toExpr(item)]));
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

/** What may also be missing. */
export type Maybe<T> = Value<T | null | undefined>;

/** A condition of an item of a list. */
type Where<Item> = (item: Ref<NonNullable<Item>>) => Value<boolean>;

/** Stands in the paths of fields that are read of what has no name; the build refuses it. */
const COMPUTED = "a computed value";

/**
 * A part of which the contract leaves open what it holds, taken to be a T:
 * `cast<{ list_options: { label: string }[] }>(input_options).list_options`. What is computed has
 * fields only once it has a name: `set(name, …)`.
 */
export function cast<T>(part: Value<unknown>): Ref<T> {
  const expr = toExpr(part);
  return reference<T>(isReference(expr) ? expr.$get : COMPUTED, expr);
}

function isReference(expr: Expr): expr is { $get: string } {
  return typeof expr === "object" && expr !== null && "$get" in expr;
}

/** Unix seconds as an ISO 8601 time: `time(contact.created_at)`. */
export function time(given: Maybe<number>): Value<string> {
  return value({ $time: toExpr(given) });
}

/** An ISO 8601 time as unix seconds: `seconds(content.created_at)`; null where it is none. */
export function seconds(given: Maybe<string>): Value<number | null> {
  return value({ $seconds: toExpr(given) });
}

/** A whole number or a boolean as a text: `text(conversation.id)`. */
export function text(given: Maybe<string | number | boolean>): Value<string> {
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
 * What a table has for a word; it must have all of them:
 * `lookup(data_type, { string: "string", float: "number", … })`.
 */
export function lookup<K extends string, T>(
  word: Maybe<K>,
  table: { readonly [W in K]: T },
): Value<T> {
  return value({ $lookup: toExpr(word), table: exprs(table) });
}

/**
 * One or the other: `ifElse(equals(data_type, "decimal"), "number", "string")`.
 */
export function ifElse<T>(
  condition: Value<boolean>,
  yes: Filled<T>,
  otherwise: Filled<T>,
): Value<T> {
  // biome-ignore lint/suspicious/noThenProperty: the key of the plan's operator, which nothing awaits
  return value({ $if: toExpr(condition), then: toExpr(yes), else: toExpr(otherwise) });
}

/** A list with each of its items turned into something else: `each(tags.data, ({ name }) => ({ label: name }))`. */
export function each<Item, To>(
  list: Maybe<readonly Item[]>,
  to: (item: Ref<NonNullable<Item>>) => Filled<To>,
): Value<To[]> {
  const { as, body } = binding<Item>(to);
  return value({ $each: toExpr(list), as, to: body });
}

/** The items for which a condition holds: `filter(parts, ({ part_type }) => equals(part_type, "note"))`. */
export function filter<Item>(list: Maybe<readonly Item[]>, where: Where<Item>): Value<Item[]> {
  const { as, body } = binding<Item>(where);
  return value({ $filter: toExpr(list), as, where: body });
}

/**
 * The first item for which a condition holds, null where there is none. Its fields are read under a
 * name: `set(tag, find(tags.data, ({ name }) => equals(name, wanted)))`.
 */
export function find<Item>(
  list: Maybe<readonly Item[]>,
  where: Where<Item>,
): Value<NonNullable<Item>> {
  const { as, body } = binding<Item>(where);
  return value({ $find: toExpr(list), as, where: body });
}

/**
 * An object with an entry for each item: `objectOf(attributes, ({ name, value }) => [name, value])`,
 * `objectOf([language], (code) => [code, { title }])`.
 * Items without a key are left out; of equal keys the last counts.
 */
export function objectOf<Item, T>(
  list: Maybe<readonly Item[]> | readonly Value<Item>[],
  entry: (item: Ref<NonNullable<Item>>) => readonly [key: Value<string>, value: Filled<T>],
): Value<Record<string, T>> {
  const { as, body } = binding<Item>(entry);
  // What `entry` gives is a pair.
  const [key = null, of = null] = body as readonly Expr[];
  return value({ $object: toExpr(list), as, key, value: of });
}

/**
 * What is made of an item, and the name that the item has in it: `_1`, or a higher number than those
 * of the lists inside, so that these can be told apart from it.
 */
function binding<Item>(make: (item: Ref<NonNullable<Item>>) => unknown): {
  as: string;
  body: Expr;
} {
  const made = (as: string) => toExpr(make(reference(as)));
  const as = `_${1 + highest(made("_"))}`;
  return { as, body: made(as) };
}

/** The highest number that names an item in an expression; 0 where there is none. */
function highest(expr: Expr): number {
  if (typeof expr !== "object" || expr === null) return 0;
  const named = "as" in expr ? /^_([0-9]+)$/.exec(String(expr.as))?.[1] : undefined;
  return Math.max(Number(named ?? 0), ...Object.values(expr).map(highest));
}

/** Whether there is a value, neither null nor an empty text: `given(email)`. */
export function given(ref: Value<unknown>): Value<boolean> {
  return value({ $given: toExpr(ref) });
}

/** Whether a condition is false: `not(given(email))`. */
export function not(condition: Value<boolean>): Value<boolean> {
  return value({ $not: toExpr(condition) });
}

/** Whether all of these conditions hold: `all(given(email), not(given(name)))`. */
export function all(...conditions: readonly Value<boolean>[]): Value<boolean> {
  return value({ $all: conditions.map(toExpr) });
}

/** Whether any of these conditions holds: `any(given(email), given(external_id))`. */
export function any(...conditions: readonly Value<boolean>[]): Value<boolean> {
  return value({ $any: conditions.map(toExpr) });
}

/**
 * Whether two texts, numbers or booleans read the same, `1` and `"1"` too:
 * `equals(article.state, "published")`. False where either is missing.
 */
export function equals<T extends string | number | boolean>(
  one: Maybe<T>,
  other: NoInfer<Given<T>>,
): Value<boolean> {
  return value({ $equal: [toExpr(one), toExpr(other)] });
}

/** Whether the value is one of these, or in a list: `oneOf(contact.role, ["user", "lead"])`, `oneOf(tag.id, tag_ids)`. */
export function oneOf<T extends string | number>(
  one: Maybe<T>,
  of: readonly NoInfer<T>[] | Maybe<readonly NoInfer<T>[]>,
): Value<boolean> {
  return value({ $in: toExpr(one), of: toExpr(of) });
}

/**
 * The first group of a pattern in a text; null where it is not found: `match(url, "([0-9]+)$")`. Only
 * what JavaScript and .NET read alike.
 */
export function match(ref: Value<string>, pattern: string): Value<string | null> {
  return value({ $match: toExpr(ref), pattern });
}
