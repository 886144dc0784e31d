import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

function run(...args: string[]) {
  const command = ["scripts/run.mjs", "scripts/bench.ts", ...args];
  return spawnSync(process.execPath, command, { cwd: ROOT, encoding: "utf8", timeout: 60_000 });
}

describe("the bench command", () => {
  const wrong: [what: string, args: string[], message: string][] = [
    ["something that it cannot measure", ["mocks"], "platform, validator, mock"],
    ["no rounds", ["--rounds", "0"], "a whole number above 0"],
    ["a folder without connectors", ["--connectors", "scripts"], "holds connector directories"],
  ];
  test.each(wrong)("exits 2 for %s", (_, args, message) => {
    const { status, stdout, stderr } = run(...args);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
    expect(stdout).toBe("");
  });

  test("explains itself and exits 0 with --help", () => {
    const { status, stdout } = run("--help");
    expect(status).toBe(0);
    expect(stdout).toContain("Exit codes: 0 all targets reached");
  });
});
