import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Connector, connectorOf } from "./connector.ts";
import { FILE_NAMES, type FileKind, iconFile, jsonFile, scriptFile } from "./files.ts";
import { stringOf } from "./json/values.ts";

/** What is asked for cannot be done. The message says why and what to do. */
export class UsageError extends Error {
  override name = "UsageError";
}

/**
 * Reads a connector directory. Files that are missing are absent in the result; where settings.json
 * names a file, that name counts (paths are relative to the directory, as for paconn).
 * @throws {UsageError} where there is no such directory
 */
export function readConnector(directory: string): Connector {
  if (!statSync(directory, { throwIfNoEntry: false })?.isDirectory()) {
    throw new UsageError(
      `${directory} is not a directory. Give directories that hold ${FILE_NAMES.definition}.`,
    );
  }
  const settingsPath = join(directory, FILE_NAMES.settings);
  const settings = jsonFile("settings", settingsPath, readText(settingsPath));
  const pathOf = (kind: FileKind, key: string) =>
    join(directory, stringOf(settings.value[key]) ?? FILE_NAMES[kind]);
  const definition = pathOf("definition", "apiDefinition");
  const properties = pathOf("properties", "apiProperties");
  const script = pathOf("script", "script");
  const icon = pathOf("icon", "icon");
  return connectorOf({
    directory,
    definition: jsonFile("definition", definition, readText(definition)),
    properties: jsonFile("properties", properties, readText(properties)),
    settings,
    script: scriptFile(script, readText(script)),
    icon: iconFile(icon, readBytes(icon)),
  });
}

function readText(path: string): string | undefined {
  return readBytes(path)?.toString("utf8");
}

function readBytes(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT" || code === "ENOTDIR" || code === "EISDIR") return undefined;
    throw new UsageError(`${path} cannot be read (${String(code ?? error)}).`);
  }
}
