/** The steps of a plan, typed against the contract. */
import { defined } from "../common/defined.ts";
import type { CallSpec, Expr, Step } from "../plan/plan.ts";
import type { AnswerOf, BodyOf, Call, PathOf, QueryOf } from "./calls.ts";
import {
  type Filled,
  fixed,
  type Given,
  nameOf,
  type Ref,
  reference,
  toExpr,
  type Value,
} from "./values.ts";

type Filling<T> = { readonly [K in keyof T]: Given<Exclude<T[K], undefined>> };
type NoneOr<T, Part> = [T] extends [never] ? unknown : keyof T extends never ? unknown : Part;

/** What a call sends: its path parameters, all of them; query and body as the contract has them. */
type Sent<C extends Call> = NoneOr<PathOf<C>, { path: Filling<PathOf<C>> }> &
  NoneOr<QueryOf<C>, { query?: Partial<Filling<QueryOf<C>>> }> &
  NoneOr<BodyOf<C>, { body: Filled<BodyOf<C>> }>;

/** What a maker is told, by status, before Intercom's own message: `{ 404: "There is no such tag." }`. */
export type Explanation = Readonly<Record<number, Given<string>>>;

/** A failed call, as the maker would be told of it: `404`, `not_found`, and a sentence. */
export interface PlanError {
  status: number;
  code: string;
  message: string;
}

/** The failure that steps under `on` deal with: `on: { 409: [fail(409, "exists", error.message)] }`. */
export const error: Ref<PlanError> = reference("error");

/** Names what a later step answers or computes: `const contact = named<Contact>("contact")`. */
export function named<T>(name: string): Ref<T> {
  return reference(name);
}

/** What a call can say beside what it sends. */
export interface CallOptions<C extends Call> {
  /** The name that later steps know the answer by; where none needs it, leave it out. */
  as?: Ref<AnswerOf<C>>;
  /** Steps to take instead of failing, by status. */
  on?: Readonly<Record<number, readonly Step[]>>;
  explain?: Explanation;
  /** Steps that undo earlier ones where this call fails. */
  undo?: readonly Step[];
}

/**
 * One call to Intercom; without `as` later steps know its answer as `answer`:
 * `call("GET /contacts/{contact_id}", { as: contact, path: { contact_id: user_id } })`.
 */
export function call<const C extends Call>(to: C, options: Sent<C> & CallOptions<C>): Step {
  const { as, on, explain, undo }: CallOptions<C> = options;
  return {
    call: callSpec(to, options),
    as: as === undefined ? "answer" : nameOf(as),
    ...defined({ on }),
    ...(explain === undefined ? {} : { explain: explained(explain) }),
    ...defined({ undo }),
  };
}

/** The page that a step made by {@link pages} is about to read, a cursor or a number: `query: { page }`. */
export const page = fixed<never>({ $get: "page" });

export interface PagesOptions<C extends Call, K extends keyof AnswerOf<C>> {
  /** Where the answer holds the items. */
  items: K;
  max: number;
  /** `cursor` for searches, `number` for lists with a `page` parameter. */
  by: "cursor" | "number";
  as: Value<NonNullable<AnswerOf<C>[K]>>;
}

/**
 * Reads a list, page after page, up to `max` pages:
 * `pages("POST /companies/list", { items: "data", max: 20, by: "number", as: companies, query: { page } })`.
 */
export function pages<C extends Call, K extends keyof AnswerOf<C> & string>(
  to: C,
  options: Sent<C> & PagesOptions<C, K>,
): Step {
  const { items, max, by, as }: PagesOptions<C, K> = options;
  return { readAll: { ...callSpec(to, options), items, max, by }, as: nameOf(as) };
}

/** Steps to take where a condition holds: `when(given(companies), [call(…)])`. */
export function when(condition: Value<boolean>, steps: readonly Step[]): Step {
  return { when: toExpr(condition), do: steps };
}

/** Names a computed value for later steps: `let_(found, first(byEmail.data.first, byId.data.first))`. */
export function let_<T>(as: Value<T>, to: Value<T>): Step {
  return { let: toExpr(to), as: nameOf(as) };
}

/** Ends with an error that the maker reads: `fail(404, "not_found", "There is no user with this id.")`. */
export function fail(status: number, code: string, message: Given<string>): Step {
  return { fail: { status, code, message: toExpr(message) } };
}

/** Advice as plan data. */
export function explained(explain: Explanation): Record<string, Expr> {
  return Object.fromEntries(
    Object.entries(explain).map(([status, given]) => [status, toExpr(given)]),
  );
}

function callSpec(to: Call, sent: object): CallSpec {
  const [method = "", path = ""] = to.split(" ");
  // What is sent follows from the call's type; here only the three parts matter.
  const { path: values, query, body } = sent as { path?: object; query?: object; body?: unknown };
  return {
    method,
    path,
    ...(values === undefined ? {} : { values: exprs(values) }),
    ...(query === undefined ? {} : { query: exprs(query) }),
    ...(body === undefined ? {} : { body: toExpr(body) }),
  };
}

function exprs(values: object): Record<string, Expr> {
  return Object.fromEntries(Object.entries(values).map(([key, item]) => [key, toExpr(item)]));
}
