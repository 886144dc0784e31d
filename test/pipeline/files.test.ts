import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { staleFiles, writeArtifacts } from "../../scripts/pipeline/files.ts";

let directory = "";
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "generated-"));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const ARTIFACTS = new Map([
  ["one/a.json", "{}"],
  ["one/b.json", "[]"],
]);
const text = (name: string) => readFileSync(join(directory, name), "utf8");

describe("the files of a build", () => {
  it("are written where they differ, and those that it no longer makes go", () => {
    writeArtifacts(directory, ARTIFACTS);
    writeFileSync(join(directory, "one/old.json"), "");
    writeFileSync(join(directory, "one/b.json"), "changed by hand");
    expect(writeArtifacts(directory, ARTIFACTS)).toEqual(["one/b.json", "one/old.json"]);
    expect([readdirSync(join(directory, "one")), text("one/b.json")]).toEqual([
      ["a.json", "b.json"],
      "[]",
    ]);
  });

  it("are whole after a build that was killed while it wrote", () => {
    mkdirSync(join(directory, "one"));
    writeFileSync(join(directory, "one/a.json.draft"), "{");
    writeFileSync(join(directory, "one/b.json"), "[]");
    writeFileSync(join(directory, "one/b.json.draft"), "[");
    expect(writeArtifacts(directory, ARTIFACTS)).toEqual([
      "one/a.json",
      "one/a.json.draft",
      "one/b.json.draft",
    ]);
    expect(staleFiles(directory, ARTIFACTS)).toEqual([]);
  });

  it("stay as they were where one of them cannot be written", () => {
    writeArtifacts(directory, ARTIFACTS);
    mkdirSync(join(directory, "one/b.json.draft"));
    const changed = new Map([...ARTIFACTS].map(([name]) => [name, "new"]));
    expect(() => writeArtifacts(directory, changed)).toThrow();
    expect([text("one/a.json"), text("one/b.json")]).toEqual(["{}", "[]"]);
  });
});
