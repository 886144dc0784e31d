/** The lists of dropdowns. They also give the values that the build tries operations with. */
import { defined } from "../common/defined.ts";
import type { None } from "./calls.ts";
import type { AnyAction } from "./operations.ts";
import type { EntryAt, ListIn, PathTo, Scalar } from "./places.ts";

declare const needs: unique symbol;

/** The value of a parameter of the operation that has the dropdown, by its key. */
export interface ParameterReference<Name extends string = string> {
  readonly parameter: Name;
}

/** A dropdown's list: which action fills it, and what of its answer. */
export interface Choices<out Needs extends string = string> {
  readonly kind: "choices";
  readonly from: AnyAction;
  /** Where the answer holds the list; absent where the answer is the list. */
  readonly items?: string;
  /** Fields of an entry, with dots. */
  readonly value: string;
  readonly title: string;
  /** What the action is given: constants, or other parameters of the operation with the dropdown. */
  readonly with: Readonly<Record<string, Scalar | ParameterReference>>;
  /** The parameters that the operation must have; absent at run time. */
  readonly [needs]?: Needs;
}

/** In makers' units: what is a number to Intercom may be a time, which is a text to makers. */
export type Arguments<I> = {
  readonly [K in keyof I]?:
    | NonNullable<I[K]>
    | ([number] extends [NonNullable<I[K]>] ? string : never)
    | ParameterReference;
};

/** The parameters that arguments refer to. */
export type Needs<W> = {
  [K in keyof W]-?: W[K] extends ParameterReference<infer N> ? N : never;
}[keyof W];

type Entries<A> = A extends readonly (infer E)[]
  ? { value: PathTo<NonNullable<E>, Scalar>; title: PathTo<NonNullable<E>, Scalar> }
  : {
      [L in ListIn<A>]: {
        items: L;
        value: PathTo<EntryAt<A, L>, Scalar>;
        title: PathTo<EntryAt<A, L>, Scalar>;
      };
    }[ListIn<A>];

/**
 * Choices from an action: `choices(ListTags, { items: "data", value: "id", title: "name" })`;
 * without `items` where its answer is the list itself. `with` gives the action's parameters:
 * constants (`{ model: "contact" }`), or other parameters of the operation that has the dropdown
 * (`{ ticket_type_id: { parameter: "ticket_type_id" } }`).
 */
export function choices<A, I, const W extends Arguments<I> = None>(
  from: AnyAction<A, I>,
  entries: Entries<A> & { with?: W },
): Choices<Needs<W> & string> {
  const {
    items,
    value,
    title,
    with: given = {},
    // The texts that Entries allows, whichever of its two forms it takes.
  } = entries as { items?: string; value: string; title: string; with?: Choices["with"] };
  return {
    kind: "choices",
    from,
    ...defined({ items }),
    value,
    title,
    with: given,
  };
}
