import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DEFINITION, ICON, PROPERTIES, patched, SCRIPT } from "./base.ts";
import { deleteHook, tag } from "./places.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
let fine = "";
let faulty = "";

function connector(definition: unknown): string {
  const directory = mkdtempSync(join(tmpdir(), "validate-"));
  const write = (name: string, value: unknown) =>
    writeFileSync(join(directory, name), `${JSON.stringify(value, undefined, 4)}\n`);
  write("apiDefinition.swagger.json", definition);
  write("apiProperties.json", PROPERTIES);
  writeFileSync(join(directory, "script.csx"), SCRIPT);
  writeFileSync(join(directory, "icon.png"), ICON);
  return directory;
}

/** With an empty list (a warning that can be mended), and an id that is there twice (an error). */
function makeFaulty(): string {
  const once = patched(DEFINITION, tag({ required: [] }));
  const twice = patched(once, deleteHook({ operationId: "ListTags" }));
  return connector(twice);
}

beforeAll(() => {
  fine = connector(DEFINITION);
  faulty = makeFaulty();
});
afterAll(() => {
  for (const directory of [fine, faulty]) rmSync(directory, { recursive: true });
});

function run(...args: string[]) {
  const command = ["scripts/run.mjs", "scripts/validate.ts", ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    cwd: ROOT,
    encoding: "utf8",
    env: { ...process.env, FORCE_COLOR: "", NO_COLOR: "1" },
  });
  return { status, stdout, stderr };
}

describe("the validate command", () => {
  test("exits 0 where there is nothing to find", () => {
    const { status, stdout } = run(fine);
    expect(stdout).toBe("No findings in 1 connector.\n");
    expect(status).toBe(0);
  });

  test("says file by file what and where, and what to do, and at the end how much it found", () => {
    const { status, stdout } = run(fine, faulty);
    expect(status).toBe(1);
    expect(stdout).toMatch(
      /\n1 error, 1 warning, 0 hints in 2 connectors\. --fix mends 1 of them\.\n$/,
    );
    expect(stdout).toContain(join(faulty, "apiDefinition.swagger.json"));
    expect(stdout).toMatch(/\n +\d+:\d+ {2}error {2}The operationId "ListTags" is already used/);
    expect(stdout).toContain("/paths/~1hooks~1{hook_id}/delete/operationId");
  });

  const texts = (count: number) => {
    const named = Array.from({ length: count }, (_, index) => [
      `text${index}`,
      { type: "string", "x-ms-summary": "Text", description: "No full stop" },
    ]);
    return patched(DEFINITION, {
      ...tag({ properties: Object.fromEntries(named) }),
      ...deleteHook({ operationId: "ListTags" }),
    });
  };

  test("shows errors first, and the hints of a rule in one line, unless all are wanted", () => {
    const directory = connector(texts(20));
    const rule = "DescriptionWithoutFullStop";
    const strict = ["--for", "certified"];
    const { stdout } = run(directory, ...strict);
    const [file, first] = stdout.split("\n");
    expect(file).toMatch(/apiDefinition\.swagger\.json {2}1 error, 1 warning, 20 hints$/);
    expect(first).toContain("  error  ");
    expect(stdout.match(/ {2}hint {2}/g)).toHaveLength(1);
    expect(stdout).toMatch(new RegExp(`${rule} 20 times, also \\d+:\\d+, \\d+:\\d+\n`));
    for (const args of [
      [...strict, "--verbose"],
      ["--rule", rule],
    ]) {
      expect(run(directory, ...args).stdout.match(/ {2}hint {2}/g)).toHaveLength(20);
    }
    rmSync(directory, { recursive: true });
  });

  test("says of errors by which evidence they are, where all is wanted", () => {
    expect(run(faulty, "--verbose").stdout).toMatch(/ {11}Evidence: Microsoft's online validator/);
    expect(run(faulty).stdout).not.toContain("Evidence:");
  });

  test("asks what the wording of certification wants only where it is for certification", () => {
    const directory = connector(texts(20));
    expect(run(directory).stdout).toMatch(/\n1 error, 0 warnings, 0 hints in 1 connector\.\n$/);
    expect(run(directory, "--for", "independent").stdout).toContain("BrandColorNotIndependent");
    expect(run(directory, "--for", "certified").stdout).toContain("StackOwnerMissing");
    rmSync(directory, { recursive: true });
  });

  test("names a directory that is missing, and checks the others", () => {
    const { status, stdout, stderr } = run(join(fine, "none"), faulty);
    expect(stderr).toContain(`There is no directory "${join(fine, "none")}"`);
    expect(stdout).toMatch(/\n1 error, 1 warning, 0 hints in 1 connector\./);
    expect(status).toBe(2);
  });

  test("takes a directory that is named twice once", () => {
    expect(run(fine, `${fine}/`).stdout).toBe("No findings in 1 connector.\n");
  });

  test("prints JSON", () => {
    const { status, stdout } = run(faulty, "--format", "json");
    expect(status).toBe(1);
    const { findings } = JSON.parse(stdout);
    expect(findings).toMatchObject([
      { rule: "OperationIdNotUnique", severity: "error", fixable: false },
      { rule: "RequiredPropertyArrayEmpty", severity: "warning", fixable: true },
    ]);
    const { line, column } = findings[0];
    const lines = readFileSync(join(faulty, "apiDefinition.swagger.json"), "utf8").split("\n");
    expect(lines[line - 1]?.slice(column - 1)).toBe('"operationId": "ListTags",');
  });

  test("prints SARIF", () => {
    const { runs, version } = JSON.parse(run(faulty, "--format", "sarif").stdout);
    expect(version).toBe("2.1.0");
    expect(runs[0].results).toHaveLength(2);
    for (const { ruleId, ruleIndex } of runs[0].results) {
      expect(runs[0].tool.driver.rules[ruleIndex].id).toBe(ruleId);
    }
  });

  test("prints workflow commands", () => {
    const { stdout } = run(faulty, "--format", "github");
    expect(stdout).toMatch(/^::error file=/);
    expect(stdout).toMatch(
      /\n::warning file=.+,line=\d+,col=\d+,.*title=RequiredPropertyArrayEmpty::/,
    );
  });

  test("asks only the rules that are wanted", () => {
    const { status, stdout } = run(faulty, "--rule", "OperationIdRequired");
    expect(stdout).toBe("No findings in 1 connector.\n");
    expect(status).toBe(0);
    expect(run(faulty, "--severity", "error").stdout).toMatch(/\n1 error, 0 warnings/);
  });

  test("lets as many warnings pass as it is told", () => {
    const rule = ["--rule", "RequiredPropertyArrayEmpty"];
    expect(run(faulty, ...rule).status).toBe(1);
    expect(run(faulty, ...rule, "--max-warnings", "1").status).toBe(0);
  });

  test("--fix mends what is mechanical and leaves everything else as it was", () => {
    const directory = makeFaulty();
    const path = join(directory, "apiDefinition.swagger.json");
    const before = readFileSync(path, "utf8");
    const { stdout } = run(directory, "--fix");
    expect(stdout).toMatch(/\n1 error, 0 warnings/);
    expect(stdout).toContain(`Mended in ${path}: 1 RequiredPropertyArrayEmpty.\n`);
    const after = readFileSync(path, "utf8");
    expect(after).toBe(before.replace(/"required": \[\],\s+/, ""));
    rmSync(directory, { recursive: true });
  });

  test("--fix says to machines what it mended", () => {
    const directory = makeFaulty();
    const file = join(directory, "apiDefinition.swagger.json");
    const { mended } = JSON.parse(run(directory, "--fix", "--format", "json").stdout);
    expect(mended).toEqual([{ file, rule: "RequiredPropertyArrayEmpty", count: 1 }]);
    expect(JSON.parse(run(directory, "--fix", "--format", "json").stdout).mended).toEqual([]);
    rmSync(directory, { recursive: true });
  });

  test("--fix leaves a file in another encoding alone", () => {
    const directory = makeFaulty();
    const path = join(directory, "apiDefinition.swagger.json");
    const text = readFileSync(path, "utf8").replace("all tags", "all tags \u00E9");
    writeFileSync(path, text, "latin1");
    expect(run(directory, "--fix").stdout).toContain("is in another encoding");
    expect(readFileSync(path, "latin1")).toBe(text);
    rmSync(directory, { recursive: true });
  });

  test("lists its rules", () => {
    expect(run("--rules").stdout).toMatch(/\nOperationIdNotUnique +error /);
  });

  test("explains itself and exits 0 with --help", () => {
    const { status, stdout } = run("--help");
    expect(status).toBe(0);
    expect(stdout).toContain("Exit codes: 0 fine");
  });

  const wrong: [what: string, args: () => string[], message: string][] = [
    ["no directory", () => [], "Name at least one"],
    ["a directory that is not there", () => [join(fine, "none")], "There is no directory"],
    [
      "a file",
      () => [join(fine, "apiDefinition.swagger.json")],
      `Give the directory that it is in: ${fine}`,
    ],
    ["a rule that is not there", () => [fine, "--rule", "OperationIdUnique"], "Did you mean"],
    ["an unknown format", () => [fine, "--format", "xml"], "text, json, sarif, github"],
    ["an unknown severity", () => [fine, "--severity", "bad"], "error, warning, hint"],
    ["a wrong number", () => [fine, "--max-warnings", "few"], "whole number"],
  ];
  test.each(wrong)("exits 2 for %s", (_, args, message) => {
    const { status, stdout, stderr } = run(...args());
    expect(status).toBe(2);
    expect(stderr).toContain(message);
    expect(stdout).toBe("");
  });
});
