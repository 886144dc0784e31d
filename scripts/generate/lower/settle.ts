import type { PlainAction } from "../../language/action.ts";
import type { Choices } from "../../language/choices.ts";
import { changeAt } from "../change-field.ts";
import type { Field, FieldChoices } from "../operation.ts";
import type { LowerContext } from "./context.ts";
import { type LongSetting, longSetting, lowerChoices, withChoices, withSetting } from "./settings.ts";

/** Where a field belongs. */
interface FieldPlace {
  readonly operation: string;
  /** Intercom's path, for choices such as `articles/{id}`. */
  readonly path: string;
  /** The parameter's name; undefined for a body. */
  readonly key: string | undefined;
  /** Of a parameter. */
  readonly setting?: PlainAction["parameters"][string];
  /** Of a body, by place. */
  readonly settings?: PlainAction["parameters"];
}

/**
 * A parameter, or a body at all its places, with what the descriptor says of it and the choices that
 * its name has.
 * @param keys the operation's parameters: choices that need another one apply only where it is
 */
export function settleField(
  field: Field,
  place: FieldPlace,
  keys: readonly string[],
  context: LowerContext,
): { field: Field; required: boolean } {
  const settings: Record<string, LongSetting> = {};
  if (place.key !== undefined) {
    if (place.setting !== undefined && place.setting !== "omit") {
      settings[""] = longSetting(place.setting);
    }
  } else {
    for (const [key, setting] of Object.entries(place.settings ?? {})) {
      if (setting !== undefined && setting !== "omit") settings[key] = longSetting(setting);
    }
  }
  if (place.key !== undefined) {
    const setting = settings[""] ?? {};
    const choices = choicesFor(place.key, setting, place, place.key, keys, context);
    const unchanged = choices === undefined && settings[""] === undefined;
    return {
      field: unchanged ? field : withSetting(field, setting, choices),
      required: setting.required === true,
    };
  }
  let settled = field;
  for (const { at, key } of leavesOf(field)) {
    const setting = settings[at] ?? {};
    const choices = choicesFor(key, setting, place, at, keys, context);
    if (choices === undefined) continue;
    settled = changeAt(settled, at, (inner, required) => ({
      field: withChoices(inner, choices),
      required,
    }));
  }
  for (const [at, setting] of Object.entries(settings)) {
    settled = changeAt(settled, at, (inner, required) => ({
      field: withSetting(inner, setting, undefined),
      required: required || setting.required === true,
    }));
  }
  return { field: settled, required: false };
}

function choicesFor(
  key: string,
  setting: LongSetting,
  { operation, path }: FieldPlace,
  place: string,
  keys: readonly string[],
  context: LowerContext,
): FieldChoices | undefined {
  if (setting.choices === "none") return undefined;
  const own = setting.choices;
  const choices = own ?? byName(key, path, keys, context);
  return choices === undefined ? undefined : lowerChoices(choices, operation, place, context);
}

/** Choices by segment and name (`articles/{id}`), then by name. */
function byName(
  key: string,
  path: string,
  keys: readonly string[],
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

/** The texts and numbers in a body, in lists too, and the lists of them. */
function leavesOf(
  field: Field,
  above = "",
  holders: readonly Field[] = [],
): { at: string; key: string }[] {
  if (holders.includes(field)) return [];
  const within = [...holders, field];
  return Object.entries(field.fields ?? {}).flatMap(([key, inner]) => {
    const at = above === "" ? key : `${above}.${key}`;
    if (isLeaf(inner.items ?? inner)) return [{ at, key }];
    if (inner.items !== undefined) return leavesOf(inner.items, `${at}.*`, within);
    return inner.fields === undefined ? [] : leavesOf(inner, at, within);
  });
}

function isLeaf({ type }: Field): boolean {
  return type === "string" || type === "integer";
}
