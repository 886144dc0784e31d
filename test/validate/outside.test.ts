import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { connectorFolders } from "../../scripts/common/connector-folders.ts";
import { readConnector as readForPlatform } from "../../scripts/platform/connector.ts";
import { fixDirectory } from "../../scripts/validate/fix-files.ts";
import { readConnector } from "../../scripts/validate/read.ts";
import { rulesFor } from "../../scripts/validate/rules/index.ts";
import { validate } from "../../scripts/validate/validate.ts";
import { DEFINITION, ICON, PROPERTIES, patched, SCRIPT } from "./base.ts";
import { tag } from "./places.ts";

/** A definition in which `--fix` has something to mend. */
const MENDABLE = JSON.stringify(patched(DEFINITION, tag({ required: [] })));

const RULES = rulesFor("custom");
let root = "";
let directory = "";
const inRoot = (name: string) => join(root, name);
const inside = (name: string) => join(directory, name);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "outside-"));
  directory = inRoot("connector");
  mkdirSync(directory);
  writeFileSync(inRoot("other.json"), MENDABLE);
  writeFileSync(inside("apiProperties.json"), JSON.stringify(PROPERTIES));
  writeFileSync(inside("script.csx"), SCRIPT);
  writeFileSync(inside("icon.png"), ICON);
});
afterEach(() => rmSync(root, { recursive: true }));

const settings = (apiDefinition: string) => JSON.stringify({ apiDefinition, script: "script.csx" });

/** The findings after `--fix`, each as rule, file and pointer. */
function fixed(): string[] {
  fixDirectory(directory, RULES);
  return validate(readConnector(directory), RULES).map(
    ({ rule, file, pointer }) => `${rule} ${file.slice(root.length)} ${pointer}`,
  );
}

describe("--fix leaves alone what lies outside the connector's directory, and says so", () => {
  test.each(["../other.json", "sub/../../other.json"])("settings.json that names %s", (path) => {
    writeFileSync(inside("settings.json"), settings(path));
    expect(fixed()).toEqual(["FileOutsideDirectory /connector/settings.json /apiDefinition"]);
    expect(readFileSync(inRoot("other.json"), "utf8")).toBe(MENDABLE);
  });

  test("a symbolic link, of a file or of a folder on the way", () => {
    symlinkSync("../other.json", inside("apiDefinition.swagger.json"));
    expect(fixed()).toEqual(["FileOutsideDirectory /connector/apiDefinition.swagger.json "]);
    rmSync(inside("apiDefinition.swagger.json"));
    symlinkSync("..", inside("up"));
    writeFileSync(inside("settings.json"), settings("up/other.json"));
    expect(fixed()).toEqual(["FileOutsideDirectory /connector/settings.json /apiDefinition"]);
    expect(readFileSync(inRoot("other.json"), "utf8")).toBe(MENDABLE);
  });

  test("settings.json that is itself a link", () => {
    writeFileSync(inRoot("settings.json"), JSON.stringify({ apiDefinition: "elsewhere.json" }));
    writeFileSync(inside("apiDefinition.swagger.json"), JSON.stringify(DEFINITION));
    symlinkSync("../settings.json", inside("settings.json"));
    expect(fixed()).toEqual(["FileOutsideDirectory /connector/settings.json "]);
  });
});

test("a link within the directory is a file like any other", () => {
  writeFileSync(inside("real.json"), MENDABLE);
  symlinkSync("real.json", inside("apiDefinition.swagger.json"));
  expect(fixed()).toEqual([]);
  expect(readFileSync(inside("real.json"), "utf8")).not.toBe(MENDABLE);
});

test("a directory that is reached by a link is taken for itself", () => {
  writeFileSync(inside("apiDefinition.swagger.json"), JSON.stringify(DEFINITION));
  symlinkSync("connector", inRoot("link"));
  expect(validate(readConnector(inRoot("link")), RULES)).toEqual([]);
});

test("the platform reads nothing outside either, and says so", () => {
  symlinkSync("../other.json", inside("apiDefinition.swagger.json"));
  expect(() => readForPlatform(directory)).toThrow(
    /apiDefinition\.swagger\.json leads out of the connector's directory, so it is not read/,
  );
});

test("of a folder of connectors, links to elsewhere are none of them", () => {
  writeFileSync(inside("apiDefinition.swagger.json"), "{}");
  mkdirSync(inRoot("all"));
  symlinkSync("../connector", inRoot("all/linked"));
  expect(connectorFolders(inRoot("all"))).toEqual([]);
});
