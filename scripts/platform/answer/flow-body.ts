import type { Headers } from "../../common/http.ts";
import { parseJson } from "../../common/parse-json.ts";
import { resolveSchema } from "../definition/schema.ts";
import type { Schema, Swagger } from "../definition/swagger.ts";
import { fileValue, isFile, UNKNOWN_TYPE } from "../request/file-value.ts";
import type { AnswerFinding } from "./check-schema.ts";

/** The parts of an answer, or of a callback's request, that its body is read from. */
interface Message {
  headers: Headers;
  body?: string;
  readonly bytes?: Uint8Array;
}

/**
 * A body as the flow gets it: JSON, or `{"$content-type", "$content"}` with the content in base64
 * where it is no text, or text that is declared as a file.
 * @param schema the declared one
 * @returns undefined where it is empty, or text that is not JSON
 */
export function flowBody(
  definition: Swagger,
  { headers, body = "", bytes }: Message,
  schema: Schema | undefined,
): unknown {
  const type = headers["content-type"] ?? UNKNOWN_TYPE;
  if (bytes !== undefined) return bytes.length === 0 ? undefined : fileValue(bytes, type);
  if (body !== "" && schema !== undefined && isFile(resolveSchema(definition, schema))) {
    return fileValue(Buffer.from(body), type);
  }
  try {
    return parseJson(body);
  } catch {
    return undefined;
  }
}

/** What is wrong where bytes arrive and something else is declared. A schema that says nothing takes all. */
export function fileFinding(
  definition: Swagger,
  schema: Schema,
  { headers, bytes }: Message,
): AnswerFinding | undefined {
  if (!bytes?.length) return undefined;
  const resolved = resolveSchema(definition, schema);
  const { type, properties } = resolved;
  if (isFile(resolved) || (type === undefined && properties === undefined)) return undefined;
  const file = `${headers["content-type"] ?? UNKNOWN_TYPE}, ${bytes.length} bytes`;
  const message = `a file (${file}) came where "${type ?? "object"}" is declared; files are "type": "string", "format": "binary"`;
  return { pointer: "", rule: "file", message };
}
