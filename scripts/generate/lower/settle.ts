/** Parameters and bodies with what the descriptor says of them, and the choices that their names have. */
import { defined } from "../../common/defined.ts";
import { own } from "../../common/own.ts";
import type { PlainAction } from "../../language/action.ts";
import type { Choices } from "../../language/choices.ts";
import { changeAt, fieldAt } from "../change-field.ts";
import type { Field, FieldChoices, Parameter } from "../operation.ts";
import type { LowerContext } from "./context.ts";
import { lowerDynamic } from "./dynamic.ts";
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
  /** The keys of the parameters that makers see: choices that need another one apply only where it is. */
  readonly keys: readonly string[];
  readonly settings: PlainAction["parameters"];
}

/**
 * A parameter in path or query, settled.
 * @param names those that it may have choices by
 */
export function settleParameter(
  parameter: Parameter,
  owner: Owner,
  context: LowerContext,
  names = namesOf(parameter, owner),
): Parameter {
  const { key, field, required } = parameter;
  const setting = settingAt(owner, key);
  const choices = choicesFor(names, key, setting, owner, context);
  if (choices === undefined && setting === undefined) return parameter;
  return {
    ...parameter,
    field: withSetting(field, setting ?? {}, choices),
    required: required || setting?.required === true,
  };
}

function namesOf({ key, in: place }: Parameter, { path }: Owner): string[] {
  return place === "path" ? [withSegment(key, path), key] : [key];
}

/** A body, settled at all its places. */
export function settleBody(body: Field, owner: Owner, context: LowerContext): Field {
  let settled = withNamedChoices(body, context);
  // What depends on another parameter, or is the descriptor's own, is written in place.
  for (const { place, key } of leavesOf(body)) {
    const found = byName([key], owner, context)?.choices;
    if (found === undefined || settingAt(owner, place)?.choices !== undefined) continue;
    if (needsOf(found).length > 0) settled = withChoicesAt(settled, place, key, found, context);
  }
  for (const place of Object.keys(owner.settings)) {
    const setting = settingAt(owner, place);
    if (setting === undefined) continue;
    const own = setting.choices;
    const choices =
      own === undefined || own === "none"
        ? undefined
        : lowerChoices(own, { operation: owner.id, place }, context);
    const dynamic =
      setting.fields &&
      lowerDynamic(
        setting.fields,
        { operation: owner.id, place, keys: owner.keys, use: "input" },
        context,
      );
    if (setting.fields !== undefined && fieldAt(settled, place)?.open !== true) {
      context.report({
        operation: owner.id,
        place,
        message: "It is no object whose fields the workspace decides on.",
        advice: "Take fields out of its setting.",
      });
    }
    settled = changeAt(settled, place, (field, required) => ({
      field: withSetting(
        own === undefined ? field : withoutChoices(field),
        setting,
        choices,
        dynamic,
      ),
      required: required || setting.required === true,
    }));
    if (setting.required === true) settled = withGroupsRequired(settled, place);
  }
  return settled;
}

/** What must be filled in lies in groups that must be there; whether a list has entries is left open. */
function withGroupsRequired(body: Field, place: string): Field {
  const steps = place.split(".").slice(0, -1);
  const beforeLists = steps.slice(0, steps.includes("*") ? steps.indexOf("*") - 1 : undefined);
  return beforeLists.reduce(
    (field, _, depth) =>
      changeAt(field, beforeLists.slice(0, depth + 1).join("."), (group) => ({
        field: group,
        required: true,
      })),
    body,
  );
}

function withChoicesAt(
  body: Field,
  place: string,
  name: string,
  from: Choices,
  context: LowerContext,
): Field {
  const choices = lowerChoices(from, { place: name }, context);
  if (choices === undefined) return body;
  return changeAt(body, place, (field, required) => ({
    field: withChoices(field, choices),
    required,
  }));
}

function withoutChoices({ choices: _, items, ...field }: Field): Field {
  return { ...field, ...(items === undefined ? {} : { items: withoutChoices(items) }) };
}

/**
 * A field with the choices that names have by themselves, at any depth. What is shared stays shared:
 * a definition that holds such a name becomes one of its own, `<name>_Input`, for all operations.
 */
function withNamedChoices(field: Field, context: LowerContext): Field {
  const known = context.inputs.get(field);
  if (known !== undefined) return known;
  // Entered before it is complete, so that a definition that holds itself comes to an end.
  context.inputs.set(field, field);
  const items = field.items && withNamedChoices(field.items, context);
  const fields = Object.entries(field.fields ?? {}).map(
    ([key, inner]) => [key, namedLeaf(key, withNamedChoices(inner, context), context)] as const,
  );
  const same =
    items === field.items && fields.every(([key, inner]) => inner === field.fields?.[key]);
  if (same) return field;
  const { definition } = field;
  const changed: Field = {
    ...field,
    ...defined({ items }),
    ...(field.fields === undefined ? {} : { fields: Object.fromEntries(fields) }),
    ...(definition === undefined ? {} : { definition: `${definition}_Input` }),
  };
  context.inputs.set(field, changed);
  return changed;
}

/** A text or a whole number, or a list of them, with the choices of its name. */
function namedLeaf(key: string, field: Field, context: LowerContext): Field {
  const found = isLeaf(field.items ?? field) ? own(context.choices, key) : undefined;
  if (found === undefined || needsOf(found).length > 0) return field;
  const choices = lowerChoices(found, { place: key }, context);
  return choices === undefined ? field : withChoices(field, choices);
}

/** The parameters that choices depend on. */
export function needsOf(choices: Choices): string[] {
  return Object.values(choices.with).flatMap((given) =>
    typeof given === "object" && given !== null ? [given.parameter] : [],
  );
}

function settingAt({ settings }: Owner, place: string): LongSetting | undefined {
  const setting = own(settings, place);
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
  if (setting?.choices !== undefined) {
    return lowerChoices(setting.choices, { operation: owner.id, place }, context);
  }
  const named = byName(names, owner, context);
  return named && lowerChoices(named.choices, { place: named.name }, context);
}

/**
 * The choices of an input of the descriptor's own: those that it says, else those of its name; an
 * entry of a list has the name of the list.
 */
export function choicesAt(
  place: string,
  setting: LongSetting,
  owner: Owner,
  context: LowerContext,
): FieldChoices | undefined {
  const key = place.split(".").findLast((step) => step !== "*") ?? place;
  const isInPath = owner.path.includes(`{${place}}`);
  const names = isInPath ? [withSegment(key, owner.path), key] : [key];
  return choicesFor(names, place, setting, owner, context);
}

function byName(
  names: readonly string[],
  { keys }: Owner,
  { choices }: LowerContext,
): { name: string; choices: Choices } | undefined {
  const name = names.find((one) => own(choices, one) !== undefined);
  const found = name === undefined ? undefined : choices[name];
  if (name === undefined || found === undefined) return undefined;
  const isWhole = needsOf(found).every((needed) => keys.includes(needed));
  return isWhole ? { name, choices: found } : undefined;
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
