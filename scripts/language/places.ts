/**
 * Places: where something lies in a body or an answer, with dots and at most three levels deep:
 * `assignment.admin_assignee_id`; `*` stands for any entry of a list: `contacts.*.id`.
 */
import type { Binary } from "./calls.ts";

/** What has no parts. */
export type Scalar = string | number | boolean | null | undefined;

type Depth = 0 | 1 | 2 | 3;
type Less = [never, 0, 1, 2];
/** Whether the workspace, or anybody, decides which names an object has. */
type Open<T> = string extends keyof T ? true : false;

/** Every place in a value. */
export type PlaceIn<T, D extends Depth = 3> = D extends 0
  ? never
  : T extends Scalar | Binary
    ? never
    : T extends readonly (infer I)[]
      ? `*.${PlaceIn<NonNullable<I>, D>}`
      : Open<T> extends true
        ? never
        : { [K in keyof T & string]: K | `${K}.${PlaceIn<NonNullable<T[K]>, Less[D]>}` }[keyof T &
            string];

/** The places that hold a `Leaf`; lists are not entered. */
export type PathTo<T, Leaf, D extends Depth = 3> = D extends 0
  ? never
  : T extends Scalar | readonly unknown[] | Binary
    ? never
    : Open<T> extends true
      ? never
      : {
          [K in keyof T & string]: NonNullable<T[K]> extends Leaf
            ? K
            : `${K}.${PathTo<NonNullable<T[K]>, Leaf, Less[D]>}`;
        }[keyof T & string];

type Child<T, K extends string> = T extends readonly (infer I)[]
  ? K extends "*"
    ? NonNullable<I>
    : never
  : T extends Scalar
    ? never
    : K extends keyof T
      ? NonNullable<T[K]>
      : never;

/** The value at a place: `At<Ticket, "contacts.*.id">`. */
export type At<T, P extends string> = P extends `${infer K}.${infer Rest}`
  ? At<Child<T, K>, Rest>
  : Child<T, P>;

/** Where an answer holds a list: `data`, `ticket_states.data`. */
export type ListIn<T> = PathTo<T, readonly unknown[]>;

/** An entry of the list at a place. */
export type EntryAt<T, P extends string> =
  At<T, P> extends readonly (infer I)[] ? NonNullable<I> : never;
