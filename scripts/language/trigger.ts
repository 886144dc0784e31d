import { defined } from "../common/defined.ts";
import type { LinkedNames, PollSpec } from "../plan/plan.ts";
import type { AnswerOf, BodyOf, Call } from "./calls.ts";
import type { Common } from "./operations.ts";
import type { AnyShape } from "./returns.ts";
import type { Shape } from "./shape.ts";
import type { Step } from "./steps.ts";
import { type Ref, reference, toExpr, type Value } from "./values.ts";

/** A trigger as the generator reads it. */
export interface Trigger extends Common {
  readonly kind: "trigger";
  readonly path: `/${string}`;
  readonly summary: string;
  readonly description: string;
  /** What the maker must do to see the trigger fire. */
  readonly hint: string;
  readonly returns: AnyShape;
  readonly listName: string;
  readonly poll: PollSpec;
  /** Calls that make it fire, in Intercom's units. */
  readonly fires: readonly Step[];
}

/** Calls that search: they take a query and a sort. */
export type SearchCall = {
  [C in Call]: [BodyOf<C>] extends [never]
    ? never
    : BodyOf<C> extends { query: unknown }
      ? C
      : never;
}[Call];

type Item<C extends Call, K extends keyof AnswerOf<C>> =
  NonNullable<AnswerOf<C>[K]> extends readonly (infer I)[] ? NonNullable<I> : never;

type KeysOf<T, Wanted> = {
  [K in keyof T]-?: NonNullable<T[K]> extends Wanted ? K : never;
}[keyof T] &
  string;

/** What a trigger's shape is made from: the item, and the names of what it links to. */
export interface Polled<I, Names extends string = never> {
  item: I;
  names: { [K in Names]: string[] };
}

/** Where the names of a nested list come from; see `LinkedNames` of the plan. */
export type NamesFrom = {
  /** A call for one item that links to more than its nested list shows. */
  own: Call;
} & ({ all: Call; each?: never } | { each: Call; all?: never });

/**
 * A trigger that polls a search; the protocol is the plan interpreter's:
 *
 *     export const TrigNewUser = pollingTrigger({
 *       search: "POST /contacts/search", items: "data", time: "created_at", precision: "day",
 *       filters: [{ field: "role", operator: "=", value: "user" }],
 *       path: "/create_user_trigger/users", summary: "When a user is created", description: "…",
 *       hint: "Create a user in Intercom to see this work.",
 *       returns: polledUser, listName: "TrigListUsers_Response",
 *       fires: [call("POST /contacts", { body: { role: "user", email: "new@example.com" } })],
 *     });
 */
export function pollingTrigger<
  C extends SearchCall,
  K extends keyof AnswerOf<C> & string,
  Names extends keyof Item<C, K> & string = never,
>(
  descriptor: Common & {
    summary: string;
    description: string;
    hint: string;
    path: `/${string}`;
    search: C;
    /** Where the answer of the search holds the items. */
    items: K;
    /** What the search leaves out: `[{ field: "role", operator: "=", value: "user" }]`. */
    filters?: readonly { field: keyof Item<C, K> & string; operator: "="; value: string }[];
    /** The time that the trigger is about. */
    time: KeysOf<Item<C, K>, number>;
    /** For triggers on changes: the item's time of creation. */
    created?: KeysOf<Item<C, K>, number>;
    /** How Intercom's search compares times: contacts by calendar day, all else by the second. */
    precision: "day" | "second";
    /** Seconds after which everything that happened is searchable. Default 300. */
    lookBack?: number;
    /** Which of the items found are delivered: `({ role }) => oneOf(role, ["lead"])`. Default: all. */
    keep?: (item: Ref<Item<C, K>>) => Value<boolean>;
    /** Where the names of linked things come from: `{ tags: { own: "GET /contacts/{contact_id}/tags", all: "GET /tags" } }`. */
    names?: { readonly [N in Names]: NamesFrom };
    returns: Shape<Polled<Item<C, K>, Names>, unknown>;
    /** Name of the definition of the list that a poll answers. */
    listName: string;
    /** Calls that make it fire, for trials and the soak: `[call("POST /contacts", { body: … })]`. */
    fires: readonly Step[];
  },
): Trigger {
  const { search, items, filters, time, created, precision, lookBack, keep, names, ...rest } =
    descriptor;
  return {
    kind: "trigger",
    ...rest,
    poll: {
      kind: "search",
      call: pathOf(search),
      items,
      where: filters ?? [],
      time,
      pad: precision === "day" ? PAD_FOR_DAYS : 0,
      lookBack: lookBack ?? 300,
      ...defined({ created }),
      ...(keep === undefined ? {} : { keep: toExpr(keep(reference("item"))) }),
      ...(names === undefined ? {} : { names: linkedNames(names) }),
      to: toExpr(rest.returns.from(reference(""))),
    },
  };
}

/**
 * "Later than T" finds contacts from the start of the next day on, in the workspace's time zone.
 * That is at most a day of 24 hours later, plus the two hours that a clock change adds at most.
 */
const PAD_FOR_DAYS = 26 * 3600;

function linkedNames(names: Readonly<Record<string, NamesFrom>>): LinkedNames[] {
  return Object.entries(names).map(([list, { own, all, each }]) => ({
    list,
    own: byId(own),
    ...(all === undefined ? {} : { all: pathOf(all) }),
    ...(each === undefined ? {} : { each: byId(each) }),
  }));
}

function pathOf(call: Call): string {
  return call.slice(call.indexOf(" ") + 1);
}

/** `/companies/{id}` of `GET /companies/{company_id}`. */
function byId(call: Call): string {
  return pathOf(call).replace(/\{\w+\}/, "{id}");
}
