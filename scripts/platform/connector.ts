import { existsSync } from "node:fs";
import { join } from "node:path";
import { DEFINITION_FILE } from "../common/connector-folders.ts";
import { liesInside } from "../common/inside.ts";
import { readRegularFile } from "../common/regular-file.ts";
import { positions } from "../validate/json/lines.ts";
import { parseJsonText } from "../validate/json/parse.ts";
import type { ApiProperties } from "./definition/api-properties.ts";
import { soundDefinition, soundProperties } from "./definition/sound.ts";
import { isRecord, type Swagger } from "./definition/swagger.ts";
import { UsageError } from "./errors.ts";

/** A connector as it ships: the files that are imported into Power Platform, parsed. */
export interface Connector {
  /** Where it was read from; empty when it was parsed from texts. */
  directory: string;
  definition: Swagger;
  properties: ApiProperties;
  /** The text of script.csx. */
  script?: string;
}

const PROPERTIES_FILE = "apiProperties.json";
const SCRIPT_FILE = "script.csx";

/**
 * Reads a connector's directory: apiDefinition.swagger.json and apiProperties.json, and script.csx
 * where there is one.
 * @throws {UsageError} that names the file that is missing, unreadable, or a link out of the directory
 */
export function readConnector(directory: string): Connector {
  const read = (name: string): string => {
    const file = join(directory, name);
    if (liesInside(directory, file)) return readText(file);
    throw new UsageError(`${file} leads out of the connector's directory, so it is not read.`);
  };
  return parse(directory, {
    definition: read(DEFINITION_FILE),
    properties: read(PROPERTIES_FILE),
    ...(existsSync(join(directory, SCRIPT_FILE)) ? { script: read(SCRIPT_FILE) } : {}),
  });
}

/**
 * The same from texts that need not be written yet.
 * @param directory what errors call the place that they come from
 * @throws {UsageError} that names the file whose text is wrong
 */
export function parseConnector(
  files: { definition: string; properties: string; script?: string },
  directory = "",
): Connector {
  return parse(directory, files);
}

function parse(
  directory: string,
  files: { definition: string; properties: string; script?: string },
): Connector {
  const named = (file: string) => (directory ? join(directory, file) : file);
  const definition = soundDefinition(parseObject(files.definition, named(DEFINITION_FILE)));
  if (definition === undefined) {
    throw new UsageError(`${named(DEFINITION_FILE)}: "paths" is missing; it must be an object.`);
  }
  const properties = soundProperties(parseObject(files.properties, named(PROPERTIES_FILE)));
  if (properties === undefined) {
    throw new UsageError(
      `${named(PROPERTIES_FILE)}: "properties" is missing; it must be an object that holds the connection parameters and policies.`,
    );
  }
  return {
    directory,
    definition,
    properties,
    ...(files.script === undefined ? {} : { script: withoutBom(files.script) }),
  };
}

/** @throws {UsageError} with file, line and column of what is wrong */
function parseObject(text: string, file: string): Record<string, unknown> {
  // Published connectors hold comments and trailing commas here and there.
  const { value, problems } = parseJsonText(text);
  const wrong = problems.find(({ kind }) => kind === "syntax");
  if (wrong) {
    const { line, column } = positions(text)(wrong.start);
    throw new UsageError(`${file}:${line}:${column}: not JSON: here ${wrong.detail} is expected.`);
  }
  if (!isRecord(value)) throw new UsageError(`${file}: must hold a JSON object.`);
  return value;
}

function readText(file: string): string {
  try {
    return readRegularFile(file).toString("utf8");
  } catch (error) {
    throw new UsageError(
      `${file}: cannot be read (${error instanceof Error ? error.message : "unknown error"}).`,
    );
  }
}

function withoutBom(text: string): string {
  return text.startsWith("\uFEFF") ? text.slice(1) : text;
}
