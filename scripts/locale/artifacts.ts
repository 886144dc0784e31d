import { isObject, type JsonObject, parseJson } from "../common/json.ts";
import { reference } from "../generate/reference/reference.ts";
import { filled, type Say } from "../generate/reference/say.ts";
import type { Artifacts, Made } from "../pipeline/artifacts.ts";
import { type Catalogue, finder } from "./catalogue.ts";
import { type Localized, localized } from "./localized.ts";

export interface MadeInLanguage extends Made {
  /** What is in the language, by the package. */
  readonly texts: ReadonlyMap<string, Localized>;
  /** The English texts of the catalogue that the references asked for. */
  readonly used: ReadonlySet<string>;
}

/**
 * What a build made, in another language: definitions, sign-in and references. The contract's types are
 * English and stay in generated/.
 */
export function inLanguage(made: Made, catalogue: Catalogue): MadeInLanguage {
  const artifacts: Artifacts = new Map(made.artifacts);
  artifacts.delete("contract.ts");
  const texts = new Map<string, Localized>();
  const used = new Set<string>();
  const find = finder(catalogue, used);
  const say: Say = (english, ...values) => filled(find(english) ?? english, values);
  for (const model of made.models) {
    const place = (file: string) => `${model.name}/${file}`;
    const [definitionFile, propertiesFile] = [
      place("apiDefinition.swagger.json"),
      place("apiProperties.json"),
    ];
    const definition = objectIn(artifacts, definitionFile);
    const properties = objectIn(artifacts, propertiesFile)?.properties;
    // What could not be made is told, and has no translation.
    if (definition === undefined || !isObject(properties)) continue;
    const other = localized({ name: model.name, definition, properties }, catalogue);
    const signIn: JsonObject = { properties: other.connector.properties };
    artifacts.set(definitionFile, json(other.connector.definition));
    artifacts.set(propertiesFile, json(signIn));
    for (const [name, text] of reference(model, signIn, say)) {
      artifacts.set(place(`reference/${name}`), text);
    }
    texts.set(model.name, other);
  }
  return { ...made, artifacts, texts, used };
}

function objectIn(artifacts: Artifacts, file: string): JsonObject | undefined {
  const text = artifacts.get(file);
  const value = typeof text === "string" ? parseJson(text) : undefined;
  return isObject(value) ? value : undefined;
}

function json(value: JsonObject): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
