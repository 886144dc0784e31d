import { Ajv, type ValidateFunction } from "ajv";
import addFormatsModule from "ajv-formats";
import type { HttpResponse } from "../../common/http.ts";
import type { OperationEntry } from "../definition/operations.ts";
import { isRef, type Response, type Schema, type Swagger } from "../definition/swagger.ts";
import { toDefinitionsSchema, toJsonSchema } from "./answer-schema.ts";

/** One difference between an answer and what the definition declares. */
export interface AnswerFinding {
  /** JSON pointer into the answer's body; empty for the answer as a whole. */
  pointer: string;
  /** What was broken: a keyword of JSON Schema, or status, json, schema, location, items. */
  rule: string;
  message: string;
}

export type CheckAnswer = (
  entry: OperationEntry,
  response: HttpResponse,
  body: unknown,
) => AnswerFinding[];

// The package is CommonJS: its own default is a property of the module that NodeNext sees.
const addFormats = addFormatsModule.default;

/** Checks answers against the declared responses; a schema is compiled once, when first needed. */
export function createCheckAnswer(definition: Swagger): CheckAnswer {
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

  return (entry, response, body) => {
    const declared = declaredResponse(definition, entry, response.status);
    if (declared === undefined) return undeclared(entry, response.status);
    const schema = declared.schema;
    if (!schema || schema.type === "file") return [];
    if (response.status === 202 && response.body === "" && isTrigger(entry)) return [];
    if (body === undefined) {
      if (schema.type === "string") return [];
      const what = response.body === "" ? "has no body" : "is not JSON";
      return [{ pointer: "", rule: "json", message: `the answer ${what}; a schema is declared` }];
    }
    const validator = validatorOf(schema);
    if (typeof validator === "string") {
      return [
        { pointer: "", rule: "schema", message: `the declared schema is wrong: ${validator}` },
      ];
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
  const ajv = new Ajv({ allErrors: true, strict: false, logger: false });
  // Other formats that definitions name (int32, byte, html, …) say how to show a value, and pass.
  addFormats(ajv, ["date-time", "date", "uuid", "email", "uri"]);
  ajv.addSchema(toDefinitionsSchema(definition.definitions ?? {}));
  return ajv;
}

function declaredResponse(
  definition: Swagger,
  entry: OperationEntry,
  status: number,
): Response | undefined {
  const responses = entry.operation.responses ?? {};
  const response = responses[String(status)] ?? responses.default;
  if (!response || !isRef(response)) return response;
  return definition.responses?.[response.$ref.replace("#/responses/", "")];
}

/**
 * Only a success that the definition does not know is a difference: makers' dynamic content comes
 * from the declared ones, while errors need no declaration. 202 is the polling protocol's own.
 */
function undeclared(entry: OperationEntry, status: number): AnswerFinding[] {
  if (status < 200 || status > 299) return [];
  if (status === 202 && isTrigger(entry)) return [];
  const known = Object.keys(entry.operation.responses ?? {}).join(", ") || "none";
  return [
    {
      pointer: "",
      rule: "status",
      message: `status ${status} is not declared; there are ${known}`,
    },
  ];
}

function isTrigger(entry: OperationEntry): boolean {
  return entry.operation["x-ms-trigger"] !== undefined;
}
