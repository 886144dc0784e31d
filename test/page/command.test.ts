import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "page-"));
afterAll(() => rmSync(folder, { recursive: true }));

function run(...args: string[]) {
  const all = ["scripts/run.mjs", "scripts/page.ts", ...args];
  return spawnSync(process.execPath, all, { cwd: root, encoding: "utf8" });
}

describe("npm run page", () => {
  it("writes a static site of a connector, grouped as this repository does", () => {
    const site = join(folder, "site");
    const { status, stdout, stderr } = run("generated/intercom-mcp", "--export", site);
    expect([status, stdout, stderr]).toEqual([0, `${site}/index.html\n`, ""]);
    expect(readFileSync(join(site, "site.js"), "utf8")).toContain("Tools for agents");
    expect(existsSync(join(site, "cards/0.js"))).toBe(true);
  });

  it.each([
    [
      "a card that is not there",
      ["generated/intercom-mcp", "--pictures", "x", "--card", "Y"],
      'no card "Y"',
    ],
    ["two ways to run", ["--mock", "--token-file", "x"], "not both"],
  ])("refuses %s, in words", (_, args, message) => {
    const { status, stderr } = run(...args);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain("fault");
  });
});
