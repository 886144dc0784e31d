import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

test("a Node that cannot be had fails the smoke run in one line, and leaves nothing behind", () => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, "scripts/run.mjs"), join(root, "scripts/smoke.ts"), "0.0.0"],
    // Without npm.
    { encoding: "utf8", env: { PATH: "" } },
  );
  expect({ status, stdout, stderr }).toEqual({
    status: 1,
    stdout: "",
    stderr: "Node 0.0.0 could not be installed: npm failed\n",
  });
  expect(existsSync(join(root, "node_modules/.cache/node/0.0.0"))).toBe(false);
});
