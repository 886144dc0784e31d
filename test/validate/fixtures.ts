import {
  type CompilerError,
  type Connector,
  connectorOf,
} from "../../scripts/validate/connector.ts";
import {
  FILE_NAMES,
  type FileKind,
  iconFile,
  jsonFile,
  outside,
  type SourceFile,
  scriptFile,
} from "../../scripts/validate/files.ts";
import type { Severity } from "../../scripts/validate/finding.ts";
import type { Profile } from "../../scripts/validate/rule.ts";
import {
  DEFINITION,
  FOR_PROFILE,
  ICON,
  type Patch,
  PROPERTIES,
  patched,
  SCRIPT,
  SETTINGS,
} from "./base.ts";

/** How a case differs from the connector of `base.ts`. */
export interface Change {
  /** What is changed in the definition. */
  definition?: Patch;
  properties?: Patch;
  settings?: Patch;
  /** The whole script. */
  script?: string;
  /** The whole icon. */
  icon?: Uint8Array;
  /** The whole text of a JSON file, for what no value can show. */
  texts?: Partial<Record<"definition" | "properties" | "settings", string>>;
  /** What a compiler said of the script. */
  compilerErrors?: readonly CompilerError[];
  /** What is in the directory, where that matters. */
  names?: readonly string[];
  /** Files that are not there. */
  without?: readonly FileKind[];
  /** Files whose paths lead out of the directory. */
  outside?: readonly FileKind[];
}

export interface GoodCase extends Change {
  /** What is fine about it; it reads on from the rule's name. */
  name: string;
  /** Rules that rightly have a hint all the same. */
  also?: readonly string[];
}

export interface BadCase extends Change {
  /** What is wrong about it. */
  name: string;
  /** The pointers of the findings of this rule, in the order of the text. One may be a plain text. */
  at: string | readonly string[];
  /** The file that they are in; the definition, unless told otherwise. */
  in?: FileKind;
  /** Of the rule's findings; the rule's own, unless told otherwise. */
  severity?: Severity;
  /** Other rules that rightly find something too. */
  also?: readonly string[];
}

/** The cases of one rule. There is at least one of each. */
export interface Cases {
  good: readonly GoodCase[];
  bad: readonly BadCase[];
}

/** What a fixture file exports by default: the cases of each rule of the file that it belongs to. */
export type Fixtures = Readonly<Record<string, Cases>>;

/** The connector of `base.ts` with a change, as it would be read from files, for a profile. */
export function changed(change: Change, profile: Profile = "custom"): Connector {
  const own = FOR_PROFILE[profile];
  const away = (kind: FileKind) => change.outside?.includes(kind) === true;
  const without = (kind: FileKind) =>
    change.without?.includes(kind) === true ||
    (own.without?.includes(kind) && change[kind] === undefined) ||
    away(kind);
  const placed = <File extends SourceFile>(file: File) => (away(file.kind) ? outside(file) : file);
  const text = (kind: "definition" | "properties" | "settings", base: Patch) =>
    without(kind)
      ? undefined
      : (change.texts?.[kind] ??
        `${JSON.stringify(patched(patched(undefined, base), change[kind] ?? {}), undefined, 2)}\n`);
  return connectorOf({
    directory: "",
    ...(change.compilerErrors ? { compilerErrors: change.compilerErrors } : {}),
    names: change.names ?? own.names,
    definition: placed(
      jsonFile("definition", FILE_NAMES.definition, text("definition", DEFINITION)),
    ),
    properties: placed(
      jsonFile(
        "properties",
        FILE_NAMES.properties,
        text("properties", patched(PROPERTIES, own.properties) ?? {}),
      ),
    ),
    settings: jsonFile(
      "settings",
      FILE_NAMES.settings,
      text("settings", patched(SETTINGS, own.settings) ?? {}),
    ),
    script: scriptFile(
      FILE_NAMES.script,
      without("script") ? undefined : (change.script ?? SCRIPT),
    ),
    icon: placed(iconFile(FILE_NAMES.icon, without("icon") ? undefined : (change.icon ?? ICON))),
  });
}
