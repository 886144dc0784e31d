import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const launcher = join(root, "scripts/run.mjs");
let directory = "";
let main = "";

beforeEach(() => {
  // Inside the checkout, so that packages are found.
  directory = mkdtempSync(join(root, "node_modules", "run-test-"));
  main = join(directory, "main.ts");
  write("part.ts", 'export const word: string = "first";\n');
  write("main.ts", 'import { word } from "./part.ts";\nconsole.log(word);\n');
});
afterEach(() => {
  rmSync(directory, { recursive: true });
  rmSync(cache(), { recursive: true, force: true });
});

const write = (name: string, text: string) => writeFileSync(join(directory, name), text);
const cache = () =>
  join(root, "node_modules/.cache/run", relative(root, main).replace(/\W+/g, "-"));

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [launcher, ...args], {
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

test("a TypeScript file runs, the second time from what was kept", () => {
  expect(run(main)).toEqual({ status: 0, stdout: "first\n", stderr: "" });
  const kept = readdirSync(cache()).sort();
  expect(run(main)).toEqual({ status: 0, stdout: "first\n", stderr: "" });
  expect(readdirSync(cache()).sort()).toEqual(kept);
});

test("a change of any module counts at once", () => {
  run(main);
  write("part.ts", 'export const word: string = "later";\n');
  expect(run(main).stdout).toBe("later\n");
});

test("a module that is gone is named", () => {
  run(main);
  rmSync(join(directory, "part.ts"));
  const { status, stderr } = run(main);
  const file = relative(root, main);
  expect(status).toBe(1);
  expect(stderr).toBe(`${file}:1:22: Could not resolve "./part.ts"\n`);
});

test("what a module lacks is named, a line each, without a stack", () => {
  write("main.ts", 'import { wrod, owrd } from "./part.ts";\nconsole.log(wrod, owrd);\n');
  const { status, stderr } = run(main);
  const [file, part] = [relative(root, main), relative(root, join(directory, "part.ts"))];
  expect(status).toBe(1);
  expect(stderr.trimEnd().split("\n")).toEqual([
    `${file}:1:10: No matching export in "${part}" for import "wrod"`,
    `${file}:1:16: No matching export in "${part}" for import "owrd"`,
  ]);
});

test("a module that is imported later may be wrong; the import throws, with what is wrong", () => {
  write("part.ts", 'import { word } from "./gone.ts";\nconsole.log(word);\n');
  write(
    "main.ts",
    'console.log("main");\nawait import("./part.ts").catch((e) => console.log(e.errors[0].text));\n',
  );
  expect(run(main).stdout).toBe('main\nCould not resolve "./gone.ts"\n');
  write("gone.ts", 'export const word = "found";\n');
  expect(run(main).stdout).toBe("main\nfound\n");
});

test("the program gets its arguments, and each module its own address", () => {
  write("part.ts", "export const word: string = import.meta.url;\n");
  write(
    "main.ts",
    'import { word } from "./part.ts";\nconsole.log(word, ...process.argv.slice(1));\n',
  );
  const part = pathToFileURL(join(directory, "part.ts")).href;
  expect(run(main, "--port", "0").stdout).toBe(`${part} ${main} --port 0\n`);
});

test("what is imported later is no program of its own", () => {
  write("part.ts", 'console.log("part");\n');
  write("main.ts", 'console.log("main");\nawait import("./part.ts");\n');
  expect(run(main).stdout).toBe("main\npart\n");
});

test("packages are found", () => {
  write("main.ts", 'import { parse } from "yaml";\nconsole.log(parse("a: 1").a);\n');
  expect(run(main).stdout).toBe("1\n");
});

test("an error names the place in the TypeScript file", () => {
  write(
    "part.ts",
    '\ninterface Gone {}\nexport const word = ((): string => {\n  throw new Error("oh");\n})();\n',
  );
  const { status, stderr } = run(main);
  expect(status).toBe(1);
  expect(stderr).toContain("part.ts:4:9");
});

test("several may start at once", async () => {
  const words = Array.from({ length: 4 }, () => {
    const child = spawn(process.execPath, [launcher, main]);
    let text = "";
    child.stdout.on("data", (data) => {
      text += data;
    });
    return new Promise<string>((resolve) => child.on("close", () => resolve(text)));
  });
  expect(await Promise.all(words)).toEqual(Array(4).fill("first\n"));
});
