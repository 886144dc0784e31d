/** Inputs of planned actions: parameters of the connector's own. */
import type { Setting } from "./parameters.ts";
import type { Ref } from "./values.ts";

declare const held: unique symbol;

/** What makers read of an input. */
export interface InputTexts extends Setting<never, string> {
  readonly title: string;
  readonly description: string;
  /** A value to try the operation with, and to show makers what is meant. */
  readonly example?: string | number | boolean;
}

export type InputType = "string" | "integer" | "number" | "boolean" | "date-time" | "object";

/** An input as the generator reads it; T is what the plan sees. */
export interface Input<out T = unknown> {
  readonly kind: "input";
  readonly type: InputType | "list";
  readonly texts: InputTexts;
  /** The words that can be chosen, with the titles that makers see. */
  readonly words?: Readonly<Record<string, string>>;
  /** The fields of a group. */
  readonly fields?: Inputs;
  /** The entry of a list. */
  readonly items?: Input;
  /** Absent at run time. */
  readonly [held]?: T;
}

export type Inputs = Readonly<Record<string, Input>>;

/** The values of inputs, by key. */
export type Held<I> = { [K in keyof I]: I[K] extends Input<infer T> ? T : never };

/** The inputs as a plan sees them: references, to be taken apart by key. `first` can be none. */
export type InputRefs<I> = {
  readonly [K in Exclude<keyof I, "first">]: I[K] extends Input<infer T> ? Ref<T> : never;
};

const leaf =
  <T>(type: InputType) =>
  (texts: InputTexts): Input<T> => ({ kind: "input", type, texts });

/**
 * Makes inputs. A key that is in the path is a path parameter; others are in the query of GET and
 * DELETE, else in the body:
 * `email: input.string({ title: "Email", description: "The email address.", required: true })`.
 */
export const input = {
  string: leaf<string>("string"),
  integer: leaf<number>("integer"),
  number: leaf<number>("number"),
  boolean: leaf<boolean>("boolean"),
  /** ISO 8601 for makers, unix seconds in the plan. */
  dateTime: leaf<number>("date-time"),
  /** One of some words: `input.choice({ open: "Open", closed: "Closed" }, { title: "State", … })`. */
  choice: <const T extends Readonly<Record<string, string>>>(
    words: T,
    texts: InputTexts,
  ): Input<keyof T & string> => ({ kind: "input", type: "string", texts, words }),
  /** An object with any fields. */
  object: leaf<Record<string, unknown>>("object"),
  /** Inputs that lie in an object: `avatar: input.group({ image_url: input.string(…) }, { title: "Avatar", … })`. */
  group: <const F extends Inputs>(fields: F, texts: InputTexts): Input<Held<F>> => ({
    kind: "input",
    type: "object",
    texts,
    fields,
  }),
  /** Any number of one kind: `input.list(input.string(…), { title: "Tags", … })`. */
  list: <T>(items: Input<T>, texts: InputTexts): Input<T[]> => ({
    kind: "input",
    type: "list",
    texts,
    items,
  }),
};
