import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { isObject, type JsonObject } from "../../scripts/common/json.ts";
import { compare } from "../../scripts/compat/compare.ts";
import { objectOf } from "../../scripts/compat/definition.ts";
import { readCatalogue } from "../../scripts/locale/catalogue.ts";
import { localized } from "../../scripts/locale/localized.ts";
import type { ConnectorFiles } from "../../scripts/package/connector-files.ts";
import published from "../conformance/published-connector.json" with { type: "json" };
import { intercom, SHIPPED } from "../package/files.ts";

const FOLDER = fileURLToPath(new URL("../../connector/locales", import.meta.url));
const locales = readdirSync(FOLDER).map((name) => name.replace(".yaml", ""));

/** A connector with some of its operations, and the definitions and parameters that they use. */
function only(connector: ConnectorFiles, ids: readonly string[]): ConnectorFiles {
  const used: Record<string, JsonObject> = { definitions: {}, parameters: {} };
  const use = (value: unknown): void => {
    for (const [, kind = "", name = ""] of JSON.stringify(value).matchAll(/"#\/(\w+)\/([^"]+)"/g)) {
      const found = used[kind];
      if (found === undefined || Object.hasOwn(found, name)) continue;
      found[name] = objectOf(connector.definition[kind])[name] ?? {};
      use(found[name]);
    }
  };
  const paths = Object.entries(objectOf(connector.definition.paths)).map(
    ([path, item]) =>
      [
        path,
        Object.fromEntries(
          Object.entries(objectOf(item)).filter(
            ([, one]) => isObject(one) && ids.includes(String(one.operationId)),
          ),
        ),
      ] as const,
  );
  use(paths);
  return {
    ...connector,
    definition: { ...connector.definition, paths: Object.fromEntries(paths), ...used },
  };
}

const PUBLISHED = [...published.actions, ...published.triggers].map(
  ({ operationId }) => operationId,
);

describe.each(locales)("the texts in %s", (locale) => {
  const catalogue = readCatalogue(FOLDER, locale);

  test("are there for all that the published connector has", () => {
    const { missing, count } = localized(only(intercom, PUBLISHED), catalogue);
    expect(count).toBeGreaterThan(100);
    expect(missing).toEqual([]);
  });

  test.each(SHIPPED)("change nothing of $name but words", (connector) => {
    const { connector: other } = localized(connector, catalogue);
    const found = compare(connector, other).filter(({ effect }) => effect !== "words");
    // The words of the sign-in are compared as a whole, and are words, too.
    expect(found).toEqual([]);
    expect(Object.keys(other)).toEqual(Object.keys(connector));
  });
});

describe("a catalogue", () => {
  const connector: ConnectorFiles = {
    name: "tags",
    definition: {
      info: { title: "Tags", description: "All tags." },
      paths: {
        "/summary": {
          get: {
            operationId: "A",
            summary: "Get",
            parameters: [
              { name: "description", in: "query", description: "Get", default: "Get" },
              { name: "b", in: "query", description: "Hidden", "x-ms-visibility": "internal" },
            ],
            responses: {
              "200": { description: "Get", schema: { $ref: "#/definitions/description" } },
            },
          },
        },
      },
      definitions: {
        description: {
          type: "object",
          properties: {
            description: { type: "string", description: "Get", example: { description: "Get" } },
            summary: { type: "string", "x-ms-visibility": "internal", "x-ms-summary": "Hidden" },
          },
        },
      },
    },
    properties: { iconBrandColor: "Get" },
  };

  test("changes texts that makers see, and no key, value or name that reads like one", () => {
    const {
      connector: other,
      missing,
      count,
    } = localized(connector, new Map([["Get", "Ottieni"]]));
    const text = JSON.stringify(other);
    expect(text.match(/Ottieni/g)).toHaveLength(3);
    expect(text).toContain('"default":"Get"');
    expect(text).toContain('"example":{"description":"Get"}');
    expect([missing, count]).toEqual([["All tags."], 2]);
  });

  test("has a sentence that many descriptions end with once", () => {
    const whole = { ...connector, definition: { info: { description: "One. Two. Reads only." } } };
    const texts = new Map([
      ["One. Two.", "Uno. Due."],
      ["Reads only.", "Legge soltanto."],
    ]);
    const { connector: other } = localized(whole, texts);
    expect(other.definition).toEqual({ info: { description: "Uno. Due. Legge soltanto." } });
    expect(localized(whole, new Map([["Reads only.", "x"]])).missing).toEqual([
      "One. Two. Reads only.",
    ]);
  });

  test("that there is not is refused, with those that there are", () => {
    expect(() => readCatalogue(FOLDER, "../publisher")).toThrow(
      /There are no texts in .* There are: it/,
    );
  });
});
