/** What a descriptor says of the parameters that the contract describes. */
import type { BodyOf, Call, InputOf, None, PathOf, QueryOf } from "./calls.ts";
import type { Choices } from "./choices.ts";
import type { At, PlaceIn, Scalar } from "./places.ts";
import type { DynamicFields } from "./schema.ts";

/** How prominently makers see an operation or a parameter; `internal` is not shown at all. */
export type Visibility = "important" | "advanced" | "internal";

/**
 * What a descriptor adds to a parameter:
 * `{ title: "Owner", choices: admins, visibility: "advanced" }`.
 */
export interface Setting<T, Names extends string> {
  /** Default: the contract's. */
  title?: string;
  /** Default: the contract's. */
  description?: string;
  /** For what this operation cannot do without, though Intercom could. */
  required?: true;
  visibility?: Visibility;
  /** What is sent where the maker leaves it empty. */
  default?: T;
  /** Of a list, for each entry. `"none"` takes away choices that are given by the parameter's name. */
  choices?: Choices<Names> | "none";
  /**
   * Of a text, or of the entries of a list of texts: the words that can be chosen, with the titles that
   * makers see: `{ draft: "Draft", published: "Published" }`. Of words that the contract has, only
   * these are offered; others can still be typed.
   */
  words?: Words<T>;
  /** Of an object: the fields that the workspace decides on. */
  fields?: DynamicFields<Names>;
}

type EntryOf<T> = NonNullable<T> extends readonly (infer E)[] ? NonNullable<E> : NonNullable<T>;

/** Titles of words; where the contract has words, only of these. */
export type Words<T> = unknown extends T
  ? Readonly<Record<string, string>>
  : string extends EntryOf<T>
    ? Readonly<Record<string, string>>
    : [Extract<EntryOf<T>, string>] extends [never]
      ? never
      : { readonly [W in Extract<EntryOf<T>, string>]?: string };

/**
 * Settings by place: `{ "assignment.team_assignee_id": { choices: teams } }`. A word alone is the
 * visibility; `"omit"` leaves the parameter out.
 */
export type Settings<T, K extends string> = {
  readonly [P in K]?: Setting<At<T, P>, K> | Visibility | "omit";
};

type Deep<T> = T extends Scalar | readonly unknown[]
  ? T
  : { readonly [K in keyof T]?: Deep<NonNullable<T[K]>> };

/** No key that `All` does not have. */
export type Strict<F, All> = { readonly [K in Exclude<keyof F, keyof All>]: never };

/** Values that the connector sends without asking: `{ message_type: "close" }`. */
export type Fixed<C extends Call> = Deep<InputOf<C>>;

/** A value of which only the alternatives remain that can hold the fixed parts. */
export type Narrowed<T, F> = F extends Scalar | readonly unknown[]
  ? T
  : T extends Scalar | readonly unknown[]
    ? never
    : T extends unknown
      ? F extends Deep<T>
        ? { [K in keyof T]: K extends keyof F ? Narrowed<NonNullable<T[K]>, F[K]> : T[K] }
        : never
      : never;

/** The keys of a call's parameters; those of nested fields with dots. */
export type Key<C extends Call, F = None> =
  | (keyof PathOf<C> & string)
  | (keyof QueryOf<C> & string)
  | ([BodyOf<C>] extends [never]
      ? never
      : PlaceIn<keyof F extends never ? BodyOf<C> : Narrowed<BodyOf<C>, F>>);
