/** Parameters and bodies with what the descriptor says of them, and the choices that their names have. */
import type { PlainAction } from "../../language/action.ts";
import type { Choices } from "../../language/choices.ts";
import { changeAt } from "../change-field.ts";
import type { Field, FieldChoices, Parameter } from "../operation.ts";
import type { LowerContext } from "./context.ts";
import {
  type LongSetting,
  longSetting,
  lowerChoices,
  withChoices,
  withSetting,
} from "./settings.ts";

/** The operation that fields belong to. */
export interface Owner {
  readonly id: string;
  /** Intercom's path, for choices such as `articles/{id}`. */
  readonly path: string;
  /** The keys of its parameters: choices that need another one apply only where it is. */
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
  const choices = choicesFor(key, key, setting, owner, context);
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
    const choices = choicesFor(key, place, settingAt(owner, place), owner, context);
    if (choices === undefined) continue;
    settled = changeAt(settled, place, (field, required) => ({
      field: withChoices(field, choices),
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

/** The descriptor's own choices, else those of the name. */
function choicesFor(
  key: string,
  place: string,
  setting: LongSetting | undefined,
  owner: Owner,
  context: LowerContext,
): FieldChoices | undefined {
  if (setting?.choices === "none") return undefined;
  const choices = setting?.choices ?? byName(key, owner, context);
  return choices === undefined ? undefined : lowerChoices(choices, owner.id, place, context);
}

/** Choices by segment and name (`articles/{id}`), then by name. */
function byName(
  key: string,
  { path, keys }: Owner,
  { choices }: LowerContext,
): Choices | undefined {
  const segments = path.split("/");
  const segment = segments[segments.indexOf(`{${key}}`) - 1];
  const found = choices[`${segment}/{${key}}`] ?? choices[key];
  if (found === undefined) return undefined;
  const needed = Object.values(found.with).flatMap((given) =>
    typeof given === "object" && given !== null ? [given.parameter] : [],
  );
  return needed.every((name) => keys.includes(name)) ? found : undefined;
}

/** The texts and whole numbers in a body, in the entries of lists too, and the lists of them. */
function leavesOf(
  field: Field,
  above = "",
  holders: readonly Field[] = [],
): { place: string; key: string }[] {
  if (holders.includes(field)) return [];
  const within = [...holders, field];
  return Object.entries(field.fields ?? {}).flatMap(([key, inner]) => {
    const place = `${above}${key}`;
    if (isLeaf(inner.items ?? inner)) return [{ place, key }];
    if (inner.items !== undefined) return leavesOf(inner.items, `${place}.*.`, within);
    return inner.fields === undefined ? [] : leavesOf(inner, `${place}.`, within);
  });
}

function isLeaf({ type }: Field): boolean {
  return type === "string" || type === "integer";
}
