import { readFileSync } from "node:fs";
import type { Connector } from "../platform/connector.ts";
import type { OperationEntry } from "../platform/definition/operations.ts";
import { UsageError } from "../platform/errors.ts";
import { findParameter } from "../platform/request/find-parameter.ts";

/**
 * Parameters from the command line: `key=value`, or `key=@file` for what a file holds. A value is
 * JSON where the parameter's type is not string.
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
      const value = contentOf(key, text.slice(equals + 1));
      const type = findParameter(definition, entry, key)?.type;
      return [key, type === "string" ? value : parseOrText(value)];
    }),
  );
}

/**
 * The connection's parameters. The token goes into every secret one; the region is given by the
 * text that the dropdown shows, or by its value.
 */
export function readSignIn(
  { properties }: Connector,
  token: string,
  region: string | undefined,
): Record<string, string> {
  const given: Record<string, string> = {};
  for (const [name, parameter] of Object.entries(
    properties.properties.connectionParameters ?? {},
  )) {
    if (parameter.type === "securestring") given[name] = token;
    if (name !== "region" || region === undefined) continue;
    const allowed = parameter.uiDefinition?.constraints?.allowedValues ?? [];
    const shown = allowed.find((one) => one.text?.toLowerCase() === region.toLowerCase());
    given[name] = String(shown?.value ?? region);
  }
  return given;
}

function contentOf(key: string, text: string): string {
  if (!text.startsWith("@")) return text;
  try {
    return readFileSync(text.slice(1), "utf8");
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`--param ${key}: ${text.slice(1)} cannot be read (${reason}).`);
  }
}

/** What is not JSON stays text; the platform then says which type it wants. */
function parseOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
