/** Actions that are one call to Intercom. */
import { defined } from "../common/defined.ts";
import type { JsonObject } from "../common/json.ts";
import type { AnswerOf, Binary, Call, InputOf, None } from "./calls.ts";
import type { Common, Explained, Typed } from "./operations.ts";
import type { Fixed, Key, Setting, Settings, Strict, Visibility } from "./parameters.ts";
import type { PlaceIn } from "./places.ts";
import type { DynamicFields } from "./schema.ts";
import { type Explanation, explained } from "./steps.ts";
import { type LoweredTrial, lowerTrial, type Trial } from "./trial.ts";

/** A plain action as the generator reads it. */
export interface PlainAction extends Common {
  readonly kind: "plain";
  readonly call: Call;
  readonly fixed: Readonly<JsonObject>;
  readonly only?: readonly string[];
  readonly parameters: Readonly<
    Record<string, Setting<unknown, string> | Visibility | "omit" | undefined>
  >;
  readonly omit: readonly string[];
  /** Of objects of the answer, by place. */
  readonly answerFields?: Readonly<Record<string, DynamicFields | undefined>>;
  readonly content?: "text" | "json lines";
  readonly explain?: Explained;
  readonly trial: LoweredTrial;
}

/** What is special about an action; everything else comes from the contract. */
export interface ActionOptions<C extends Call, F> extends Common {
  /**
   * Sent without asking: `{ message_type: "close", type: "admin" }`. Of a body with alternatives only
   * those remain that can hold it.
   */
  readonly fixed?: F extends Fixed<C> ? F & Strict<F, InputOf<C>> : Fixed<C>;
  /**
   * The fields of query and body that makers see, in this order: `["admin_id", "body"]`. Default: all.
   * Path parameters are always there.
   */
  readonly only?: readonly Key<C, F>[];
  /** Settings by place; see {@link Settings}. */
  readonly parameters?: Settings<InputOf<C>, Key<C, F>>;
  /** Parts of the answer that the definition leaves out: `["translated_content"]`. */
  readonly omit?: readonly PlaceIn<AnswerOf<C>>[];
  /**
   * Objects of the answer whose fields the workspace decides on, by place; what they depend on is a
   * parameter of the action.
   */
  readonly answerFields?: {
    readonly [P in PlaceIn<AnswerOf<C>>]?: DynamicFields<Key<C, F>>;
  };
  /** What makers get of a file, if not the file: its text, or a list with an entry for each line of JSON. */
  readonly content?: AnswerOf<C> extends Binary ? "text" | "json lines" : never;
  /** What a maker is told of a failed call, by status, before Intercom's own message. */
  readonly explain?: Explanation;
  /** How the build tries it, where choices and examples are not enough. */
  readonly trial?: Trial<InputOf<C>, Key<C, F>>;
}

/**
 * An action that is one call to Intercom. Texts, parameters and answer come from the contract:
 * `export const GetTag = action("GET /tags/{tag_id}");`
 */
export function action<const C extends Call, const F = None>(
  call: C,
  options: ActionOptions<C, F> = {},
): Typed<PlainAction, AnswerOf<C>, InputOf<C>> {
  const { fixed, only, parameters, omit, answerFields, content, explain, trial, ...common } =
    options;
  return {
    kind: "plain",
    call,
    ...common,
    // Keys and values follow from the call; behind this point they are texts and JSON.
    fixed: (fixed ?? {}) as PlainAction["fixed"],
    ...defined({ only }),
    parameters: (parameters ?? {}) as PlainAction["parameters"],
    omit: omit ?? [],
    ...defined({ answerFields }),
    ...defined({ content }),
    ...(explain === undefined ? {} : { explain: explained(explain) }),
    trial: lowerTrial(trial),
  };
}
