/** Parameters and bodies with what the descriptor says of them, and the choices that their names have. */
import { own } from "../../common/own.ts";
import type { PlainAction } from "../../language/action.ts";
import type { Choices } from "../../language/choices.ts";
import { changeAt } from "../change-field.ts";
import type { Field, FieldChoices, Parameter } from "../operation.ts";
import type { LowerContext } from "./context.ts";
import { type LongSetting, longSetting, lowerChoices, withSetting } from "./settings.ts";

/** The operation that fields belong to. */
export interface Owner {
  readonly id: string;
  /** Intercom's path, for choices such as `articles/{id}`. */
  readonly path: string;
  /** The keys of the parameters that makers see: choices that need another one apply only where it is. */
  readonly keys: readonly string[];
  readonly settings: PlainAction["parameters"];
}

/** A parameter in path or query, settled. */
export function settleParameter(
  parameter: Parameter,
  owner: Owner,
  context: LowerContext,
): Parameter {
  const { key, field, required } = parameter;
  const setting = settingAt(owner, key);
  const names = parameter.in === "path" ? [withSegment(key, owner.path), key] : [key];
  const choices = choicesFor(names, key, setting, owner, context);
  if (choices === undefined && setting === undefined) return parameter;
  return {
    ...parameter,
    field: withSetting(field, setting ?? {}, choices),
    required: required || setting?.required === true,
  };
}

/** A body, settled at all its places. */
export function settleBody(body: Field, owner: Owner, context: LowerContext): Field {
  let settled = body;
  for (const { place, key } of leavesOf(body)) {
    const choices = choicesFor([key], place, settingAt(owner, place), owner, context);
    if (choices === undefined) continue;
    settled = changeAt(settled, place, (field, required) => ({
      field: { ...field, choices },
      required,
    }));
  }
  for (const place of Object.keys(owner.settings)) {
    const setting = settingAt(owner, place);
    if (setting === undefined) continue;
    settled = changeAt(settled, place, (field, required) => ({
      field: withSetting(field, setting, undefined),
      required: required || setting.required === true,
    }));
  }
  return settled;
}

function settingAt({ settings }: Owner, place: string): LongSetting | undefined {
  const setting = settings[place];
  return setting === undefined || setting === "omit" ? undefined : longSetting(setting);
}

/** `articles/{id}`: the name of a path parameter with the segment before it. */
function withSegment(key: string, path: string): string {
  const segments = path.split("/");
  return `${segments[segments.indexOf(`{${key}}`) - 1]}/{${key}}`;
}

/** The descriptor's own choices, else those of the first of its names that has any. */
function choicesFor(
  names: readonly string[],
  place: string,
  setting: LongSetting | undefined,
  owner: Owner,
  context: LowerContext,
): FieldChoices | undefined {
  if (setting?.choices === "none") return undefined;
  const choices = setting?.choices ?? byName(names, owner, context);
  return choices === undefined ? undefined : lowerChoices(choices, owner.id, place, context);
}

function byName(
  names: readonly string[],
  { keys }: Owner,
  { choices }: LowerContext,
): Choices | undefined {
  const name = names.find((one) => own(choices, one) !== undefined);
  const found = name === undefined ? undefined : choices[name];
  if (found === undefined) return undefined;
  const needed = Object.values(found.with).flatMap((given) =>
    typeof given === "object" && given !== null ? [given.parameter] : [],
  );
  return needed.every((name) => keys.includes(name)) ? found : undefined;
}

/** The texts and whole numbers in a body, in the entries of lists too. */
function leavesOf(
  field: Field,
  above = "",
  holders: readonly Field[] = [],
): { place: string; key: string }[] {
  if (holders.includes(field)) return [];
  const within = [...holders, field];
  return Object.entries(field.fields ?? {}).flatMap(([key, inner]) => {
    const place = `${above}${key}`;
    if (inner.items !== undefined) return leavesOf(inner.items, `${place}.*.`, within);
    if (inner.fields !== undefined) return leavesOf(inner, `${place}.`, within);
    return inner.type === "string" || inner.type === "integer" ? [{ place, key }] : [];
  });
}
