/** Lists that Intercom gives page by page. */
import type { ActionOptions, PlainAction } from "./action.ts";
import { action } from "./action.ts";
import type { AnswerOf, Call, InputOf, None } from "./calls.ts";
import type { Typed } from "./operations.ts";
import type { EntryAt, ListIn, PlaceIn } from "./places.ts";

/** A list as the generator reads it. */
export interface ListAction extends Omit<PlainAction, "kind"> {
  readonly kind: "list";
  /** Where the answer holds the items, with dots. */
  readonly items: string;
  /** Reads up to so many into one list, without the platform's paging. */
  readonly upTo?: number;
}

/** What a paged list answers: the items, and the link that the platform follows for more. */
export interface Page<Item> {
  readonly value: readonly Item[];
  readonly nextLink?: string;
}

/** What is special about a list; `omit` is of its items. */
export interface ListOptions<C extends Call, F, K extends string, N>
  extends Omit<ActionOptions<C, F>, "omit" | "answerFields" | "content"> {
  /** Where the answer holds the items: `data`, `data.articles`. */
  readonly items: K;
  /**
   * Reads up to so many items into one list, for dropdowns. Default: page by page, as the platform
   * asks, with a parameter Number Of Items.
   */
  readonly upTo?: N;
  /** Parts of an item that the definition leaves out. */
  readonly omit?: readonly PlaceIn<EntryAt<AnswerOf<C>, K>>[];
}

/**
 * A list that Intercom gives in pages; the contract tells whether by cursor, number or scroll. Makers
 * say how many items they want, and the platform follows `nextLink` for more:
 * `export const ListContacts = list("GET /contacts", { items: "data", path: "/all_contacts" });`
 */
export function list<
  const C extends Call,
  const K extends ListIn<AnswerOf<C>>,
  const F = None,
  const N extends number | undefined = undefined,
>(
  call: C,
  { items, upTo, omit, ...options }: ListOptions<C, F, K, N>,
): Typed<
  ListAction,
  N extends number ? readonly EntryAt<AnswerOf<C>, K>[] : Page<EntryAt<AnswerOf<C>, K>>,
  InputOf<C>
> {
  return {
    ...action<C, F>(call, options),
    kind: "list",
    items,
    ...(upTo === undefined ? {} : { upTo }),
    omit: omit ?? [],
  };
}
