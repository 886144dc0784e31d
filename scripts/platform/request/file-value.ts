import { isRecord } from "../definition/swagger.ts";
import { UsageError } from "../errors.ts";

/** A file as requests send it. */
export interface FileValue {
  /** Text where the maker gave text. */
  content: string | Uint8Array;
  filename: string;
  /** The media type; undefined where the maker gave none. */
  type: string | undefined;
}

/** What a file is sent as, where nobody says what it is. */
export const UNKNOWN_TYPE = "application/octet-stream";

/** Whether a declaration is one of bytes: OpenAPI's own word for it, or that of Power Platform's definitions. */
export function isFile(declared: { type?: string; format?: string }): boolean {
  const { type, format } = declared;
  return type === "file" || ((type === undefined || type === "string") && format === "binary");
}

/**
 * A maker's file: its text, or `{"$content-type", "$content"}` with the content in base64, as flows
 * hold files, and `filename` beside them. Assumption: a file without a name gets its parameter's.
 * @throws {UsageError} for another value
 */
export function readFile(value: unknown, name: string, label: string): FileValue {
  if (typeof value === "string") return { content: value, filename: name, type: undefined };
  if (!isRecord(value) || typeof value.$content !== "string" || !isBase64(value.$content)) {
    throw new UsageError(
      `${label} must be a file: its text, or an object with "$content" (base64), "$content-type" and "filename".`,
    );
  }
  const type = value["$content-type"];
  if (typeof type === "string" && /[\r\n]/.test(type)) {
    throw new UsageError(`${label}: its "$content-type" becomes a header, so it must be one line.`);
  }
  return {
    content: new Uint8Array(Buffer.from(value.$content, "base64")),
    filename: typeof value.filename === "string" ? value.filename : name,
    type: typeof type === "string" && type !== "" ? type : undefined,
  };
}

/** A file as flows hold it. */
export function fileValue(content: Uint8Array, type: string): Record<string, string> {
  return { "$content-type": type, $content: Buffer.from(content).toString("base64") };
}

/** Buffer passes over what is no base64, and would send a mangled file. */
function isBase64(text: string): boolean {
  return /^[A-Za-z0-9+/]*={0,2}$/.test(text) && text.length % 4 === 0;
}
