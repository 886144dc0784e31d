import type { Schema as JsonSchema } from "@cfworker/json-schema";
import { definitionName } from "../definition/schema.ts";
import { isRecord, type Schema } from "../definition/swagger.ts";

/** The id under which all definitions are known to the checker. */
const DEFINITIONS_ID = "https://connector/definitions";

/** Keywords that mean the same in OpenAPI 2.0 and in JSON Schema. */
const SAME = [
  "type",
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

/** Others that definitions name (int32, byte, html, …) say how to show a value, and pass. */
const FORMATS: readonly string[] = ["date-time", "date", "uuid", "email", "uri"];

/**
 * A schema of OpenAPI 2.0 as JSON Schema draft 7: `x-nullable` allows null, exclusive limits are
 * numbers, references point at the converted definitions. What JSON Schema does not know is left out.
 */
export function toJsonSchema(schema: Schema): JsonSchema {
  const converted = convert(schema);
  return schema["x-nullable"] === true ? orNull(converted) : converted;
}

/** All definitions of a connector under one id. */
export function toDefinitionsSchema(definitions: Readonly<Record<string, Schema>>): JsonSchema {
  return { $id: DEFINITIONS_ID, definitions: mapSchemas(definitions) };
}

function convert(schema: Schema): JsonSchema {
  // Siblings of $ref mean nothing in OpenAPI 2.0.
  if (typeof schema.$ref === "string") return { $ref: toPointer(schema.$ref) };
  const result: JsonSchema = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (SAME.includes(keyword)) result[keyword] = value;
  }
  if (schema.format !== undefined && FORMATS.includes(schema.format)) result.format = schema.format;
  // "file" is OpenAPI's word for bytes: anything goes.
  if (schema.type === "file") delete result.type;
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
function orNull(schema: JsonSchema): JsonSchema {
  return { if: { type: "null" }, else: schema };
}

function mapSchemas(schemas: Readonly<Record<string, Schema>>): Record<string, JsonSchema> {
  return Object.fromEntries(
    Object.entries(schemas)
      // What every object has is no property of an answer to the checker's `in`.
      .filter(([name, schema]) => isRecord(schema) && !(name in Object.prototype))
      .map(([name, schema]) => [name, toJsonSchema(schema)]),
  );
}

function toPointer(ref: string): string {
  const escaped = definitionName(ref).replaceAll("~", "~0").replaceAll("/", "~1");
  return `${DEFINITIONS_ID}#/definitions/${encodeURI(escaped)}`;
}

function exclusive(
  result: JsonSchema,
  keyword: string,
  limit: string,
  set: boolean | undefined,
): void {
  if (set !== true || typeof result[limit] !== "number") return;
  result[keyword] = result[limit];
  delete result[limit];
}
