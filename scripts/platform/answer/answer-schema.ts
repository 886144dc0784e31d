import type { SchemaObject } from "ajv";
import { definitionName } from "../definition/schema.ts";
import { isRecord, type Schema } from "../definition/swagger.ts";

/** The id under which all definitions are known to the checker. */
const DEFINITIONS_ID = "connector";

/** Keywords that mean the same in OpenAPI 2.0 and in JSON Schema. */
const SAME = [
  "type",
  "format",
  "enum",
  "minimum",
  "maximum",
  "multipleOf",
  "minLength",
  "maxLength",
  "pattern",
  "minItems",
  "maxItems",
  "uniqueItems",
  "minProperties",
  "maxProperties",
];

/**
 * A schema of OpenAPI 2.0 as JSON Schema draft 7: `x-nullable` allows null, exclusive limits are
 * numbers, references point at the converted definitions. What JSON Schema does not know is left out.
 */
export function toJsonSchema(schema: Schema): SchemaObject {
  const converted = convert(schema);
  return schema["x-nullable"] === true ? orNull(converted) : converted;
}

/** All definitions of a connector under one id. */
export function toDefinitionsSchema(definitions: Readonly<Record<string, Schema>>): SchemaObject {
  return { $id: DEFINITIONS_ID, definitions: mapSchemas(definitions) };
}

function convert(schema: Schema): SchemaObject {
  // Siblings of $ref mean nothing in OpenAPI 2.0.
  if (typeof schema.$ref === "string") return { $ref: toPointer(schema.$ref) };
  const result: SchemaObject = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (SAME.includes(keyword)) result[keyword] = value;
  }
  // "file" is OpenAPI's word for bytes: anything goes.
  if (result.type === "file") delete result.type;
  if (Array.isArray(schema.required) && schema.required.length > 0) {
    result.required = schema.required;
  }
  if (isRecord(schema.properties)) result.properties = mapSchemas(schema.properties);
  if (isRecord(schema.items)) result.items = toJsonSchema(schema.items);
  if (Array.isArray(schema.allOf)) result.allOf = schema.allOf.map(toJsonSchema);
  if (isRecord(schema.additionalProperties)) {
    result.additionalProperties = toJsonSchema(schema.additionalProperties);
  } else if (schema.additionalProperties === false) result.additionalProperties = false;
  exclusive(result, "exclusiveMinimum", "minimum", schema.exclusiveMinimum);
  exclusive(result, "exclusiveMaximum", "maximum", schema.exclusiveMaximum);
  return result;
}

/** Null passes; for anything else only the schema's own findings are told, not the choice between the two. */
function orNull(schema: SchemaObject): SchemaObject {
  return { if: { type: "null" }, else: schema };
}

function mapSchemas(schemas: Readonly<Record<string, Schema>>): Record<string, SchemaObject> {
  return Object.fromEntries(
    Object.entries(schemas)
      .filter(([, schema]) => isRecord(schema))
      .map(([name, schema]) => [name, toJsonSchema(schema)]),
  );
}

function toPointer(ref: string): string {
  const escaped = definitionName(ref).replaceAll("~", "~0").replaceAll("/", "~1");
  return `${DEFINITIONS_ID}#/definitions/${encodeURIComponent(escaped)}`;
}

function exclusive(
  result: SchemaObject,
  keyword: string,
  limit: string,
  set: boolean | undefined,
): void {
  if (set !== true || typeof result[limit] !== "number") return;
  result[keyword] = result[limit];
  delete result[limit];
}
