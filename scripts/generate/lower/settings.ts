import { defined } from "../../common/defined.ts";
import type { Json } from "../../common/json.ts";
import type { Choices } from "../../language/choices.ts";
import type { Setting, Visibility } from "../../language/parameters.ts";
import type { Field, FieldChoices, FieldDynamic } from "../operation.ts";
import type { LowerContext } from "./context.ts";

/** A setting in its long form. */
export type LongSetting = Setting<unknown, string>;

export function longSetting(setting: LongSetting | Visibility): LongSetting {
  return typeof setting === "string" ? { visibility: setting } : setting;
}

/** A field with what a descriptor says of it. */
export function withSetting(
  field: Field,
  { title, description, visibility, default: preset, words }: LongSetting,
  choices: FieldChoices | undefined,
  dynamic?: FieldDynamic,
): Field {
  const chosen = choices === undefined ? field : withChoices(field, choices);
  const { definition: _, ...copy } = words === undefined ? chosen : withWords(chosen, words);
  return {
    ...copy,
    ...defined({ title, description, visibility, dynamic }),
    ...(preset === undefined ? {} : { default: inMakersUnits(field, preset) }),
  };
}

/** A default as makers would write it: descriptors have times as Intercom does. */
function inMakersUnits({ unix }: Field, preset: unknown): Json {
  if (unix && typeof preset === "number") return new Date(preset * 1000).toISOString();
  // The compiler has held it against the parameter's type, which is JSON.
  return preset as Json;
}

/** A field with choices; of a list, each entry has them. */
export function withChoices(field: Field, choices: FieldChoices): Field {
  const { definition: _, ...copy } = field;
  return field.items === undefined
    ? { ...copy, choices }
    : { ...copy, items: withChoices(field.items, choices) };
}

/** A text with words to choose from; of a list, each entry has them. */
function withWords(field: Field, words: Readonly<Record<string, string>>): Field {
  const { definition: _, ...copy } = field;
  return field.items === undefined
    ? { ...copy, enum: Object.keys(words), wordTitles: words }
    : { ...copy, items: withWords(field.items, words) };
}

/** Whose choices they are: a parameter's of an operation, or those of a name. */
export interface ChoicesOwner {
  /** Absent for those of a name. */
  readonly operation?: string;
  /** The place of the parameter, or the name. */
  readonly place: string;
}

/** Choices as the model has them; reported where the operation that fills them is in no resource. */
export function lowerChoices(
  choices: Choices,
  owner: ChoicesOwner,
  { ids, report }: LowerContext,
): FieldChoices | undefined {
  const { from } = choices;
  const operationId = ids.get(from);
  if (operationId === undefined) {
    const action = from.kind !== "planned" ? from.call : `${from.method} ${from.path}`;
    report({
      ...owner,
      choices: true,
      message: `The action that fills these choices, ${action}, is in no resource.`,
      advice: "Export it from a file that connector/connector.ts lists under a resource.",
    });
    return undefined;
  }
  return {
    operationId,
    ...defined({ items: choices.items }),
    value: choices.value,
    title: choices.title,
    with: lowerArguments(choices.with),
  };
}

/** Constants, and places of other parameters. */
export function lowerArguments(given: Choices["with"]): FieldChoices["with"] {
  return Object.fromEntries(
    Object.entries(given).map(([key, one]) => [
      key,
      typeof one === "object" && one !== null
        ? { parameter: one.parameter }
        : { value: one ?? null },
    ]),
  );
}
