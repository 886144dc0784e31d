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
  const merged = createMerged(definition);
  let visits = 0;
  const visit = (
    value: Json | undefined,
    place: string,
    required: boolean,
    parent: string | undefined,
    open: readonly JsonObject[],
  ): void => {
    const target = resolved(definition, value);
    if (open.includes(target) || open.length > DEEPEST || ++visits > MOST) return;
    const { properties, items, required: names, ...facts } = merged(target);
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

/**
 * With the properties of all that it is made of (`allOf`). Each schema is joined once, and one that is made
 * of itself without itself, so that no definition takes long.
 */
function createMerged(definition: JsonObject): (schema: JsonObject) => JsonObject {
  const known = new Map<JsonObject, JsonObject>();
  const merged = (schema: JsonObject): JsonObject => {
    const { allOf, ...rest } = schema;
    if (!Array.isArray(allOf)) return schema;
    const found = known.get(schema);
    if (found !== undefined) return found;
    known.set(schema, rest);
    const parts = [...allOf.map((part) => merged(resolved(definition, part))), rest];
    const whole = {
      ...Object.assign({}, ...parts),
      properties: Object.fromEntries(
        parts.flatMap((part) => Object.entries(objectOf(part.properties))),
      ),
      required: [...new Set(parts.flatMap((part) => [...listOf(part.required)]))],
    };
    known.set(schema, whole);
    return whole;
  };
  return merged;
}
