import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { goneOperations } from "../../scripts/pipeline/gone.ts";

const directory = mkdtempSync(join(tmpdir(), "gone-"));
afterAll(() => rmSync(directory, { recursive: true }));

const FILE = "apiDefinition.swagger.json";
const definition = (...ids: string[]) =>
  JSON.stringify({
    paths: Object.fromEntries(
      ids.map((operationId) => [`/${operationId}`, { get: { operationId } }]),
    ),
  });

mkdirSync(join(directory, "one"));
mkdirSync(join(directory, "two"));
writeFileSync(join(directory, "one", FILE), definition("GetTag", "ListTags"));
writeFileSync(join(directory, "two", FILE), "no JSON");

test("an operation that a package had and has no more is named", () => {
  const now = new Map([[`one/${FILE}`, definition("ListTags", "FindTag")]]);
  expect(goneOperations(directory, now)).toEqual([
    "one no longer has GetTag: flows that use it will fail. An id is for ever.",
  ]);
});

test("a package that is no more has none of its operations", () => {
  expect(goneOperations(directory, new Map())).toHaveLength(2);
});

test("where nothing was built before, nothing is gone", () => {
  expect(goneOperations(join(directory, "none"), new Map())).toEqual([]);
});
