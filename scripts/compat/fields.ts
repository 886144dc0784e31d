import { isObject, type Json, type JsonObject } from "../common/json.ts";
import { type Compared, listOf, objectOf, resolved } from "./definition.ts";

/** A place that makers fill or read, with what the definition says of it. */
export interface Field {
  /** Without what is inside it. */
  readonly facts: JsonObject;
  readonly required: boolean;
  /** The place that it is in; undefined at the top. */
  readonly parent: string | undefined;
}

/** By place: `body/tags`, and with a star for what a list holds. A place comes after the one that it is in. */
export type Fields = Map<string, Field>;

/** Designers stop unfolding somewhere; no published connector is this deep. */
const DEEPEST = 12;
/** A foreign definition may unfold without end. */
const MOST = 20_000;

/** What a schema holds, from `place` down. A schema inside itself is unfolded once. */
export function addFields(
  fields: Fields,
  { definition }: Pick<Compared, "definition">,
  schema: Json | undefined,
  top: { readonly place: string; readonly required: boolean },
): void {
  const visit = (
    value: Json | undefined,
    place: string,
    required: boolean,
    parent: string | undefined,
    open: readonly JsonObject[],
  ): void => {
    const target = resolved(definition, value);
    if (open.includes(target) || open.length > DEEPEST || fields.size > MOST) return;
    const { properties, items, required: names, ...facts } = merged(definition, target, 0);
    // What stands beside a reference counts, too: designers show a property's own title.
    const beside = isObject(value) && typeof value.$ref === "string" ? value : {};
    const { $ref, ...own } = beside;
    fields.set(place, { facts: { ...facts, ...own }, required, parent });
    const inside = [...open, target];
    const below = (name: string) => (place === "" ? name : `${place}/${name}`);
    const requiredNames = new Set(listOf(names));
    for (const [name, property] of Object.entries(objectOf(properties))) {
      visit(property, below(name), requiredNames.has(name), place, inside);
    }
    if (isObject(items)) visit(items, below("*"), true, place, inside);
  };
  visit(schema, top.place, top.required, undefined, []);
}

/** With the properties of all that it is made of (`allOf`). */
function merged(definition: JsonObject, schema: JsonObject, depth: number): JsonObject {
  const { allOf, ...rest } = schema;
  if (!Array.isArray(allOf) || depth > DEEPEST) return schema;
  const parts = [
    ...allOf.map((part) => merged(definition, resolved(definition, part), depth + 1)),
    rest,
  ];
  return {
    ...Object.assign({}, ...parts),
    properties: Object.fromEntries(
      parts.flatMap((part) => Object.entries(objectOf(part.properties))),
    ),
    required: parts.flatMap((part) => [...listOf(part.required)]),
  };
}
