import type { HttpResponse, Send } from "../../common/http.ts";
import { own } from "../../common/own.ts";
import type { OperationEntry } from "../definition/operations.ts";
import type { FindPath } from "../definition/path-index.ts";
import { resolveSchema } from "../definition/schema.ts";
import { isRef, type Response, type Swagger } from "../definition/swagger.ts";
import { isFile, UNKNOWN_TYPE } from "../request/file-value.ts";
import { exampleOf } from "./example.ts";

/**
 * Answers every request in process: as the operation of the definition that it fits declares its
 * success, because a script asks for what it likes, else as `entry` does. Nothing is contacted.
 * @param find the operations that scripts may ask for; none unless told
 */
export function createEcho(
  definition: Swagger,
  entry: OperationEntry,
  find: FindPath<OperationEntry> = () => undefined,
): Send {
  const answers = new Map<OperationEntry, HttpResponse>();
  return async ({ method, url }) => {
    const asked = askedFor(definition, find, method, url) ?? entry;
    // The operation's own answer goes first where both fit.
    const one = asked.path === entry.path && asked.method === entry.method ? entry : asked;
    const answer = answers.get(one) ?? declaredAnswer(definition, one);
    answers.set(one, answer);
    return { ...answer, headers: { ...answer.headers } };
  };
}

function askedFor(
  { basePath = "" }: Swagger,
  find: FindPath<OperationEntry>,
  method: string,
  url: string,
): OperationEntry | undefined {
  if (!URL.canParse(url)) return undefined;
  const prefix = basePath.replace(/\/+$/, "");
  const { pathname } = new URL(url);
  const path = pathname.startsWith(`${prefix}/`) ? pathname.slice(prefix.length) : pathname;
  return find(method, path)?.one;
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
