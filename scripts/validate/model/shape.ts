import type { Json } from "../../common/json.ts";
import { below, stepsOf } from "../json/pointer.ts";
import { objectOf, stringOf } from "../json/values.ts";
import type { Schema } from "./schemas.ts";

/** Schemas as makers meet them: references followed, `allOf` merged. */

/** All schemas by their pointers. */
export type SchemaIndex = ReadonlyMap<string, Schema>;

/** The pointer that a reference means within the definition; undefined for other files. */
export function refPointer(ref: string): string | undefined {
  if (!ref.startsWith("#")) return undefined;
  try {
    // References are URIs; below() normalises the escapes of the pointer in them.
    return below("", ...stepsOf(decodeURIComponent(ref.slice(1))));
  } catch {
    return undefined;
  }
}

/** Follows references until a schema that is none; undefined where they lead nowhere or in a circle. */
export function resolve(index: SchemaIndex, schema: Schema | undefined): Schema | undefined {
  let current = schema;
  for (let hops = 0; current !== undefined && hops < 50; hops++) {
    const ref = stringOf(current.value.$ref);
    if (ref === undefined) return current;
    const pointer = refPointer(ref);
    current = pointer === undefined ? undefined : index.get(pointer);
  }
  return undefined;
}

/** No schema is made of so many, unless it is made to keep a reader busy. */
const MOST_PARTS = 100;

/** The schema and all that it is made of through `allOf`, references followed. */
export function partsOf(index: SchemaIndex, schema: Schema | undefined): Schema[] {
  const parts = new Set<Schema>();
  const open = [schema];
  while (open.length > 0 && parts.size < MOST_PARTS) {
    const resolved = resolve(index, open.pop());
    if (resolved === undefined || parts.has(resolved)) continue;
    parts.add(resolved);
    const list = resolved.value.allOf;
    if (!Array.isArray(list)) continue;
    for (let at = list.length - 1; at >= 0; at--) {
      open.push(index.get(below(resolved.pointer, "allOf", at)));
    }
  }
  return [...parts];
}

/** The properties of an object schema by name, `allOf` included; each as it is written there. */
export function propertiesOf(index: SchemaIndex, schema: Schema | undefined): Map<string, Schema> {
  const properties = new Map<string, Schema>();
  for (const part of partsOf(index, schema)) {
    const own = part.value.properties;
    if (typeof own !== "object" || own === null) continue;
    for (const name of Object.keys(own)) {
      const property = index.get(below(part.pointer, "properties", name));
      if (property) properties.set(name, property);
    }
  }
  return properties;
}

/** The schema's type, or what its keywords imply. */
export function schemaType(index: SchemaIndex, schema: Schema | undefined): string | undefined {
  for (const part of partsOf(index, schema)) {
    const type = stringOf(part.value.type);
    if (type !== undefined) return type;
    if (part.value.properties !== undefined) return "object";
    if (part.value.items !== undefined) return "array";
  }
  return undefined;
}

/** The schema of an array's items. */
export function itemsOf(index: SchemaIndex, schema: Schema | undefined): Schema | undefined {
  for (const part of partsOf(index, schema)) {
    const items = index.get(below(part.pointer, "items"));
    if (items) return items;
  }
  return undefined;
}

/** Whether a schema leaves open which properties an object has, so that any path may exist in it. */
export function isOpen(index: SchemaIndex, schema: Schema | undefined): boolean {
  const parts = partsOf(index, schema);
  if (parts.length === 0) return true;
  const additional = parts.some((part) => part.value.additionalProperties);
  const dynamic = parts.some((part) => Object.keys(part.value).some(isDynamicSchema));
  const bare = parts.every(
    ({ value }) =>
      isEmpty(value.properties) &&
      value.items === undefined &&
      (value.type === undefined || value.type === "object"),
  );
  return additional || dynamic || bare;
}

/** No properties, or an object that names none: whoever wrote it did not say. */
const isEmpty = (properties: Json | undefined) => Object.keys(objectOf(properties)).length === 0;

const isDynamicSchema = (key: string) =>
  key === "x-ms-dynamic-schema" || key === "x-ms-dynamic-properties";

/**
 * The schema at a path of property names.
 * @returns "unknown" where a schema on the way is open, undefined where the path cannot exist
 */
export function schemaAt(
  index: SchemaIndex,
  schema: Schema | undefined,
  path: readonly string[],
): Schema | "unknown" | undefined {
  return walk(index, schema, path, (properties, step) => properties.get(step));
}

/**
 * The same in an answer, which the designer reads key by key without regard to letter case
 * (Azure/LogicAppsUX, getObjectPropertyValue).
 */
export function answerAt(
  index: SchemaIndex,
  schema: Schema | undefined,
  path: readonly string[],
): Schema | "unknown" | undefined {
  return walk(index, schema, path, (properties, step) => {
    const exact = properties.get(step);
    if (exact) return exact;
    const wanted = step.toLowerCase();
    return [...properties].find(([name]) => name.toLowerCase() === wanted)?.[1];
  });
}

function walk(
  index: SchemaIndex,
  schema: Schema | undefined,
  path: readonly string[],
  find: (properties: ReadonlyMap<string, Schema>, step: string) => Schema | undefined,
): Schema | "unknown" | undefined {
  let current = schema;
  for (const step of path) {
    const next = find(propertiesOf(index, current), step);
    if (next === undefined) return isOpen(index, current) ? "unknown" : undefined;
    current = next;
  }
  return current;
}
