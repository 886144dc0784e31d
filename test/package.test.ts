import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const read = (file: string) => readFileSync(join(ROOT, file), "utf8");

interface Manifest {
  version: string;
  scripts: Record<string, string>;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  overrides?: Record<string, string>;
  "//overrides"?: Record<string, string>;
}
// JSON that the tests below read themselves; a wrong form fails them.
const manifest = JSON.parse(read("package.json")) as Manifest;

/** What the commands need beside what they import, and why. */
const NOT_IMPORTED = {
  "@types/node": "the build's type check",
  typescript: "the build's type check, and types made of the contract",
};

/** The packages that a folder's files import, or ask for by `createRequire`. */
function importedIn(...folders: string[]): Set<string> {
  const files = folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => /\.(ts|mjs)$/.test(name))
      // Sources with mistakes import what is not there, on purpose.
      .filter((name) => !name.includes("mistakes"))
      .map((name) => join(folder, name)),
  );
  const specifiers = files.flatMap((file) => [
    ...read(file).matchAll(
      /(?:^\S.*\bfrom |^\} from |^import |import\(|require\(|import\.meta\.url\)(?:\.resolve)?\()"(@?[a-z][\w./:-]*)"/gm,
    ),
  ]);
  return new Set(
    specifiers
      .map(([, name = ""]) => name.split("/", name.startsWith("@") ? 2 : 1).join("/"))
      .filter((name) => !name.startsWith("node:")),
  );
}

describe("package.json", () => {
  test("has what commands import under dependencies, and nothing that they do not need", () => {
    const needed = [...importedIn("scripts", "connector"), ...Object.keys(NOT_IMPORTED)];
    expect(Object.keys(manifest.dependencies).sort()).toEqual([...new Set(needed)].sort());
  });

  test("has what only tests import, and the tools, under devDependencies", () => {
    const tools = ["@biomejs/biome", "@types/pg", "vitest"];
    const tests = [...importedIn("test")].filter((name) => !(name in manifest.dependencies));
    expect(Object.keys(manifest.devDependencies).sort()).toEqual(
      [...new Set([...tests, ...tools])].sort(),
    );
  });

  test("has the version of the newest changes", () => {
    expect(/^## (\S+)/m.exec(read("CHANGELOG.md"))?.[1]).toBe(manifest.version);
  });

  test("has the version of the connectors", () => {
    const version = /^ {2}version: "(.*)",$/m.exec(read("connector/connector.ts"))?.[1];
    expect(version).toBe(manifest.version);
  });

  test("gives the reason for each override", () => {
    expect(Object.keys(manifest["//overrides"] ?? {})).toEqual(
      Object.keys(manifest.overrides ?? {}),
    );
  });
});
