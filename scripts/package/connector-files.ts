import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { DEFINITION_FILE } from "../common/connector-folders.ts";
import { isObject, type JsonObject, parseJson } from "../common/json.ts";
import { UsageError } from "../platform/errors.ts";

/** A connector's files, as far as they travel: the reference stays here. */
export interface ConnectorFiles {
  /** The name of the folder. */
  readonly name: string;
  readonly definition: JsonObject;
  /** The value of `properties` in apiProperties.json. */
  readonly properties: JsonObject;
  readonly script?: string;
  readonly icon?: Uint8Array;
}

/**
 * Reads a connector's folder.
 * @throws {UsageError} where a file is missing or no JSON object
 */
export function readConnectorFiles(folder: string): ConnectorFiles {
  const optional = (file: string) => {
    const path = join(folder, file);
    return existsSync(path) ? readFileSync(path) : undefined;
  };
  const object = (file: string): JsonObject => {
    const text = optional(file)?.toString("utf8");
    if (text === undefined) throw new UsageError(`${join(folder, file)} is missing.`);
    const value = parseJson(text.replace(/^\uFEFF/, ""));
    if (!isObject(value)) throw new UsageError(`${join(folder, file)} holds no JSON object.`);
    return value;
  };
  const { properties } = object("apiProperties.json");
  if (!isObject(properties)) {
    throw new UsageError(`${join(folder, "apiProperties.json")} has no object "properties".`);
  }
  const script = optional("script.csx")?.toString("utf8");
  const icon = optional("icon.png");
  return {
    name: basename(folder),
    definition: object(DEFINITION_FILE),
    properties,
    ...(script === undefined ? {} : { script }),
    ...(icon === undefined ? {} : { icon }),
  };
}

/** A text of the definition's `info`; empty where there is none. */
export function infoOf({ definition }: ConnectorFiles, key: string): string {
  const info = definition.info;
  const value = isObject(info) ? info[key] : undefined;
  return typeof value === "string" ? value : "";
}

/**
 * The files as paconn and pac take them. The definition is without blanks, which the platform's limits
 * count; there is no settings.json, since that of paconn and that of pac cannot be the same.
 */
export function deployedFiles(connector: ConnectorFiles): Map<string, Uint8Array | string> {
  const { definition, properties, script, icon } = connector;
  return new Map<string, Uint8Array | string>([
    [DEFINITION_FILE, JSON.stringify(definition)],
    ["apiProperties.json", `${JSON.stringify({ properties }, null, 2)}\n`],
    ...(icon === undefined ? [] : [["icon.png", icon] as const]),
    ...(script === undefined ? [] : [["script.csx", script] as const]),
  ]);
}
