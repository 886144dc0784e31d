import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse, YAMLParseError } from "yaml";
import { isObject, type Json, type JsonObject } from "../common/json.ts";
import { UsageError } from "../platform/errors.ts";
import type { ConnectorFiles } from "./connector-files.ts";

/** Texts in another language, by the English ones. */
export type Catalogue = ReadonlyMap<string, string>;

/**
 * Reads `connector/locales/LOCALE.yaml`.
 * @throws {UsageError} where there is no such file, or it holds something else than texts
 */
export function readCatalogue(folder: string, locale: string): Catalogue {
  const file = join(folder, `${locale}.yaml`);
  const known = readdirSync(folder).map((name) => name.replace(/\.yaml$/, ""));
  if (!known.includes(locale) || !existsSync(file)) {
    throw new UsageError(`There are no texts in "${locale}". There are: ${known.join(", ")}.`);
  }
  try {
    const value: unknown = parse(readFileSync(file, "utf8"));
    const entries = typeof value === "object" && value !== null ? Object.entries(value) : [];
    for (const [english, text] of entries) {
      if (typeof text === "string") continue;
      throw new UsageError(
        `${file}: "${english}" has no text. Write one, in quotes where it holds ": ".`,
      );
    }
    return new Map(entries.map(([english, text]) => [english, String(text)]));
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    throw new UsageError(`${file}: ${error.message}`);
  }
}

export interface Localized {
  readonly connector: ConnectorFiles;
  /** English texts that makers see all the same, each once, sorted. */
  readonly missing: readonly string[];
  /** How many texts there are, each counted once. */
  readonly count: number;
  /** The English texts of the catalogue that were asked for. */
  readonly used: ReadonlySet<string>;
}

/** The properties of a definition and of sign-in parameters that makers read. */
const TEXTS = new Set([
  "summary",
  "description",
  "x-ms-summary",
  "x-ms-trigger-hint",
  "displayName",
  "tooltip",
]);

/** What holds values, in which a key may be named like a text. */
const VALUES = new Set(["default", "enum", "example", "examples", "x-ms-test-value"]);

/**
 * A connector with its texts in another language; its title stays, since it is a name, and so do ids and
 * keys, since flows use them. Texts that nobody sees are left as they are.
 */
export function localized(connector: ConnectorFiles, catalogue: Catalogue): Localized {
  const seen = new Map<string, boolean>();
  const used = new Set<string>();
  const find = (english: string): string | undefined => {
    const found = catalogue.get(english);
    if (found !== undefined) {
      used.add(english);
      return found;
    }
    // What the build adds to many descriptions stands in the catalogue once, as a sentence.
    const end = english.lastIndexOf(". ") + 1;
    const [first, last] =
      end > 0 ? [find(english.slice(0, end)), find(english.slice(end + 1))] : [];
    return first === undefined || last === undefined ? undefined : `${first} ${last}`;
  };
  const text = (english: string): string => {
    const found = find(english);
    seen.set(english, found !== undefined);
    return found ?? english;
  };
  const walk = (value: Json, inNames: boolean): Json => {
    if (Array.isArray(value)) return value.map((item) => walk(item, false));
    if (!isObject(value)) return value;
    // Whatever is internal, makers do not see.
    if (!inNames && value["x-ms-visibility"] === "internal") return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inside]) => {
        if (!inNames && VALUES.has(key)) return [key, inside];
        if (!inNames && TEXTS.has(key) && typeof inside === "string") return [key, text(inside)];
        // The keys of these are names, not words of the format.
        if (!inNames && key === "responses") return [key, answers(inside)];
        const names = ["properties", "definitions", "paths", "connectionParameters", "parameters"];
        return [key, walk(inside, !inNames && names.includes(key) && isObject(inside))];
      }),
    );
  };
  /** What an answer is called nobody sees; of what it holds, all. */
  const answers = (value: Json): Json =>
    isObject(value)
      ? Object.fromEntries(
          Object.entries(value).map(([status, one]) => [
            status,
            isObject(one) && one.schema !== undefined
              ? { ...one, schema: walk(one.schema, false) }
              : one,
          ]),
        )
      : value;
  const objectOf = (value: JsonObject): JsonObject => {
    const result = walk(value, false);
    return isObject(result) ? result : value;
  };
  const { connectionParameters, connectionParameterSets } = connector.properties;
  const signIn = objectOf({
    ...(connectionParameters === undefined ? {} : { connectionParameters }),
    ...(connectionParameterSets === undefined ? {} : { connectionParameterSets }),
  });
  return {
    connector: {
      ...connector,
      definition: objectOf(connector.definition),
      properties: { ...connector.properties, ...signIn },
    },
    missing: [...seen].flatMap(([english, there]) => (there ? [] : [english])).sort(),
    count: seen.size,
    used,
  };
}
