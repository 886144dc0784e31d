import { Ajv } from "ajv";
import { expect, test } from "vitest";
import { API_PROPERTIES } from "../../scripts/validate/schemas/api-properties.ts";
import { SHARED_SCHEMAS } from "../../scripts/validate/schemas/connection-parameters.ts";
import {
  CORE_OPERATION,
  CORE_PARAMETER,
  CORE_SCHEMA,
} from "../../scripts/validate/schemas/core.ts";
import { DOCUMENT } from "../../scripts/validate/schemas/document.ts";
import {
  CONNECTOR_CAPABILITIES,
  OPERATION_CAPABILITIES,
  SCHEMA_CAPABILITIES,
} from "../../scripts/validate/schemas/dynamic.ts";
import { EXTENSIONS } from "../../scripts/validate/schemas/extensions.ts";
import { SETTINGS } from "../../scripts/validate/schemas/settings.ts";

/** The validator compiles them without looking, to be fast. */
const schemas = Object.entries({
  API_PROPERTIES,
  CORE_OPERATION,
  CORE_PARAMETER,
  CORE_SCHEMA,
  DOCUMENT,
  CONNECTOR_CAPABILITIES,
  OPERATION_CAPABILITIES,
  SCHEMA_CAPABILITIES,
  SETTINGS,
  ...EXTENSIONS,
});

test.each(schemas)("%s is a JSON Schema, and strictly so", (_, schema) => {
  const ajv = new Ajv({
    schemas: [...SHARED_SCHEMAS],
    strict: true,
    strictRequired: false,
    allowUnionTypes: true,
    logger: false,
  });
  expect(() => ajv.compile(schema)).not.toThrow();
});
