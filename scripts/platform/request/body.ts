import { own, put } from "../../common/own.ts";
import { label } from "../definition/operations.ts";
import {
  type BodyProperty,
  bodyProperties,
  requiredNames,
  resolveSchema,
} from "../definition/schema.ts";
import { isRecord, type Parameter, type Schema, type Swagger } from "../definition/swagger.ts";
import { UsageError } from "../errors.ts";
import { convertValue } from "./parameter-value.ts";
import { namesOf, suchAs } from "./such-as.ts";

/** The keys by which a maker fills a body, and how the filled keys become one. */
export interface BodyForm {
  keys: string[];
  /**
   * @param operationId for messages
   * @returns the body, or undefined where none is sent
   * @throws {UsageError} for a value of the wrong type or a required property without one
   */
  fill(given: ReadonlyMap<string, unknown>, operationId: string): unknown;
  /** The property behind a key, for its dropdown. */
  find(key: string): Schema | undefined;
}

/**
 * Keys are the body parameter's own name for the whole, and for each property its path below that
 * name, as designers write it ("body/avatar/image_url"), its path alone ("avatar/image_url"), or
 * its last step ("image_url") where no other property ends in it.
 *
 * Where a property has the name of the body parameter itself, the designers' key is exact:
 * "body/body" is the property, and "body/body/x" what lies in it. "body" alone is the whole where
 * its value is an object, else the property.
 */
export function bodyForm(definition: Swagger, parameter: Parameter): BodyForm {
  const schema = parameter.schema ?? {};
  const properties = bodyProperties(definition, schema);
  const byKey = new Map<string, BodyProperty>();
  for (const property of properties) byKey.set(property.path.join("/"), property);
  const below = `${parameter.name}/`;
  const lookUp = (key: string): BodyProperty | undefined =>
    (key.startsWith(below) ? byKey.get(key.slice(below.length)) : undefined) ??
    byKey.get(key) ??
    (key.startsWith(below) ? undefined : onlyLeaf(properties, key));
  const namesake = byKey.get(parameter.name);
  return {
    keys: [parameter.name, ...properties.map(({ path }) => propertyKey(parameter, path))],
    find: (key) =>
      key === parameter.name ? resolveSchema(definition, schema) : lookUp(key)?.schema,
    fill(given, operationId) {
      let body = given.get(parameter.name);
      const isNamesake = namesake !== undefined && !isRecord(body);
      if (isNamesake) body = undefined;
      if (body === undefined || isRecord(body)) {
        const object: Record<string, unknown> = isRecord(body) ? structuredClone(body) : {};
        const filled = [...given]
          .filter(([key, value]) => value !== undefined && (isNamesake || key !== parameter.name))
          .map(([key, value]) => ({ key, value, property: lookUp(key) }))
          .filter((entry) => entry.property !== undefined)
          .sort((a, b) => (a.property?.path.length ?? 0) - (b.property?.path.length ?? 0));
        for (const { key, value, property } of filled) {
          if (!property) continue;
          const name = label(key, property.schema);
          putAt(object, property.path, convertValue(value, property.schema, name), name);
        }
        addDefaults(object, properties);
        if (body !== undefined || Object.keys(object).length > 0 || parameter.required === true) {
          if (body !== undefined || properties.length > 0) body = object;
        }
      }
      if (body === undefined) {
        if (parameter.required !== true) return undefined;
        throw new UsageError(
          `${operationId}: ${label(parameter.name, parameter)} must have a value: give the body${suchAs(definition, [{ key: parameter.name, schema }])}.`,
        );
      }
      const missing = isRecord(body) ? missingFrom(definition, schema, body) : [];
      if (missing.length > 0) {
        throw new UsageError(
          `${operationId}: ${namesOf(missing.map(({ named }) => named))} must have a value: give one by that key${suchAs(definition, missing)}.`,
        );
      }
      return body;
    },
  };
}

/** The shortest exact key of a property: its path, below the body's name where it begins with that name. */
export function propertyKey({ name }: Parameter, path: readonly string[]): string {
  return (path[0] === name ? [name, ...path] : path).join("/");
}

/** Microsoft's reference pages name a nested property by its last step alone: "image_url". */
function onlyLeaf(properties: readonly BodyProperty[], name: string): BodyProperty | undefined {
  const found = properties.filter(({ path }) => path.at(-1) === name);
  return found.length === 1 ? found[0] : undefined;
}

function putAt(
  object: Record<string, unknown>,
  path: readonly string[],
  value: unknown,
  name: string,
): void {
  let at = object;
  for (const step of path.slice(0, -1)) {
    if (own(at, step) === undefined) put(at, step, {});
    const next = own(at, step);
    if (!isRecord(next)) throw new UsageError(`${name} lies in a value that is not an object.`);
    at = next;
  }
  const last = path.at(-1);
  if (last !== undefined) put(at, last, value);
}

/**
 * Only what is absent: a null that the flow gives is a value, and stays.
 * Assumption: designers fill every default in, internal or visible, and an object that nothing
 * else fills is only made for defaults when it is itself required.
 */
function addDefaults(object: Record<string, unknown>, properties: readonly BodyProperty[]): void {
  for (const { path, schema, required } of properties) {
    const parent = path
      .slice(0, -1)
      .reduce<unknown>((at, step) => (isRecord(at) ? own(at, step) : undefined), object);
    const name = path.at(-1);
    if (!isRecord(parent) || name === undefined || own(parent, name) !== undefined) continue;
    if (schema.default !== undefined) put(parent, name, structuredClone(schema.default));
    else if (required && isRecord(schema.properties)) put(parent, name, {});
  }
}

interface Missing {
  key: string;
  schema: Schema;
  /** With the title that makers see. */
  named: string;
}

/** Required properties without a value, of the body and of the objects that are in it. */
function missingFrom(
  definition: Swagger,
  schema: Schema,
  value: Record<string, unknown>,
  path: string[] = [],
): Missing[] {
  const resolved = resolveSchema(definition, schema);
  const missing: Missing[] = [];
  for (const [name, property] of Object.entries(resolved.properties ?? {})) {
    const inner = own(value, name);
    const here = [...path, name];
    if (inner === undefined) {
      if (requiredNames(resolved).includes(name)) {
        const key = here.join("/");
        missing.push({
          named: label(key, { ...resolveSchema(definition, property), ...property }),
          key,
          schema: property,
        });
      }
    } else if (isRecord(inner)) missing.push(...missingFrom(definition, property, inner, here));
  }
  return missing;
}
