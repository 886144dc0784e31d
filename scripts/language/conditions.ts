/** Conditions of Intercom's searches: constant ones, and those that makers fill in. */
import type { PollCondition } from "../plan/plan.ts";
import type { BodyOf, Call } from "./calls.ts";
import type { Input } from "./inputs.ts";
import type { Setting } from "./parameters.ts";
import type { At, PathTo, Scalar } from "./places.ts";

/** Calls that search: they take a query and a sort. */
export type SearchCall = {
  [C in Call]: [BodyOf<C>] extends [never]
    ? never
    : BodyOf<C> extends { query: unknown }
      ? C
      : never;
}[Call];

/**
 * Where something has a time. By name: in Intercom's answers what is called so is a time. The build
 * holds it against the contract's formats.
 */
export type TimeIn<T> = Extract<
  PathTo<T, number | string>,
  `${string}${"_at" | "_until" | "_since"}`
>;

/** How a search compares; which of them a field knows is in Intercom's documentation of the search. */
export type Operator = PollCondition["operator"];

/** Operators that compare with any of several values. */
type OfSeveral = "IN" | "NIN";

/**
 * Fields of searches that answers have elsewhere, in other words, or not at all (Intercom's tables of
 * "Accepted Fields").
 */
export type SearchOnlyField =
  | "category"
  | "company_id"
  | "contact_ids"
  | "conversation_rating.replied_at"
  | "conversation_rating.score"
  | "segment_id"
  | "state_id"
  | "tag_id"
  | "tag_ids"
  | "teammate_ids"
  | "ticket_type_id"
  | `custom_attributes.${string}`
  | `ticket_attribute.${string}`;

type Compared<F, T> = {
  readonly field: F;
} & (
  | { readonly operator: Exclude<Operator, OfSeveral>; readonly value: T }
  | { readonly operator: OfSeveral; readonly value: readonly Exclude<T, boolean | null>[] }
);

/**
 * A condition that always holds: `{ field: "role", operator: "=", value: "user" }`. It is compared with
 * what Intercom may say of the field.
 */
export type Condition<Item> =
  | { [P in PathTo<Item, Scalar>]: Compared<P, NonNullable<At<Item, P>> | null> }[PathTo<
      Item,
      Scalar
    >]
  | Compared<SearchOnlyField, string | number | boolean | null>;

type FilterTexts = Omit<Setting<never, string>, "default">;

/**
 * A filter under a name of its own. Texts and type are those of the contract's field, choices those of
 * its name. A field that answers do not have needs texts, and is a text, or an input.
 */
export type Filter<Item> = { readonly operator: Operator } & (
  | ({ readonly field: PathTo<Item, Scalar>; readonly input?: never } & FilterTexts)
  | ({ readonly field: SearchOnlyField; readonly input?: never } & FilterTexts &
      Required<Pick<FilterTexts, "title" | "description">>)
  | { readonly field: PathTo<Item, Scalar> | SearchOnlyField; readonly input: Input }
);

/**
 * What makers can narrow a search with, by parameter; what they leave empty narrows nothing:
 * `{ state: "=", team: { field: "team_assignee_id", operator: "=", title: "Team" } }`.
 */
export type Filters<Item, F> = {
  readonly [P in keyof F]: P extends PathTo<Item, Scalar> ? Operator | Filter<Item> : Filter<Item>;
};

/** A filter in its long form, as the generator reads it. */
export interface LongFilter extends FilterTexts {
  readonly field: string;
  readonly operator: Operator;
  readonly input?: Input;
}

/** Filters in their long form, by parameter. */
export function longFilters(filters: object): Readonly<Record<string, LongFilter>> {
  return Object.fromEntries(
    Object.entries(filters).map(([key, filter]: [string, Operator | LongFilter]) => [
      key,
      typeof filter === "string" ? { field: key, operator: filter } : filter,
    ]),
  );
}
