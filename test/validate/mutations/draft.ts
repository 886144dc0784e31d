import type { Json, JsonObject } from "../../../scripts/common/json.ts";
import {
  type CompilerError,
  type Connector,
  connectorOf,
} from "../../../scripts/validate/connector.ts";
import {
  type FileKind,
  iconFile,
  jsonFile,
  outside,
  scriptFile,
} from "../../../scripts/validate/files.ts";
import { below, stepsOf, valueAt } from "../../../scripts/validate/json/pointer.ts";
import { isObject } from "../../../scripts/validate/json/values.ts";

export type JsonKind = "definition" | "properties" | "settings";

/** A copy of our connector's files, in memory, which a mutation changes as it likes. */
export interface Draft extends Readonly<Record<JsonKind, JsonObject>> {
  /** Our connector as it is; finders look in it. */
  readonly connector: Connector;
  /** The whole text of a JSON file, for what no value can show. */
  readonly texts: Map<JsonKind, string>;
  script: string;
  icon: Uint8Array;
  /** Files that are not there. */
  readonly missing: Set<FileKind>;
  /** What a compiler said of the script. */
  compilerErrors: readonly CompilerError[] | undefined;
  /** Whether the icon's path leads out of the directory. */
  iconOutside: boolean;
}

/** An object in a JSON file of a draft. Changing the value changes the draft. */
export interface Spot {
  readonly file: JsonKind;
  readonly pointer: string;
  readonly value: JsonObject;
}

/** Where a rule has to report: a pointer of a JSON file, or the text that the finding marks. */
export interface At {
  readonly file: FileKind;
  readonly pointer: string;
  /** What the finding marks, where a pointer does not tell; empty where there is nothing to mark. */
  readonly marks?: string;
}

export function draftOf(connector: Connector): Draft {
  return {
    connector,
    definition: structuredClone(connector.definition.value),
    properties: structuredClone(connector.properties.value),
    settings: structuredClone(connector.settings.value),
    texts: new Map(),
    script: connector.script.text,
    icon: connector.icon.bytes,
    missing: new Set(),
    compilerErrors: undefined,
    iconOutside: false,
  };
}

/** The connector that the changed files make. */
export function drafted(draft: Draft): Connector {
  const { connector, missing, texts } = draft;
  const json = (kind: JsonKind) => {
    const text = texts.get(kind) ?? JSON.stringify(draft[kind], undefined, 2);
    return jsonFile(kind, connector[kind].path, missing.has(kind) ? undefined : text);
  };
  const { script, icon } = connector;
  return connectorOf({
    ...(draft.compilerErrors ? { compilerErrors: draft.compilerErrors } : {}),
    directory: connector.directory,
    names: connector.names,
    definition: json("definition"),
    properties: json("properties"),
    settings: json("settings"),
    script: scriptFile(script.path, missing.has("script") ? undefined : draft.script),
    icon: draft.iconOutside
      ? outside(iconFile(icon.path, undefined))
      : iconFile(icon.path, missing.has("icon") ? undefined : draft.icon),
  });
}

/** The object of a draft that is where the validator's model has a node of our connector. */
export function spotOf(draft: Draft, node: { file: { kind: FileKind }; pointer: string }): Spot {
  const { kind } = node.file;
  if (kind === "script" || kind === "icon") throw new Error(`There are no objects in ${kind}.`);
  return child({ file: kind, pointer: "", value: draft[kind] }, ...stepsOf(node.pointer));
}

/** The object under some keys. */
export function child({ file, pointer, value }: Spot, ...steps: (string | number)[]): Spot {
  const inner = valueAt(value, below("", ...steps));
  if (!isObject(inner)) throw new Error(`There is no object at ${below(pointer, ...steps)}.`);
  return { file, pointer: below(pointer, ...steps), value: inner };
}

/** The place of something within an object, whether it is there or not. */
export function at({ file, pointer }: Spot, ...steps: (string | number)[]): At {
  return { file, pointer: below(pointer, ...steps) };
}

/** Writes a property; gives its place. */
export function put(spot: Spot, key: string, value: Json): At {
  spot.value[key] = value;
  return at(spot, key);
}

/** Writes a property that is an object; gives the object. */
export function add(spot: Spot, key: string, value: JsonObject): Spot {
  spot.value[key] = value;
  return child(spot, key);
}

/** Removes a property; gives the place where it is missing. */
export function drop(spot: Spot, key: string): At {
  if (!Object.hasOwn(spot.value, key)) throw new Error(`There is no ${key} at ${spot.pointer}.`);
  delete spot.value[key];
  return at(spot, key);
}

/** Gives a property another name; gives its new place. */
export function rename(spot: Spot, key: string, name: string): At {
  const value = spot.value[key];
  if (value === undefined) throw new Error(`There is no ${key} at ${spot.pointer}.`);
  drop(spot, key);
  return put(spot, name, value);
}

/** Writes a value at the end of the list under a key, which is made where there is none. */
export function append(spot: Spot, key: string, value: Json): At {
  const list = spot.value[key] ?? [];
  if (!Array.isArray(list)) throw new Error(`There is no list at ${spot.pointer}/${key}.`);
  spot.value[key] = [...list, value];
  return at(spot, key, list.length);
}

/** The same with an object; gives the object. */
export function appendObject(spot: Spot, key: string, value: JsonObject): Spot {
  append(spot, key, value);
  const list = spot.value[key];
  return child(spot, key, Array.isArray(list) ? list.length - 1 : 0);
}
