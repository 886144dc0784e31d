/** The steps of a plan, typed against the contract. */
import { defined } from "../common/defined.ts";
import type {
  CallSpec,
  CallStep,
  Expr,
  Step as PlanStep,
  ReadAllStep,
  WhenStep,
} from "../plan/plan.ts";
import type { AnswerOf, BodyOf, Call, PathOf, QueryOf } from "./calls.ts";
import type { EntryAt, ListIn } from "./places.ts";
import {
  exprs,
  type Filled,
  type Given,
  nameOf,
  type Ref,
  reference,
  toExpr,
  type Value,
} from "./values.ts";

type Filling<T> = { readonly [K in keyof T]: Given<Exclude<T[K], undefined>> };
type NoneOr<T, Part> = [T] extends [never] ? unknown : keyof T extends never ? unknown : Part;

/** A list to read whole. How Intercom pages it is the contract's to tell, so lowering adds that. */
export interface ReadAll {
  readonly readAll: CallSpec & {
    readonly items: string;
    /** How many items. */
    readonly upTo: number;
  };
  readonly as: string;
}

/** A step as descriptors write it. */
export type Step =
  | CallStep<Step>
  | WhenStep<Step>
  | ReadAll
  | Exclude<PlanStep, CallStep | WhenStep | ReadAllStep>;

/** What a call sends: its path parameters, all of them; query and body as the contract has them. */
type Sent<C extends Call> = NoneOr<PathOf<C>, { path: Filling<PathOf<C>> }> &
  NoneOr<QueryOf<C>, { query?: Partial<Filling<QueryOf<C>>> }> &
  NoneOr<BodyOf<C>, { body: Filled<BodyOf<C>> }>;

/** The statuses of failures that Intercom, or what lies before it, may answer. */
export type FailureStatus =
  | 400
  | 401
  | 402
  | 403
  | 404
  | 405
  | 406
  | 408
  | 409
  | 410
  | 411
  | 412
  | 413
  | 414
  | 415
  | 422
  | 423
  | 424
  | 426
  | 428
  | 429
  | 431
  | 451
  | 500
  | 501
  | 502
  | 503
  | 504;

/** What a maker is told, by status, before Intercom's own message: `{ 404: "There is no such tag." }`. */
export type Explanation = { readonly [S in FailureStatus]?: Given<string> };

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
  on?: { readonly [S in FailureStatus]?: readonly Step[] };
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

/** What a list is asked for, but for what chooses the page. */
type Asked<C extends Call> = NoneOr<PathOf<C>, { path: Filling<PathOf<C>> }> &
  NoneOr<
    QueryOf<C>,
    { query?: Partial<Filling<Omit<QueryOf<C>, "page" | "starting_after" | "scroll_param">>> }
  > &
  NoneOr<BodyOf<C>, { body: Filled<Omit<BodyOf<C>, "pagination">> }>;

/** What {@link readAll} reads, and under which name. */
export interface ReadAllOptions<C extends Call, K extends string> {
  /** Where the answer holds the items. */
  items: K;
  /** How many items; up to a page more where that many do not come in pages of one size. */
  upTo: number;
  as: Value<EntryAt<AnswerOf<C>, K>[]>;
}

/**
 * Reads a list, page after page, up to a number of items, into one list. The contract tells how
 * Intercom pages it and how large pages can be; where it names no largest page, `per_page` does:
 * `readAll("POST /companies/list", { items: "data", upTo: 480, as: companies, query: { per_page: 60 } })`.
 */
export function readAll<const C extends Call, const K extends ListIn<AnswerOf<C>>>(
  from: C,
  options: Asked<C> & ReadAllOptions<C, K>,
): Step {
  const { items, upTo, as }: ReadAllOptions<C, K> = options;
  return { readAll: { ...callSpec(from, options), items, upTo }, as: nameOf(as) };
}

/** What Intercom answers to a request that the maker wrote. */
export interface SentAnswer {
  status: number;
  /** By name, in lower case. */
  headers: Record<string, string>;
  body: unknown;
}

/** A request that the maker wrote. */
export interface Request {
  method: Given<string>;
  /** Begins with one slash; host and sign-in are the connection's. */
  path: Given<string>;
  query?: Value<unknown>;
  body?: Value<unknown>;
  /** Of Intercom's API, in place of the connection's. */
  version?: Given<string>;
  as: Ref<SentAnswer>;
}

/**
 * Sends a request that the maker wrote; what Intercom refuses fails the action with status, headers
 * and body: `send({ method, path, query, body, as: answer })`.
 */
export function send({ as, ...request }: Request): Step {
  const { method, path, ...rest } = request;
  return {
    send: { method: toExpr(method), path: toExpr(path), ...exprs(rest) },
    as: nameOf(as),
  };
}

/** Steps to take where a condition holds: `when(given(companies), [call(…)])`. */
export function when(condition: Value<boolean>, steps: readonly Step[]): Step {
  return { when: toExpr(condition), do: steps };
}

/** Names a computed value for later steps: `set(found, first(byEmail.data.first, byId.data.first))`. */
export function set<T>(as: Value<T>, to: Value<T>): Step {
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
