import type { JsonObject } from "../../common/json.ts";

/**
 * What the keywords of OpenAPI 2.0 in schemas and parameters hold, one level deep: schemas within
 * schemas are checked on their own. Sizes, references and the sense of it all have rules.
 */

const NUMBER: JsonObject = { type: "number" };
const COUNT: JsonObject = { type: "integer" };
const YES_OR_NO: JsonObject = { type: "boolean" };
const TEXT: JsonObject = { type: "string" };
const OBJECTS: JsonObject = { type: "object", additionalProperties: { type: "object" } };

const TYPES = ["string", "integer", "number", "boolean", "array", "object", "file"];

/** Schemas and parameters that are not in the body have these in common. */
const SHARED: JsonObject = {
  // JSON Schema allows a list of types; published definitions have none.
  type: {
    type: ["string", "array"],
    if: TEXT,
    // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
    then: { enum: TYPES },
  },
  format: TEXT,
  pattern: TEXT,
  collectionFormat: TEXT,
  enum: { type: "array" },
  items: { type: ["object", "array"] },
  maximum: NUMBER,
  minimum: NUMBER,
  multipleOf: NUMBER,
  exclusiveMaximum: YES_OR_NO,
  exclusiveMinimum: YES_OR_NO,
  uniqueItems: YES_OR_NO,
  maxLength: COUNT,
  minLength: COUNT,
  maxItems: COUNT,
  minItems: COUNT,
};

export const CORE_SCHEMA: JsonObject = {
  title: "schema",
  type: "object",
  properties: {
    ...SHARED,
    $ref: TEXT,
    properties: OBJECTS,
    additionalProperties: { type: ["object", "boolean"] },
    allOf: { type: "array", items: { type: "object" } },
    maxProperties: COUNT,
    minProperties: COUNT,
    readOnly: YES_OR_NO,
    // True and false have a rule of their own.
    required: { type: ["array", "boolean"], items: TEXT },
    discriminator: TEXT,
  },
};

export const CORE_PARAMETER: JsonObject = {
  title: "parameter",
  type: "object",
  required: ["name", "in"],
  properties: {
    ...SHARED,
    name: TEXT,
    in: { type: "string", enum: ["path", "query", "header", "body", "formData"] },
    required: YES_OR_NO,
    allowEmptyValue: YES_OR_NO,
  },
  // Bodies have a schema, and other parameters that have one are found by a rule.
  if: {
    type: "object",
    required: ["in"],
    properties: { in: { enum: ["path", "query", "header", "formData"] }, schema: false },
  },
  // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
  then: {
    title: "parameter",
    required: ["type"],
    // Only a body can hold an object.
    properties: { type: { enum: TYPES.filter((type) => type !== "object") } },
  },
};

const TEXTS: JsonObject = { type: "array", items: TEXT };

/** What an operation holds; parameters, responses and schemas have schemas of their own. */
export const CORE_OPERATION: JsonObject = {
  title: "operation",
  type: "object",
  properties: {
    operationId: TEXT,
    summary: TEXT,
    description: TEXT,
    deprecated: YES_OR_NO,
    tags: TEXTS,
    consumes: TEXTS,
    produces: TEXTS,
    schemes: TEXTS,
    parameters: { type: "array", items: { type: "object" } },
    responses: OBJECTS,
    security: { type: "array", items: { type: "object" } },
  },
};

/** What a response holds; its schema and its headers have schemas of their own. */
export const CORE_RESPONSE: JsonObject = {
  title: "response",
  type: "object",
  properties: { description: TEXT, headers: OBJECTS, examples: { type: "object" } },
};
