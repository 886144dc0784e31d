/** Searches: for makers a GET with a parameter for each filter, whatever Intercom's query looks like. */
import { defined } from "../common/defined.ts";
import type { AnswerOf, None } from "./calls.ts";
import type { Input } from "./inputs.ts";
import type { Page } from "./list.ts";
import type { Common, Explained, Typed } from "./operations.ts";
import type { Setting } from "./parameters.ts";
import type { EntryAt, ListIn, PlaceIn } from "./places.ts";
import type {
  KindOf,
  OperatorFor,
  SearchCall,
  SearchField,
  SearchFieldKind,
  SearchFieldOf,
  SearchOperator,
} from "./search-fields.ts";
import { type Explanation, explained } from "./steps.ts";
import { type LoweredTrial, lowerTrial, type Trial } from "./trial.ts";

/** A filter as the generator reads it. */
export interface LoweredFilter extends FilterTexts {
  readonly field: string;
  readonly operator: SearchOperator;
}

/** A condition as the generator reads it, and as Intercom takes it. */
export type LoweredCondition = {
  readonly field: string;
  readonly operator: SearchOperator;
  readonly value: string | number | boolean | readonly (string | number | boolean)[];
};

/** A search as the generator reads it. */
export interface SearchAction extends Common {
  readonly kind: "search";
  readonly call: SearchCall;
  /** Where the answer holds the items, with dots. */
  readonly items: string;
  /** Reads up to so many into one list, without the platform's paging. */
  readonly upTo?: number;
  readonly where: readonly LoweredCondition[];
  readonly filters: Readonly<Record<string, LoweredFilter>>;
  readonly sort?: string;
  readonly omit: readonly string[];
  readonly explain?: Explained;
  readonly trial: LoweredTrial;
}

type One<Kind extends SearchFieldKind> = Kind extends "number" | "time" | "day"
  ? number
  : Kind extends "boolean"
    ? boolean
    : string;

type Compared<C extends SearchCall, F, O> = O extends "IN" | "NIN"
  ? readonly One<KindOf<C, F>>[]
  : One<KindOf<C, F>>;

/** A condition that always holds; times in unix seconds: `{ field: "role", operator: "=", value: "user" }`. */
export type Condition<C extends SearchCall> = {
  [F in SearchField<C>]: {
    [O in OperatorFor<C, F>]: {
      readonly field: F;
      readonly operator: O;
      readonly value: Compared<C, F, O>;
    };
  }[OperatorFor<C, F>];
}[SearchField<C>];

/** What makers read of a filter. Default: what the contract says of the field of the items. */
export interface FilterTexts extends Omit<Setting<never, string>, "default" | "words" | "fields"> {
  /** An input in place of what the contract says: `input.choice({ open: "Open" }, { … })`. */
  readonly input?: Input;
}

/** A filter under a name of its own: `{ field: "created_at", operator: ">" }`. */
export type Filter<C extends SearchCall> = FilterTexts &
  {
    [F in SearchField<C>]: { readonly field: F; readonly operator: OperatorFor<C, F> };
  }[SearchField<C>];

/** Filters by parameter: an operator, where the parameter is named as the field is; else a {@link Filter}. */
export type Filters<C extends SearchCall, F> = {
  readonly [P in keyof F]: P extends SearchField<C>
    ? OperatorFor<C, P> | (FilterTexts & { readonly operator: OperatorFor<C, P> }) | Filter<C>
    : Filter<C>;
};

type GivenFilter = Omit<LoweredFilter, "field"> & { readonly field?: string };

/** Filters as the generator reads them. */
export function lowerFilters(given: object): Record<string, LoweredFilter> {
  return Object.fromEntries(
    // The compiler has held fields and operators against the search.
    Object.entries(given as Record<string, SearchOperator | GivenFilter>).map(([key, filter]) => [
      key,
      typeof filter === "string"
        ? { field: key, operator: filter }
        : { ...filter, field: filter.field ?? key },
    ]),
  );
}

/** What is special about a search. */
export interface SearchOptions<C extends SearchCall, K extends string, N, F> extends Common {
  /** Where the answer holds the items: `data`, `conversations`. */
  readonly items: K;
  /** Reads up to so many items into one list, for dropdowns. Default: page by page, with Number Of Items. */
  readonly upTo?: N;
  /** Conditions that always hold, whatever makers fill in. */
  readonly where?: readonly Condition<C>[];
  /** Parameters that makers can fill in, in this order; the seventh and those after it are advanced. */
  readonly filters?: Filters<C, F>;
  /** Newest first by this time. Default: Intercom's own order. */
  readonly sort?: SearchFieldOf<C, "time" | "day">;
  /** Parts of an item that the definition leaves out. */
  readonly omit?: readonly PlaceIn<EntryAt<AnswerOf<C>, K>>[];
  /** What a maker is told of a failed call, by status, before Intercom's own message. */
  readonly explain?: Explanation;
  readonly trial?: Trial<
    Record<keyof NoInfer<F> & string, string | number | boolean>,
    keyof NoInfer<F> & string
  >;
}

/**
 * A search. Makers get a parameter for each filter, one more filter on any field that the search
 * knows, and whether all or any of them must hold; the platform pages, as in lists:
 *
 *     export const FindUsers = search("POST /contacts/search", {
 *       path: "/find_users",
 *       summary: "Find users",
 *       items: "data",
 *       where: [{ field: "role", operator: "=", value: "user" }],
 *       filters: { email: "=", created_after: { field: "created_at", operator: ">" } },
 *       sort: "created_at",
 *     });
 */
export function search<
  const C extends SearchCall,
  const K extends ListIn<AnswerOf<C>>,
  const F = None,
  const N extends number | undefined = undefined,
>(
  call: C,
  { items, upTo, where, filters, sort, omit, explain, trial, ...common }: SearchOptions<C, K, N, F>,
): Typed<
  SearchAction,
  N extends number ? readonly EntryAt<AnswerOf<C>, K>[] : Page<EntryAt<AnswerOf<C>, K>>,
  Record<keyof F & string, string | number | boolean>
> {
  return {
    kind: "search",
    call,
    ...common,
    items,
    ...(upTo === undefined ? {} : { upTo }),
    // Behind this point values are JSON, whatever field they are compared with.
    where: (where ?? []) as SearchAction["where"],
    filters: lowerFilters(filters ?? {}),
    ...defined({ sort }),
    omit: omit ?? [],
    ...(explain === undefined ? {} : { explain: explained(explain) }),
    trial: lowerTrial(trial),
  };
}
