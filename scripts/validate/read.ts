import { isUtf8 } from "node:buffer";
import { readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { liesInside } from "../common/inside.ts";
import { readRegularFile } from "../common/regular-file.ts";
import { type Connector, connectorOf } from "./connector.ts";
import {
  FILE_NAMES,
  type FileKind,
  iconFile,
  type JsonFile,
  jsonFile,
  outside,
  scriptFile,
} from "./files.ts";
import { stringOf } from "./json/values.ts";

/** What is asked for cannot be done. The message says why and what to do. */
export class UsageError extends Error {
  override name = "UsageError";
}

/**
 * Reads a connector directory. Files that are missing are absent in the result; where settings.json
 * names a file, that name counts (paths are relative to the directory, as for paconn), unless it
 * leads out of the directory.
 * @throws {UsageError} where there is no such directory
 */
export function readConnector(directory: string): Connector {
  const found = statSync(directory, { throwIfNoEntry: false });
  if (!found?.isDirectory()) {
    const advice =
      found === undefined
        ? `Give directories that hold ${FILE_NAMES.definition}.`
        : `Give the directory that it is in: ${dirname(directory)}`;
    throw new UsageError(`"${directory}" is not a directory. ${advice}`);
  }
  const settingsPath = join(directory, FILE_NAMES.settings);
  const isInside = (path: string) => liesInside(directory, path);
  const json = (kind: JsonFile["kind"], path: string) =>
    isInside(path) ? readJson(kind, path) : outside(jsonFile(kind, path, undefined));
  const settings = json("settings", settingsPath);
  const pathOf = (kind: FileKind, key: string) =>
    join(directory, stringOf(settings.value[key]) ?? FILE_NAMES[kind]);
  const definition = pathOf("definition", "apiDefinition");
  const properties = pathOf("properties", "apiProperties");
  const script = pathOf("script", "script");
  const icon = pathOf("icon", "icon");
  return connectorOf({
    directory,
    names: readdirSync(directory),
    definition: json("definition", definition),
    properties: json("properties", properties),
    settings,
    script: isInside(script)
      ? scriptFile(script, readBytes(script)?.toString("utf8"))
      : outside(scriptFile(script, undefined)),
    icon: isInside(icon) ? iconFile(icon, readBytes(icon)) : outside(iconFile(icon, undefined)),
  });
}

function readJson(kind: JsonFile["kind"], path: string): JsonFile {
  const bytes = readBytes(path);
  return jsonFile(kind, path, bytes?.toString("utf8"), bytes === undefined || isUtf8(bytes));
}

/** What says that there is no such file. */
const ABSENT = ["ENOENT", "ENOTDIR", "EISDIR", "ENAMETOOLONG", "ERR_INVALID_ARG_VALUE"];

function readBytes(path: string): Buffer | undefined {
  try {
    return readRegularFile(path);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (ABSENT.includes(String(code))) return undefined;
    const reason = code ?? (error instanceof Error ? error.message : error);
    throw new UsageError(`${path} cannot be read (${String(reason)}).`);
  }
}
