import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { parseConnector, readConnector } from "../../scripts/platform/connector.ts";

const directory = mkdtempSync(join(tmpdir(), "connector-"));
afterAll(() => rmSync(directory, { recursive: true }));

const definition = '{"paths":{}}';
const properties = '{"properties":{}}';

describe("reading a connector", () => {
  test("a missing file is named", () => {
    const empty = join(directory, "none");
    expect(() => readConnector(empty)).toThrow(/apiDefinition\.swagger\.json: cannot be read/);
  });

  test("byte order marks, comments and trailing commas are borne", () => {
    writeFileSync(join(directory, "apiDefinition.swagger.json"), `\uFEFF{"paths":{}, // none\n}`);
    writeFileSync(join(directory, "apiProperties.json"), `\uFEFF${properties}`);
    writeFileSync(join(directory, "script.csx"), "\uFEFFpublic class Script {}");
    expect(readConnector(directory)).toEqual({
      directory,
      definition: { paths: {} },
      properties: { properties: {} },
      script: "public class Script {}",
    });
  });

  test("texts that are not written yet parse the same way, without a script where there is none", () => {
    expect(parseConnector({ definition, properties })).not.toHaveProperty("script");
  });

  test.each([
    ["{", properties, /apiDefinition\.swagger\.json:1:2: not JSON/],
    ["[]", properties, /apiDefinition\.swagger\.json: must hold a JSON object/],
    ["{}", properties, /apiDefinition\.swagger\.json: "paths" is missing/],
    [definition, "{}", /apiProperties\.json: "properties" is missing/],
  ])("%s and %s: the error names the file and what is wrong", (first, second, message) => {
    expect(() => parseConnector({ definition: first, properties: second })).toThrow(message);
  });
});
