import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse, YAMLParseError } from "yaml";
import { UsageError } from "../platform/errors.ts";

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

/**
 * Finds texts in a catalogue; what the build adds to many descriptions stands there once, as a sentence.
 * @param used gets the English texts of the catalogue that were asked for
 */
export function finder(
  catalogue: Catalogue,
  used: Set<string> = new Set(),
): (english: string) => string | undefined {
  const find = (english: string): string | undefined => {
    const found = catalogue.get(english);
    if (found !== undefined) {
      used.add(english);
      return found;
    }
    const end = english.lastIndexOf(". ") + 1;
    const [first, last] =
      end > 0 ? [find(english.slice(0, end)), find(english.slice(end + 1))] : [];
    return first === undefined || last === undefined ? undefined : `${first} ${last}`;
  };
  return find;
}
