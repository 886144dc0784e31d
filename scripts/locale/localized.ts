import { isObject, type Json, type JsonObject } from "../common/json.ts";
import type { ConnectorFiles } from "../package/connector-files.ts";
import { type Catalogue, finder } from "./catalogue.ts";

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
  const find = finder(catalogue, used);
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

/** How much of a connector is in a language, a line. */
export function coverageText(locale: string, { connector, missing, count }: Localized): string {
  return `${connector.name}: ${count - missing.length} of ${count} texts in ${locale}; the others show in English`;
}
