/** Triggers that poll: what they look for, what they deliver, and what makers can set. */
import { defined } from "../common/defined.ts";
import type { Expr, LinkedNames } from "../plan/plan.ts";
import type { AnswerOf, Call, None, PathOf, QueryOf } from "./calls.ts";
import type { ParameterReference } from "./choices.ts";
import type { InputRefs, Inputs } from "./inputs.ts";
import type { Common } from "./operations.ts";
import type { EntryAt, ListIn, PathTo, PlaceIn, Scalar } from "./places.ts";
import type { AnyShape } from "./returns.ts";
import {
  type Condition,
  type Filters,
  type LoweredCondition,
  type LoweredFilter,
  lowerFilters,
} from "./search.ts";
import type { SearchCall, SearchField } from "./search-fields.ts";
import type { Shape } from "./shape.ts";
import type { Step } from "./steps.ts";
import { type Ref, reference, toExpr, type Value } from "./values.ts";

/** What all triggers tell makers. */
export interface TriggerTexts extends Common {
  readonly summary: string;
  readonly description: string;
  /** What the maker must do to see the trigger fire. */
  readonly hint: string;
}

/** What a trigger delivers in place of what the contract has: a shape, and how it is made. */
export interface Delivery {
  readonly shape: AnyShape;
  readonly to: Expr;
}

/** A polling trigger as the generator reads it. */
export interface Trigger extends TriggerTexts {
  readonly kind: "trigger";
  readonly accuracy?: string;
  readonly call: Call;
  readonly items: string;
  readonly time: string;
  readonly searchedAs?: string;
  readonly created?: string;
  readonly since?: string;
  readonly where: readonly LoweredCondition[];
  readonly filters: Readonly<Record<string, LoweredFilter>>;
  readonly inputs: Inputs;
  readonly with: Readonly<Record<string, Scalar | ParameterReference>>;
  readonly parts?: PartsFrom;
  readonly names: readonly LinkedNames[];
  readonly keep?: Expr;
  /** Seconds. */
  readonly lookBack: number;
  /** Absent for what the contract has, without `omit`. */
  readonly delivers?: Delivery;
  /** What happened, beside what the contract has. */
  readonly event?: Delivery;
  readonly omit: readonly string[];
  readonly itemName?: string;
  readonly listName?: string;
  /** Calls that make it fire, in Intercom's units. */
  readonly fires: readonly Step[];
}

/**
 * Where something has a time. By name: in Intercom's answers what is called so is a time. The build
 * holds it against the contract's formats.
 */
export type TimeIn<T> = Extract<
  PathTo<T, number | string>,
  `${string}${"_at" | "_until" | "_since"}`
>;

declare const about: unique symbol;
declare const noun: unique symbol;

/**
 * A trigger of which X is what its deliveries are made from, and Noun what Intercom calls that, as the
 * topics of its webhooks begin: `conversation`. Both are absent at run time.
 */
export type TriggerOf<X, Noun extends string> = Trigger & {
  readonly [about]?: X;
  readonly [noun]?: Noun;
};

/** What deliveries are made from: the item, the part of it, and the names of what the item links to. */
export type Polled<I, Names extends string = never, P = never> = {
  item: I;
  names: { [K in Names]: string[] };
} & ([P] extends [never] ? unknown : { part: P });

/** Where the names of a nested list come from; see `LinkedNames` of the plan. */
export type NamesFrom = {
  /** A call for one item that links to more than its nested list shows. */
  own: Call;
} & ({ all: Call; each?: never } | { each: Call; all?: never });

/** The nested lists of an item that hold links to other things. */
type LinksOf<I> = {
  [K in keyof I & string]-?: "data" extends keyof NonNullable<I[K]> ? K : never;
}[keyof I & string];

/** Where the parts of an item are read, as the generator reads it. */
export interface PartsFrom {
  readonly call: Call;
  readonly items: string;
  readonly time: string;
}

declare const part: unique symbol;

/** Where the parts of an item are read; P is a part. */
export interface Parts<out P> extends PartsFrom {
  /** Absent at run time. */
  readonly [part]?: P;
}

/**
 * The parts that a call for one item answers, and the time of a part:
 * `partsOf("GET /tickets/{ticket_id}", "ticket_parts.ticket_parts", "created_at")`. A new part must
 * bring the item's time up to its own.
 */
export function partsOf<
  const C extends Extract<Call, `GET ${string}`>,
  const K extends ListIn<AnswerOf<C>>,
>(call: C, items: K, time: TimeIn<EntryAt<AnswerOf<C>, K>>): Parts<EntryAt<AnswerOf<C>, K>> {
  return { call, items, time };
}

/** Parameters of lists that the connector sets. */
type Paging = "page" | "per_page" | "starting_after" | "scroll_param";

type Given<T, Names extends string> = {
  readonly [K in Exclude<keyof T, Paging>]?: NonNullable<T[K]> | ParameterReference<Names>;
};

/** What makers filled in as filters; {@link text} makes any of them a text. */
type FilterRefs<F> = { readonly [K in keyof F & string]: Ref<string | number | boolean> };

type OfSearch<C, T> = C extends SearchCall ? T : never;
type OfList<C, T> = C extends SearchCall ? never : T;

/** What a polling trigger says. */
export interface PollingOptions<
  C extends Call,
  K extends string,
  I extends Inputs,
  Names extends string,
  P,
  F,
> extends TriggerTexts {
  /** The search, or the list that Intercom gives newest first. */
  readonly poll: C;
  /** Where its answer holds the items. */
  readonly items: K;
  /** The time that the trigger is about, in an item. Deliveries are in its order, each once. */
  readonly time: TimeIn<EntryAt<AnswerOf<C>, K>>;
  /** What the search calls that time, if otherwise. */
  readonly searchedAs?: C extends SearchCall ? SearchField<C> : never;
  /**
   * For triggers on changes: the item's time of creation. What was created since the poll before is
   * not a change.
   */
  readonly created?: TimeIn<EntryAt<AnswerOf<C>, K>>;
  /** For lists that can begin at a time: the parameter for it. */
  readonly since?: OfList<C, keyof QueryOf<C> & string>;
  /** Conditions that always hold. */
  readonly where?: C extends SearchCall ? readonly Condition<C>[] : never;
  /** Conditions that makers fill in, by parameter. */
  readonly filters?: C extends SearchCall ? Filters<C, F> : never;
  /** What makers set besides filters, for `keep` and `with`. */
  readonly inputs?: I;
  /** The parameters of a list: constants, or inputs: `{ intercom_user_id: { parameter: "contact_id" } }`. */
  readonly with?: OfList<C, Given<PathOf<C> & QueryOf<C>, NoInfer<keyof I & string>>>;
  /** Delivers parts of the items found, each newer than the poll before, in their order. */
  readonly parts?: OfSearch<C, Parts<P>>;
  /** Where the names of linked things come from: `{ tags: { own: "GET /contacts/{contact_id}/tags", all: "GET /tags" } }`. */
  readonly names?: { readonly [N in Names]: NamesFrom };
  /**
   * Delivers only that for which it holds, with what makers filled in, in filters as well:
   * `({ item }) => oneOf(item.role, ["lead"])`.
   */
  readonly keep?: (
    about: Ref<Polled<EntryAt<AnswerOf<C>, K>, NoInfer<Names>, NoInfer<P>>>,
    inputs: InputRefs<NoInfer<I>> & FilterRefs<NoInfer<F>>,
  ) => Value<boolean>;
  /** Seconds after which everything that happened can be found. Default 300. */
  readonly lookBack?: number;
  /**
   * What the flow receives. Default: the item as the contract has it, its times as ISO 8601; with
   * `parts` the same with the part beside, under `part`.
   */
  readonly returns?: Shape<Polled<EntryAt<AnswerOf<C>, K>, NoInfer<Names>, NoInfer<P>>, unknown>;
  /**
   * What happened, which flows find under `event`, where nothing is said under `returns`: a shape of
   * what is known without another call.
   */
  readonly event?: Shape<Polled<EntryAt<AnswerOf<C>, K>, NoInfer<Names>, NoInfer<P>>, unknown>;
  /** Places of an item that makers do not see, where nothing is said under `returns`. */
  readonly omit?: readonly PlaceIn<EntryAt<AnswerOf<C>, K>>[];
  /**
   * Name of the definition of an item with its part and event, which triggers that deliver the same
   * share. Default: `<Id>_Item`.
   */
  readonly itemName?: string;
  /** Name of the definition of the list that a poll answers. Default: `<Id>_List`. */
  readonly listName?: string;
  /**
   * How it is not exact, a sentence for the reference. Default: it is, but for what changes several
   * times between two checks: `"A tag that is gone again by the next check is not seen."`
   */
  readonly accuracy?: string;
  /** Calls that make it fire, for trials and the soak: `[call("POST /contacts", { body: … })]`. */
  readonly fires: readonly Step[];
}

/**
 * A trigger that polls a search or a list, one run of the flow an item or a part of one; the protocol
 * is the plan interpreter's. The path is made from the id unless told:
 *
 *     export const WhenConversationClosed = pollingTrigger({
 *       poll: "POST /conversations/search", items: "conversations", time: "statistics.last_close_at",
 *       summary: "When a conversation is closed", description: "…",
 *       hint: "Close a conversation to see this work.",
 *       filters: { team: { field: "team_assignee_id", operator: "=", title: "Team" } },
 *       fires: [call("POST /conversations/{conversation_id}/parts", { … })],
 *     });
 */
export function pollingTrigger<
  const C extends SearchCall | Extract<Call, `GET ${string}`>,
  const K extends ListIn<AnswerOf<C>>,
  const I extends Inputs = None,
  Names extends LinksOf<EntryAt<AnswerOf<C>, K>> = never,
  P = never,
  const F = None,
>(
  descriptor: PollingOptions<C, K, I, Names, P, F>,
): TriggerOf<Polled<EntryAt<AnswerOf<C>, K>, Names, P>, NounOf<C>> {
  // What the options say is typed by the call; behind this point it is texts and JSON.
  const { poll, keep, returns, event, names, ...options }: PollingOptions<C, K, I, Names, P, F> =
    descriptor;
  const { where, filters, inputs, omit, parts, ...rest } = options as Untyped;
  return {
    kind: "trigger",
    ...rest,
    call: poll,
    where: where ?? [],
    filters: lowerFilters(filters ?? {}),
    inputs: inputs ?? {},
    with: rest.with ?? {},
    ...defined({ parts }),
    names: linkedNames(names ?? {}),
    // The proxies answer every key with a reference; which keys there are is what the types say.
    ...(keep === undefined
      ? {}
      : {
          keep: toExpr(
            keep(reference(""), reference("in") as unknown as InputRefs<I> & FilterRefs<F>),
          ),
        }),
    lookBack: rest.lookBack ?? 300,
    ...(returns === undefined
      ? {}
      : { delivers: { shape: returns, to: toExpr(returns.from(reference(""))) } }),
    ...(event === undefined
      ? {}
      : { event: { shape: event, to: toExpr(event.from(reference(""))) } }),
    omit: omit ?? [],
  };
}

/** The options whose types follow from the call, as the generator reads them. */
type Untyped = TriggerTexts &
  Pick<
    Trigger,
    | "accuracy"
    | "items"
    | "time"
    | "searchedAs"
    | "created"
    | "since"
    | "itemName"
    | "listName"
    | "fires"
  > &
  Partial<Pick<Trigger, "where" | "inputs" | "with" | "parts" | "lookBack" | "omit">> & {
    readonly filters?: object;
  };

/** `conversation` of `POST /conversations/search`, as topics of webhooks begin. */
type NounOf<C extends Call> = C extends `${string} /${infer Path}`
  ? Singular<Path extends `${infer Head}/${string}` ? Head : Path>
  : never;
type Singular<S extends string> = S extends `${infer Noun}s` ? Noun : S;

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

/** `/companies/{id}` of `GET /companies/{company_id}`: the path of a call for one thing. */
export function byId(call: Call): string {
  return pathOf(call).replace(/\{\w+\}/, "{id}");
}
