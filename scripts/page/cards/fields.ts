import type { OperationEntry } from "../../platform/definition/operations.ts";
import {
  isRecord,
  isRef,
  type Parameter,
  type ParameterOrRef,
  type Schema,
  type Swagger,
} from "../../platform/definition/swagger.ts";
import type { Control, Field } from "../model.ts";
import { controlOf, type Depends, MOST_OPTIONS_OF_CARD } from "./control.ts";
import { type Dependable, dependencies, dynamicKind } from "./dynamic.ts";
import { type Located, type Merged, merge, segment } from "./located.ts";
import { descriptionText, titleText } from "./texts.ts";
import { insideList, insideObject, NO_PREFIX, type Prefix, titleOf } from "./titles.ts";

/** As deep as the platform lets a maker fill a body in. */
const DEEPEST = 10;
/** More fields than any maker scrolls through. */
const MOST_FIELDS = 10_000;
const MOST_PLACES = 50_000;

/** A place to unfold. */
interface Place {
  readonly located: Located;
  readonly key: string;
  /** The key by which the connector can be asked; undefined for what the API described. */
  readonly ask: string | undefined;
  /** What the title is made of where the definition gives none. */
  readonly name: string;
  /** Undefined where nothing above says whether it must be. */
  readonly required: boolean | undefined;
  readonly prefix: Prefix;
  readonly visibility: string;
  readonly open: readonly string[];
}

/** A field whose control waits until all fields are known: it may depend on some. */
type Draft = Omit<Field, "control"> & { control(depends: Depends): Control };

interface Context {
  readonly definition: Swagger;
  readonly fields: Draft[];
  /** How many places may still be looked at: not every one becomes a field. */
  readonly budget: { left: number };
  /** All that a field may depend on, those in rows included, by the keys to ask by. */
  readonly known: Map<string, Dependable>;
  /** How many options dropdowns may still have. */
  readonly options: { left: number };
}

/**
 * What a maker fills in of an operation, as the new designer lays it out: objects unfolded, lists not;
 * required first, then important, advanced, all others (`getParametersSortedByVisibility` in
 * Azure/LogicAppsUX). From the start there is what is required, important or has a default
 * (`shouldSoftHide` there).
 */
export function fieldsOf(
  definition: Swagger,
  entry: OperationEntry,
): { fields: Field[]; cut: boolean } {
  const fields: Draft[] = [];
  const budget = { left: MOST_PLACES };
  const known: Context["known"] = new Map();
  const options = { left: MOST_OPTIONS_OF_CARD };
  const pointers = parameterPointers(definition, entry);
  for (const parameter of entry.parameters) {
    const { name, required = false } = parameter;
    const at = pointers.get(`${parameter.in} ${name}`) ?? [];
    const isBody = parameter.in === "body";
    const [last = ""] = at.slice(-1);
    const located = isBody
      ? { schema: parameter.schema ?? {}, pointers: [...at, `${last}/schema`] }
      : { schema: schemaOf(parameter), pointers: at };
    if (parameter["x-ms-visibility"] === "internal") continue;
    unfold(
      { definition, fields, budget, known, options },
      {
        located,
        key: name,
        ask: name,
        name: isBody ? titleText(parameter["x-ms-summary"]) || "Body" : name,
        required: isBody && !required ? undefined : required,
        prefix: NO_PREFIX,
        visibility: titleText(parameter["x-ms-visibility"]),
        open: [],
      },
    );
  }
  return {
    fields: finished(fields, (found, ask) => dependencies(found, known, ask)),
    cut: fields.length >= MOST_FIELDS || budget.left < 0,
  };
}

/** The fields of a schema that the API gave for a place, with keys below the place's. */
export function fieldsOfSchema(schema: Schema, key: string): Field[] {
  const definition: Swagger = { paths: {} };
  const fields: Draft[] = [];
  const merged = merge(definition, { schema, pointers: [] });
  const context: Context = {
    ...{ definition, fields, budget: { left: MOST_PLACES }, known: new Map() },
    options: { left: MOST_OPTIONS_OF_CARD },
  };
  for (const property of merged.properties) {
    unfold(context, {
      located: property,
      key: `${key}/${property.name}`,
      ask: undefined,
      name: property.name,
      required: merged.required.has(property.name),
      prefix: NO_PREFIX,
      visibility: "",
      open: merged.refs,
    });
  }
  return finished(fields, () => ({ dependsOn: [], needs: [] }));
}

/** In the designer's order, stable within each rank. */
function finished(drafts: readonly Draft[], depends: Depends): Field[] {
  return [...drafts]
    .sort((a, b) => rankOf(a) - rankOf(b))
    .map((draft) => ({ ...draft, control: draft.control(depends) }));
}

function unfold(context: Context, place: Place): void {
  const { definition, fields } = context;
  context.budget.left -= 1;
  if (fields.length >= MOST_FIELDS || context.budget.left < 0) return;
  const { located, key, required, prefix, open } = place;
  const merged = merge(definition, located);
  const { facts, properties } = merged;
  const visibility = titleText(facts["x-ms-visibility"]) || place.visibility;
  if (visibility === "internal" || isTrue(facts, "readOnly")) return;
  if (isTrue(facts, "x-ms-notification-url")) return;
  const inItself = merged.refs.some((ref) => open.includes(ref));
  const isWhole =
    properties.length === 0 || dynamicKind(facts) !== undefined || facts.type === "array";
  if (!isWhole && !inItself && open.length < DEEPEST) {
    const inside = insideObject(prefix, facts);
    for (const property of properties) {
      unfold(context, {
        located: property,
        key: `${key}/${property.name}`,
        ask: place.ask && `${place.ask}/${property.name}`,
        name: property.name,
        required:
          required === undefined
            ? merged.required.has(property.name)
            : required && merged.required.has(property.name),
        prefix: inside,
        visibility,
        open: [...open, ...(merged.refs.length > 0 ? merged.refs : [""])],
      });
    }
    return;
  }
  fields.push(fieldOf(context, { ...place, visibility }, merged));
}

function fieldOf(context: Context, place: Place, merged: Merged): Draft {
  const { key, name, required = false, prefix, visibility } = place;
  const { facts, pointers } = merged;
  const initial = facts.default;
  const isInRow = place.ask !== key;
  // In a row they would be one object below a row's key, which nothing takes apart.
  const ask = isInRow && dynamicKind(facts) === "dynamic" ? undefined : place.ask;
  const filled = { required, ...(initial === undefined ? {} : { initial }) };
  if (place.ask !== undefined) context.known.set(place.ask, filled);
  return {
    key,
    title: titleOf(facts, name, prefix),
    description: descriptionText(facts.description),
    ...filled,
    shown: required || visibility === "important" || initial !== undefined,
    visibility: visibility === "important" || visibility === "advanced" ? visibility : "",
    control:
      listControl(context, place, merged) ??
      ((depends) => controlOf(facts, ask, depends, context.options)),
    pointers,
  };
}

/** A list's items, unfolded where they are objects; undefined for what is no list. */
function listControl(context: Context, place: Place, merged: Merged): Draft["control"] | undefined {
  const { facts } = merged;
  if (facts.type !== "array" || dynamicKind(facts) === "tree") return undefined;
  const [pointer = ""] = merged.pointers.slice(-1);
  const located = { schema: facts.items ?? {}, pointers: [`${pointer}/items`] };
  const items = merge(context.definition, located);
  // A dropdown may be declared on the list, and is for each of its items.
  const declared = dynamicKind(facts) === undefined ? items.facts : { ...items.facts, ...facts };
  if (dynamicKind(declared) !== undefined) {
    const { type = "string" } = items.facts;
    const item = { ...declared, type };
    return (depends) => ({
      kind: "list",
      item: controlOf(item, place.ask, depends, context.options),
    });
  }
  const inItself = items.refs.some((ref) => place.open.includes(ref));
  const isDeep = items.facts.type === "array" || inItself || place.open.length >= DEEPEST;
  if (isDeep || items.properties.length === 0) {
    const type = items.facts.type ?? (items.properties.length > 0 ? "object" : "string");
    return (depends) => ({
      kind: "list",
      item: controlOf({ ...items.facts, type }, undefined, depends, context.options),
    });
  }
  const fields: Draft[] = [];
  const row = `${place.ask ?? place.key}/*`;
  const open = [...place.open, ...(items.refs.length > 0 ? items.refs : [""])];
  for (const property of items.properties) {
    unfold(
      { ...context, fields },
      {
        located: property,
        key: property.name,
        ask: place.ask && `${row}/${property.name}`,
        name: property.name,
        required: items.required.has(property.name),
        // Rows are titled by the list; what they hold has titles of its own.
        prefix: insideList(NO_PREFIX, {}, items.facts),
        visibility: place.visibility === "important" ? "" : place.visibility,
        open,
      },
    );
  }
  return (depends) => ({ kind: "list", item: finished(fields, depends), row });
}

function rankOf({ required, visibility }: Pick<Field, "required" | "visibility">): number {
  if (required) return 0;
  return visibility === "important" ? 1 : visibility === "advanced" ? 2 : 3;
}

/** Where an operation's parameters are declared, by place and name. */
function parameterPointers(
  definition: Swagger,
  { path, method, operation }: OperationEntry,
): Map<string, readonly string[]> {
  const item = `/paths/${segment(path)}`;
  const found = new Map<string, readonly string[]>();
  const add = (list: readonly ParameterOrRef[] | undefined, pointer: string): void => {
    for (const [index, one] of (list ?? []).entries()) {
      const at = `${pointer}/parameters/${index}`;
      const name = isRef(one) ? one.$ref.replace("#/parameters/", "") : undefined;
      const parameter = name === undefined ? one : definition.parameters?.[name];
      if (parameter === undefined || isRef(parameter)) continue;
      const declared = name === undefined ? [] : [`/parameters/${segment(name)}`];
      found.set(`${parameter.in} ${parameter.name}`, [at, ...declared]);
    }
  };
  add(definition.paths[path]?.parameters, item);
  add(operation.parameters, `${item}/${method.toLowerCase()}`);
  return found;
}

/** A parameter outside the body says of itself what a schema does; `required` is another thing there. */
function schemaOf({ required: _, in: __, name: ___, schema: ____, ...rest }: Parameter): Schema {
  return rest;
}

function isTrue(value: object, key: string): boolean {
  return isRecord(value) && value[key] === true;
}
