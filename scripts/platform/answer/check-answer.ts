import type { HttpResponse } from "../../common/http.ts";
import { own } from "../../common/own.ts";
import type { OperationEntry } from "../definition/operations.ts";
import { resolveSchema } from "../definition/schema.ts";
import { isRef, type Response, type Swagger } from "../definition/swagger.ts";
import { isFile } from "../request/file-value.ts";
import type { AnswerFinding, CheckSchema } from "./check-schema.ts";
import { fileFinding } from "./flow-body.ts";

export type { AnswerFinding } from "./check-schema.ts";

export type CheckAnswer = (
  entry: OperationEntry,
  response: HttpResponse,
  body: unknown,
) => AnswerFinding[];

/** Checks answers against the declared responses. */
export function createCheckAnswer(definition: Swagger, checkSchema: CheckSchema): CheckAnswer {
  return (entry, response, body) => {
    const declared = declaredResponse(definition, entry, response.status);
    if (declared === undefined) return undeclared(entry, response.status);
    const schema = declared.schema;
    if (!schema || isFile(resolveSchema(definition, schema))) return [];
    const file = fileFinding(definition, schema, response);
    if (file) return [file];
    if (response.status === 202 && response.body === "" && isTrigger(entry)) return [];
    if (body === undefined) {
      if (schema.type === "string") return [];
      const what = response.body === "" ? "has no body" : "is not JSON";
      return [{ pointer: "", rule: "json", message: `the answer ${what}; a schema is declared` }];
    }
    return checkSchema(schema, body);
  };
}

/** The response that the definition declares for a status. */
export function declaredResponse(
  definition: Swagger,
  entry: OperationEntry,
  status: number,
): Response | undefined {
  const responses = entry.operation.responses ?? {};
  const response = responses[String(status)] ?? responses.default;
  if (!response || !isRef(response)) return response;
  return own(definition.responses ?? {}, response.$ref.replace("#/responses/", ""));
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
