import { defined } from "../../common/defined.ts";
import type { Json } from "../../common/json.ts";
import type { Choices } from "../../language/choices.ts";
import type { Setting, Visibility } from "../../language/parameters.ts";
import type { Field, FieldChoices } from "../operation.ts";
import type { LowerContext } from "./context.ts";

/** A setting in its long form. */
export type LongSetting = Setting<unknown, string>;

export function longSetting(setting: LongSetting | Visibility): LongSetting {
  return typeof setting === "string" ? { visibility: setting } : setting;
}

/** A field with what a descriptor says of it. */
export function withSetting(
  field: Field,
  { title, description, visibility, default: preset }: LongSetting,
  choices: FieldChoices | undefined,
): Field {
  const { definition: _, ...copy } = choices === undefined ? field : withChoices(field, choices);
  return {
    ...copy,
    ...defined({ title, description, visibility }),
    // The compiler has held it against the parameter's type, which is JSON.
    ...(preset === undefined ? {} : { default: preset as Json }),
  };
}

/** A field with choices; of a list, each entry has them. */
export function withChoices(field: Field, choices: FieldChoices): Field {
  const { definition: _, ...copy } = field;
  return field.items === undefined
    ? { ...copy, choices }
    : { ...copy, items: withChoices(field.items, choices) };
}

/** Choices as the model has them; reported where the operation that fills them is in no resource. */
export function lowerChoices(
  choices: Choices,
  operation: string,
  place: string,
  { ids, report }: LowerContext,
): FieldChoices | undefined {
  const operationId = ids.get(choices.from);
  if (operationId === undefined) {
    report({
      operation,
      place,
      message: "The operation that fills its choices is in no resource.",
      advice: "List it in connector/connector.ts.",
    });
    return undefined;
  }
  return {
    operationId,
    ...defined({ items: choices.items }),
    value: choices.value,
    title: choices.title,
    with: Object.fromEntries(
      Object.entries(choices.with).map(([key, given]) => [
        key,
        typeof given === "object" && given !== null
          ? { parameter: given.parameter }
          : { value: given ?? null },
      ]),
    ),
  };
}
