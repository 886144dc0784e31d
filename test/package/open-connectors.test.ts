import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { publisher } from "../../connector/publisher.ts";
import { isForeign } from "../../scripts/common/foreign.ts";
import { findConnectors } from "../../scripts/package/open-connectors.ts";
import { solutionFiles, unpackedSolution } from "../../scripts/package/solution.ts";
import { zip } from "../../scripts/package/zip.ts";
import { surveyConnector } from "../../scripts/platform/survey/survey.ts";

const options = { publisher, version: "1.2.3", managed: false };
const exported = {
  name: "tagger",
  definition: {
    swagger: "2.0",
    info: { title: "Tagger", description: "Tags.", version: "1.0" },
    host: "api.example",
    paths: { "/tags": { get: { operationId: "ListTags", responses: {} } } },
  },
  properties: {
    connectionParameters: { api_key: { type: "securestring" } },
    iconBrandColor: "#112233",
    scriptOperations: ["ListTags"],
  },
  script: "public class Script : ScriptBase { }",
};

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "solution-"));
});
afterEach(() => rmSync(root, { recursive: true }));

function write(files: ReadonlyMap<string, Uint8Array | string>): string {
  for (const [path, content] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

describe("an exported solution can be tried", () => {
  test.each<[string, () => string]>([
    [
      "as a zip",
      () => {
        writeFileSync(join(root, "x.zip"), zip(solutionFiles(exported, options)));
        return join(root, "x.zip");
      },
    ],
    ["unzipped (Connector/)", () => write(solutionFiles(exported, options))],
    ["unpacked by pac (Connectors/)", () => write(unpackedSolution(exported, options))],
  ])("%s", async (_, place) => {
    const [found, ...more] = await findConnectors(place());
    const connector = found?.open();
    if (!found || !connector) throw new Error("nothing found");
    expect(more).toEqual([]);
    expect(connector.definition).toEqual(exported.definition);
    expect(connector.script).toBe(exported.script);
    expect(connector.properties.properties).toMatchObject({ scriptOperations: ["ListTags"] });
    // Its script is a stranger's, wherever it lies.
    expect(isForeign(connector.directory)).toBe(true);
    const row = await surveyConnector(found.name, connector, (call, send) => send(call.request));
    expect(row).toMatchObject({ operations: 1, run: 1 });
  });
});

test("a folder without a connector, a file that is no zip, and a solution without one are told apart", async () => {
  await expect(findConnectors(root)).rejects.toThrow(/holds no connector: .* and no solution\./);
  writeFileSync(join(root, "a.zip"), "no zip");
  await expect(findConnectors(join(root, "a.zip"))).rejects.toThrow(
    /a\.zip: cannot be read as a zip/,
  );
  writeFileSync(join(root, "customizations.xml"), "<ImportExportXml></ImportExportXml>");
  await expect(findConnectors(root)).rejects.toThrow(/the solution holds no connector/);
  await expect(findConnectors(join(root, "none"))).rejects.toThrow(/is not a directory and no zip/);
});

test("a definition that is deeper than anything can read is refused in words", async () => {
  const deep = `{"paths": {}, "a": ${"[".repeat(100_000)}${"]".repeat(100_000)}}`;
  const files = new Map(solutionFiles(exported, options));
  const [path = ""] = [...files.keys()].filter((one) => one.endsWith("openapidefinition.json"));
  files.set(path, deep);
  writeFileSync(join(root, "deep.zip"), zip(files));
  const [found] = await findConnectors(join(root, "deep.zip"));
  expect(() => found?.open()).toThrow(/deep\.zip: a connector in it is too big, or too deep/);
});

test("links that lead out of an unpacked solution are not read", async () => {
  write(solutionFiles(exported, options));
  mkdirSync(join(root, "inner"));
  symlinkSync("../customizations.xml", join(root, "inner/customizations.xml"));
  symlinkSync("../Connector", join(root, "inner/Connector"));
  await expect(findConnectors(join(root, "inner"))).rejects.toThrow(/holds no connector/);
});
