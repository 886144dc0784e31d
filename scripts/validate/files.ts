import type { JsonObject } from "../common/json.ts";
import { positions } from "./json/lines.ts";
import { type JsonProblem, type JsonSpan, parseJsonText } from "./json/parse.ts";
import { isObject } from "./json/values.ts";

/** The files of a connector, read but not yet understood. Pure: texts and bytes come from `read.ts`. */

export type FileKind = "definition" | "properties" | "settings" | "script" | "icon";

/** Where paconn writes the files, and where it looks unless settings.json says otherwise. */
export const FILE_NAMES: Readonly<Record<FileKind, string>> = {
  definition: "apiDefinition.swagger.json",
  properties: "apiProperties.json",
  settings: "settings.json",
  script: "script.csx",
  icon: "icon.png",
};

/**
 * `absent`: there is no such file. `broken`: it is there but cannot be understood. `outside`: its
 * path leads out of the connector's directory, so nobody looks.
 */
export type FileState = "read" | "absent" | "broken" | "outside";

interface Base {
  /** The path as it is shown: the directory as it was given, and the name. */
  readonly path: string;
  readonly state: FileState;
  /** Empty where the file is absent or no text. */
  readonly text: string;
  readonly position: (offset: number) => { line: number; column: number };
}

export interface JsonFile extends Base {
  readonly kind: "definition" | "properties" | "settings";
  /** Empty where the file is absent or broken. */
  readonly value: JsonObject;
  readonly root: JsonSpan | undefined;
  readonly problems: readonly JsonProblem[];
}

export interface ScriptFile extends Base {
  readonly kind: "script";
}

export interface IconFile extends Base {
  readonly kind: "icon";
  readonly bytes: Uint8Array;
}

export type SourceFile = JsonFile | ScriptFile | IconFile;

/** An absent file as one that leads out of the directory. */
export function outside<File extends SourceFile>(file: File): File {
  return { ...file, state: "outside" };
}

/**
 * @param text undefined where there is no such file
 * @param isUtf8 whether the text is all that the bytes say; else what is no UTF-8 in it was replaced
 */
export function jsonFile(
  kind: JsonFile["kind"],
  path: string,
  text: string | undefined,
  isUtf8 = true,
): JsonFile {
  const base = { kind, path, text: text ?? "", position: positions(text ?? "") };
  if (text === undefined) {
    return { ...base, state: "absent", value: {}, root: undefined, problems: [] };
  }
  const { value, root, problems } = parseJsonText(text);
  const broken = { ...base, state: "broken", value: {}, root: undefined } as const;
  if (isObject(value) && isUtf8) {
    const other = kind === "definition" ? otherOpenApi(value, root) : undefined;
    // Every rule would find something in it, and none of it would be what is wrong.
    if (other) return { ...broken, problems: [...problems, other] };
    return { ...base, state: "read", value, root, problems };
  }
  const whole = (detail: string) => [{ kind: "syntax" as const, start: 0, end: 1, detail }];
  if (UTF_16.test(text)) return { ...broken, problems: [encoding(0, "UTF-16")] };
  // Mending such a file would put the replaced signs into it.
  const foreign = isUtf8 ? -1 : text.indexOf("\uFFFD");
  if (foreign >= 0) {
    return { ...broken, problems: [encoding(foreign, "another encoding")] };
  }
  if (value !== undefined) problems.push(...whole("an object in { }"));
  return { ...broken, problems };
}

/** OpenAPI 3 says so under another name than 2.0. */
function otherOpenApi(value: JsonObject, root: JsonSpan | undefined): JsonProblem | undefined {
  const version = value.openapi;
  const span = root?.children?.find(({ key }) => key === "openapi");
  if (typeof version !== "string" || value.swagger !== undefined || !span) return undefined;
  return { kind: "openapi", start: span.keyStart, end: span.end, detail: version };
}

const encoding = (start: number, detail: string): JsonProblem => ({
  kind: "encoding",
  start,
  end: start + 1,
  detail,
});

/** How the beginning of a file in UTF-16, as Windows PowerShell writes it, looks as UTF-8. */
const UTF_16 = /^(\uFFFD\uFFFD|[^\0]\0|\0[^\0])/;

/** @param text undefined where there is no such file */
export function scriptFile(path: string, text: string | undefined): ScriptFile {
  const state = text === undefined ? "absent" : UTF_16.test(text) ? "broken" : "read";
  return { kind: "script", path, state, text: text ?? "", position: positions(text ?? "") };
}

/** @param bytes undefined where there is no such file */
export function iconFile(path: string, bytes: Uint8Array | undefined): IconFile {
  const state = bytes === undefined ? "absent" : "read";
  const content = bytes ?? new Uint8Array();
  return { kind: "icon", path, state, text: "", position: positions(""), bytes: content };
}
