import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readContract } from "../../scripts/common/read-contract.ts";

const CACHE = fileURLToPath(new URL("../../node_modules/.cache/contract", import.meta.url));
const CONTRACT = fileURLToPath(new URL("../../connector/intercom", import.meta.url));

let directory = "";
let title = "";

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "contract-"));
  cpSync(CONTRACT, directory, { recursive: true });
  title = `Sample ${directory.slice(-6)}`;
  const file = join(directory, "openapi.yaml");
  writeFileSync(file, readFileSync(file, "utf8").replace(/title: .*/, `title: ${title}`));
});

afterEach(() => {
  for (const path of entries()) rmSync(path, { force: true });
  rmSync(directory, { recursive: true });
});

/** The cache entries of this test's contract. */
function entries(): string[] {
  return readdirSync(CACHE)
    .map((name) => join(CACHE, name))
    .filter((path) => readFileSync(path, "utf8").includes(title));
}

test("the second reading gives what the first one gave", () => {
  const parsed = readContract(directory);
  expect(parsed.info.title).toBe(title);
  expect(entries()).toHaveLength(1);
  expect(readContract(directory)).toEqual(parsed);
});

test.each([
  ["cut off", (text: string) => text.slice(0, text.length / 2)],
  ["empty", () => ""],
  ["changed", (text: string) => text.replace(title, "Somebody else's")],
])("an entry that is %s is not used", (_, damage) => {
  const parsed = readContract(directory);
  const [entry = ""] = entries();
  writeFileSync(entry, damage(readFileSync(entry, "utf8")));
  expect(readContract(directory)).toEqual(parsed);
  expect(entries()).toEqual([entry]);
});

test("a changed file is parsed, and its problems are told each time", () => {
  readContract(directory);
  const file = join(directory, "tags.yaml");
  writeFileSync(file, readFileSync(file, "utf8").replace(/title: .*/, "titel: X"));
  expect(() => readContract(directory)).toThrow("tags.yaml:");
  expect(() => readContract(directory)).toThrow("tags.yaml:");
});
