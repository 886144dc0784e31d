import { Ajv, type ValidateFunction } from "ajv";
import addFormatsModule from "ajv-formats";
import type { Schema, Swagger } from "../definition/swagger.ts";
import { toDefinitionsSchema, toJsonSchema } from "./answer-schema.ts";

/** One difference between an answer and what the definition declares. */
export interface AnswerFinding {
  /** JSON pointer into the body; empty for the answer as a whole. */
  pointer: string;
  /** What was broken: a keyword of JSON Schema, or status, json, file, schema, location, items, next-link. */
  rule: string;
  message: string;
}

/** Compares a body, parsed, with a schema of the definition. */
export type CheckSchema = (schema: Schema, body: unknown) => AnswerFinding[];

// The package is CommonJS: its own default is a property of the module that NodeNext sees.
const addFormats = addFormatsModule.default;

/** A schema is compiled once, when first needed. */
export function createCheckSchema(definition: Swagger): CheckSchema {
  let ajv: Ajv | undefined;
  const compiled = new Map<Schema, ValidateFunction | string>();

  const validatorOf = (schema: Schema): ValidateFunction | string => {
    let validator = compiled.get(schema);
    if (validator === undefined) {
      try {
        ajv ??= checkerOf(definition);
        validator = ajv.compile(toJsonSchema(schema));
      } catch (error) {
        validator = error instanceof Error ? error.message : String(error);
      }
      compiled.set(schema, validator);
    }
    return validator;
  };

  return (schema, body) => {
    const validator = validatorOf(schema);
    if (typeof validator === "string") {
      const message = `the declared schema is wrong: ${validator}`;
      return [{ pointer: "", rule: "schema", message }];
    }
    if (validator(body)) return [];
    return (validator.errors ?? [])
      .filter((error) => error.keyword !== "if")
      .map((error) => ({
        pointer: error.instancePath,
        rule: error.keyword,
        message: error.message ?? error.keyword,
      }));
  };
}

function checkerOf(definition: Swagger): Ajv {
  const ajv = new Ajv({
    allErrors: true,
    strict: false,
    logger: false,
    // Each schema checks few answers: compiling it counts, not running it.
    inlineRefs: false,
    code: { optimize: false },
  });
  // Other formats that definitions name (int32, byte, html, …) say how to show a value, and pass.
  addFormats(ajv, ["date-time", "date", "uuid", "email", "uri"]);
  ajv.addSchema(toDefinitionsSchema(definition.definitions ?? {}));
  return ajv;
}
