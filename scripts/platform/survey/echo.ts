import type { HttpResponse, Send } from "../../common/http.ts";
import { own } from "../../common/own.ts";
import type { OperationEntry } from "../definition/operations.ts";
import { resolveSchema } from "../definition/schema.ts";
import { isRef, type Response, type Swagger } from "../definition/swagger.ts";
import { isFile, UNKNOWN_TYPE } from "../request/file-value.ts";
import { exampleOf } from "./example.ts";

/** Answers every request in process, as the operation declares its success. Nothing is contacted. */
export function createEcho(definition: Swagger, entry: OperationEntry): Send {
  const answer = declaredAnswer(definition, entry);
  return async () => ({ ...answer, headers: { ...answer.headers } });
}

function declaredAnswer(definition: Swagger, entry: OperationEntry): HttpResponse {
  const responses = entry.operation.responses ?? {};
  const code = Object.keys(responses).find((one) => /^2\d\d$/.test(one)) ?? "default";
  const declared = responses[code];
  const response: Response | undefined =
    declared && isRef(declared)
      ? own(definition.responses ?? {}, declared.$ref.replace("#/responses/", ""))
      : declared;
  const status = code === "default" ? 200 : Number(code);
  const schema = response?.schema;
  if (!schema) return { status, headers: {}, body: "" };
  if (isFile(resolveSchema(definition, schema))) {
    const headers = { "content-type": UNKNOWN_TYPE };
    return { status, headers, body: "", bytes: new TextEncoder().encode("x") };
  }
  const body = JSON.stringify(exampleOf(definition, schema));
  return { status, headers: { "content-type": "application/json" }, body };
}
