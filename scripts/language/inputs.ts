/** Inputs of planned actions: the contract's parameters, and some of the connector's own. */

import type { Call, InputOf } from "./calls.ts";
import type { Key, Setting } from "./parameters.ts";
import type { At } from "./places.ts";
import { type Ref, reference } from "./values.ts";

declare const held: unique symbol;

/** What makers read of an input. */
export interface InputTexts extends Omit<Setting<never, string>, "words"> {
  readonly title: string;
  readonly description: string;
  /** A value to try the operation with, and to show makers what is meant. */
  readonly example?: string | number | boolean;
}

export type InputType = "string" | "integer" | "number" | "boolean" | "date-time" | "object";

/** An input that the descriptor describes, as the generator reads it. */
export interface OwnInput {
  readonly kind: "own";
  readonly type: InputType | "list";
  readonly texts: InputTexts;
  /** The words that can be chosen, with the titles that makers see. */
  readonly words?: Readonly<Record<string, string>>;
  /** The fields of a group. */
  readonly fields?: Inputs;
  /** The entry of a list. */
  readonly items?: Input;
}

/** An input that the contract describes, as the generator reads it. */
export interface ContractInput {
  readonly kind: "contract";
  readonly call: Call;
  /** The key of the call's parameter; of a nested one with dots. */
  readonly key: string;
  readonly setting: Setting<unknown, string>;
}

/** An input; T is what the plan sees. */
export type Input<T = unknown> = (OwnInput | ContractInput) & Holding<T>;

interface Holding<out T> {
  /** Absent at run time. */
  readonly [held]?: T;
}

export type Inputs = Readonly<Record<string, Input>>;

/** The values of inputs, by key. */
export type Held<I> = { [K in keyof I]: I[K] extends Input<infer T> ? T : never };

/** The inputs as a plan sees them: references, to be taken apart by key, or spread. */
export type InputRefs<I> = {
  readonly [K in keyof I]: I[K] extends Input<infer T> ? Ref<T> : never;
};

/** References to inputs, by key. */
export function inputRefs<I extends Inputs>(inputs: I | undefined): InputRefs<I> {
  const entries = Object.keys(inputs ?? {}).map((key) => [key, reference(`in.${key}`)]);
  // A reference for each of the keys, of whatever type the input says.
  return Object.fromEntries(entries) as InputRefs<I>;
}

const leaf =
  <T>(type: InputType) =>
  (texts: InputTexts): Input<T> => ({ kind: "own", type, texts });

/**
 * Makes inputs. A key that is in the path is a path parameter; others are in the query of GET and
 * DELETE, else in the body:
 * `email: input.string({ title: "Email", description: "The email address.", required: true })`.
 */
export const input = {
  /**
   * A parameter of a call as the contract describes it: title, description, type, words, limits, and
   * the choices of its name; times are ISO 8601 for makers and unix seconds in the plan. It is
   * required where the setting says so, or the path has it:
   * `owner: input.from("POST /contacts", "owner_id", { title: "Owner", choices: admins })`.
   */
  from: <const C extends Call, const K extends Key<C>>(
    call: C,
    key: K,
    setting: Setting<At<InputOf<C>, K>, string> = {},
  ): Input<At<InputOf<C>, K>> => ({
    kind: "contract",
    call,
    key,
    // The compiler has held it against the parameter's type; behind this point it is texts and JSON.
    setting: setting as ContractInput["setting"],
  }),
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
  ): Input<keyof T & string> => ({ kind: "own", type: "string", texts, words }),
  /** An object with any fields. */
  object: leaf<Record<string, unknown>>("object"),
  /** Inputs that lie in an object: `avatar: input.group({ image_url: input.string(…) }, { title: "Avatar", … })`. */
  group: <const F extends Inputs>(fields: F, texts: InputTexts): Input<Held<F>> => ({
    kind: "own",
    type: "object",
    texts,
    fields,
  }),
  /** Any number of one kind: `input.list(input.string(…), { title: "Tags", … })`. */
  list: <T>(items: Input<T>, texts: InputTexts): Input<T[]> => ({
    kind: "own",
    type: "list",
    texts,
    items,
  }),
};

/** Parameters of a call as the contract describes them: `...inputs("POST /contacts", "email", "name")`. */
export function inputs<const C extends Call, const K extends Key<C> & keyof InputOf<C>>(
  call: C,
  ...keys: readonly K[]
): { readonly [P in K]: Input<NonNullable<InputOf<C>[P]>> } {
  const entries = keys.map((key) => [key, { kind: "contract", call, key, setting: {} }]);
  // An entry for each of the keys, whose types the contract has.
  return Object.fromEntries(entries) as { readonly [P in K]: Input<NonNullable<InputOf<C>[P]>> };
}
