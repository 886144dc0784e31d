import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
let directory = "";

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), "check-upstream-"));
  writeFileSync(join(directory, "empty.yaml"), "openapi: 3.0.1\npaths: {}\n");
  writeFileSync(join(directory, "swagger.yaml"), 'swagger: "2.0"\npaths: {}\n');
  writeFileSync(join(directory, "broken.yaml"), "openapi: [3.0.1\n");
});
afterAll(() => rmSync(directory, { recursive: true }));

function run(...args: string[]) {
  const command = ["scripts/run.mjs", "scripts/check-upstream.ts", ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    cwd: ROOT,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

describe("the check-upstream command", () => {
  it("exits 1 and names place, problem and what to do where there are findings", () => {
    const { status, stdout } = run(join(directory, "empty.yaml"));
    expect(status).toBe(1);
    expect(stdout).toMatch(/^\d+ findings\.\nCompared \d+ operations/);
    expect(stdout).toContain("/contacts/{contact_id}: path\n  the official file has no such path");
  });

  it("prints the same as JSON for machines", () => {
    const { status, stdout } = run(join(directory, "empty.yaml"), "--format", "json");
    expect(status).toBe(1);
    const places = JSON.parse(stdout).findings.map(({ place }: { place: string }) => place);
    expect(places).toContain("/contacts/{contact_id}");
  });

  it("explains itself and exits 0 with --help", () => {
    const { status, stdout } = run("--help");
    expect(status).toBe(0);
    expect(stdout).toContain("Exit codes: 0 fine, 1 findings, 2 wrong usage.");
  });

  const wrong: [what: string, args: () => string[], message: string][] = [
    ["no file", () => [], "missing required argument"],
    ["a missing file", () => [join(directory, "none.yaml")], "cannot be read"],
    ["a file that is not OpenAPI 3", () => [join(directory, "swagger.yaml")], "is not OpenAPI 3"],
    ["a file that is not YAML", () => [join(directory, "broken.yaml")], "neither YAML nor JSON"],
    ["an unknown format", () => [join(directory, "empty.yaml"), "--format", "xml"], "text or json"],
  ];
  it.each(wrong)("exits 2 for %s", (_, args, message) => {
    const { status, stdout, stderr } = run(...args());
    expect(status).toBe(2);
    expect(stderr).toContain(message);
    expect(stdout).toBe("");
  });
});
