import { isRecord } from "../definition/swagger.ts";
import { UsageError } from "../errors.ts";

/** A file as a form sends it. */
export interface FileValue {
  content: string;
  filename: string;
  /** The media type. */
  type: string;
}

/**
 * A maker's file: its text, or `{"$content-type", "$content"}` with the content in base64, as flows
 * hold files, and `filename` beside them. Assumption: a file without a name gets its parameter's.
 * @throws {UsageError} for another value, and for bytes that are not text: requests are text here
 */
export function readFile(value: unknown, name: string, label: string): FileValue {
  if (typeof value === "string") {
    return { content: value, filename: name, type: "application/octet-stream" };
  }
  if (!isRecord(value) || typeof value.$content !== "string") {
    throw new UsageError(
      `${label} must be a file: its text, or an object with "$content" (base64), "$content-type" and "filename".`,
    );
  }
  return {
    content: decode(value.$content, label),
    filename: typeof value.filename === "string" ? value.filename : name,
    type:
      typeof value["$content-type"] === "string"
        ? value["$content-type"]
        : "application/octet-stream",
  };
}

function decode(base64: string, label: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(
      Buffer.from(base64, "base64"),
    );
  } catch {
    throw new UsageError(
      `${label} holds bytes that are not UTF-8 text. Requests are text here, so give a text file.`,
    );
  }
}
