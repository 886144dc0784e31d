import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { own, put } from "../common/own.ts";
import type { Connector } from "../platform/connector.ts";
import type { OperationEntry } from "../platform/definition/operations.ts";
import { UsageError } from "../platform/errors.ts";
import { isFile } from "../platform/request/file-value.ts";
import { findParameter } from "../platform/request/find-parameter.ts";
import { declaredParameters } from "../platform/sign-in/connection-parameters.ts";
import { positions } from "../validate/json/lines.ts";
import { parseJsonText } from "../validate/json/parse.ts";

/**
 * Parameters from the command line: `key=value`, or `key=@file` for what a file holds. A value is
 * JSON where the parameter's type is not string; where it is a file, `@file` is that file.
 * @throws {UsageError} for text without "=" or a file that cannot be read
 */
export function readParameters(
  { definition }: Connector,
  entry: OperationEntry,
  texts: readonly string[],
): Record<string, unknown> {
  return Object.fromEntries(
    texts.map((text) => {
      const equals = text.indexOf("=");
      if (equals < 1) throw new UsageError(`--param takes key=value, not "${text}".`);
      const key = text.slice(0, equals);
      const given = text.slice(equals + 1);
      const declared = findParameter(definition, entry, key) ?? {};
      if (isFile(declared) && given.startsWith("@")) {
        const path = given.slice(1);
        // Without a media type: the definition says what is sent.
        return [key, { $content: read(key, path).toString("base64"), filename: basename(path) }];
      }
      const value = given.startsWith("@") ? read(key, given.slice(1)).toString("utf8") : given;
      const isText = declared.type === "string" && !isFile(declared);
      if (isText) return [key, value];
      const wrong =
        declared.type === "object" || declared.type === "array" ? syntaxError(value) : "";
      if (wrong !== "" && given.startsWith("@")) {
        throw new UsageError(`--param ${key}: ${given.slice(1)}:${wrong}`);
      }
      return [key, parseOrText(value)];
    }),
  );
}

export interface SignIn {
  /** Goes into every secret parameter. */
  token: string | undefined;
  /** By the text that the dropdown shows, or by its value. */
  region: string | undefined;
  /** One of several ways to sign in. */
  set: string | undefined;
  /** Single parameters, `key=value`. */
  given: readonly string[];
  /** Values for what else there is. */
  fallback: Readonly<Record<string, string>>;
}

/**
 * The connection's parameters, in words of the command line.
 * @throws {UsageError} for text without "=", or an unknown way to sign in
 */
export function readSignIn(
  { properties }: Connector,
  { token, region, set, given, fallback }: SignIn,
): Record<string, string> {
  const read: Record<string, string> = {};
  for (const [name, parameter] of Object.entries(declaredParameters(properties, set))) {
    const made = own(fallback, name);
    if (made !== undefined) put(read, name, made);
    const secret = ["securestring", "oauthsetting"].includes(parameter.type.toLowerCase());
    if (secret && token !== undefined) put(read, name, token);
    if (name !== "region" || region === undefined) continue;
    const allowed = parameter.uiDefinition?.constraints?.allowedValues ?? [];
    const shown = allowed.find((one) => one.text?.toLowerCase() === region.toLowerCase());
    read[name] = String(shown?.value ?? region);
  }
  for (const text of given) {
    const equals = text.indexOf("=");
    // The text is not repeated: it may be a secret.
    if (equals < 1) throw new UsageError("--connection takes key=value.");
    put(read, text.slice(0, equals), text.slice(equals + 1));
  }
  return read;
}

function read(key: string, path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`--param ${key}: ${path} cannot be read (${reason}).`);
  }
}

/** Where a text is not JSON, and what is expected there; empty where it is. */
function syntaxError(text: string): string {
  const wrong = parseJsonText(text).problems.find(({ kind }) => kind === "syntax");
  if (wrong === undefined) return "";
  const { line, column } = positions(text)(wrong.start);
  return `${line}:${column}: not JSON: here ${wrong.detail} is expected.`;
}

/** What is not JSON stays text; the platform then says which type it wants. */
function parseOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
