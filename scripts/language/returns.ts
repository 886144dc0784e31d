/** What planned actions return. */
import { defined } from "../common/defined.ts";
import type { AnswerOf, Binary, Call, Schemas } from "./calls.ts";
import type { PlaceIn } from "./places.ts";
import type { DynamicFields } from "./schema.ts";
import type { Shape } from "./shape.ts";

/** What makers get, as the generator reads it. */
export type Returns = ReturnsSomething | ReturnsNothing;

/** Makers get the parameters of the path back. */
export interface ReturnsNothing {
  readonly kind: "nothing";
}

export type ReturnsSomething =
  | ReturnedShape
  /** The contract's answer to a call, without some places, and with fields that the workspace decides on. */
  | {
      readonly kind: "answer";
      readonly call: Call;
      readonly omit: readonly string[];
      readonly fields?: Readonly<Record<string, DynamicFields | undefined>>;
    }
  /** A schema of the contract, or a list of it. */
  | { readonly kind: "schema"; readonly schema: string; readonly list: boolean }
  | { readonly kind: "fields"; readonly fields: Readonly<Record<string, ReturnedField>> }
  | { readonly kind: "any"; readonly title: string; readonly description: string };

/** A named shape, or a list of it. */
export interface ReturnedShape {
  readonly kind: "shape";
  readonly shape: AnyShape;
  readonly list: boolean;
  /** Name of the list's definition. */
  readonly name?: string;
}

/** One of several answers side by side. */
export interface ReturnedField<R = ReturnsSomething> {
  readonly title: string;
  readonly description: string;
  readonly is: R;
}

/** A shape of which only what makers see matters. */
export type AnyShape = Pick<Shape, "name" | "title" | "description" | "fields">;

declare const returned: unique symbol;

/** Carries the type that a plan must answer. */
export interface Answering<T> {
  /** Absent at run time. */
  readonly [returned]?: T;
}

/** What a planned action returns, with the type that its plan must answer. */
export type Returned<T = unknown> = ReturnsSomething & Answering<T>;

type Fields = Readonly<Record<string, ReturnedField<Returned>>>;

/** What makers get. Times are ISO 8601, whatever they are in the plan. */
export const returns = {
  /** A shape: `returns.one(user)`. */
  one: <T>(shape: Shape<never, T>): Returned<T> => ({ kind: "shape", shape, list: false }),
  /** A list of a shape; the name is that of the list's definition. */
  listOf: <T>(shape: Shape<never, T>, name?: string): Returned<T[]> => ({
    kind: "shape",
    shape,
    list: true,
    ...defined({ name }),
  }),
  /**
   * What Intercom answers to a call, in JSON: `returns.answerOf("GET /contacts/{contact_id}")`. `omit`
   * leaves places out of the definition: fewer fields for makers to look through. `fields` are objects
   * whose fields the workspace decides on: `{ ticket_attributes: fieldsOf(TicketAttributes, …) }`; what
   * they depend on is an input of the action.
   */
  answerOf: <const C extends Call>(
    call: C & (AnswerOf<C> extends Binary | null ? never : unknown),
    {
      omit = [],
      fields,
    }: {
      readonly omit?: readonly PlaceIn<AnswerOf<C>>[];
      readonly fields?: { readonly [P in PlaceIn<AnswerOf<C>>]?: DynamicFields };
    } = {},
  ): Returned<AnswerOf<C>> => ({ kind: "answer", call, omit, ...defined({ fields }) }),
  /** A schema of the contract: `returns.schema("tag")`. */
  schema: <const S extends keyof Schemas>(schema: S): Returned<Schemas[S]> => ({
    kind: "schema",
    schema,
    list: false,
  }),
  /** A list of a schema of the contract: `returns.listOfSchema("conversation_part")`. */
  listOfSchema: <const S extends keyof Schemas>(schema: S): Returned<Schemas[S][]> => ({
    kind: "schema",
    schema,
    list: true,
  }),
  /**
   * Several answers side by side, each of which can be null:
   * `returns.fields({ contact: { title: "Contact", description: "The contact.", is: returns.schema("contact") } })`.
   */
  fields: <const F extends Fields>(
    fields: F,
  ): Returned<{ [K in keyof F]: F[K]["is"] extends Returned<infer T> ? T : never }> => ({
    kind: "fields",
    fields,
  }),
  /** Any JSON: `returns.any({ title: "Answer", description: "What Intercom answered." })`. */
  any: (texts: { title: string; description: string }): Returned<unknown> => ({
    kind: "any",
    ...texts,
  }),
  /** Nothing; makers get the parameters of the path back, which later steps of a flow can use. */
  nothing: { kind: "nothing" } as ReturnsNothing & Answering<null>,
};
