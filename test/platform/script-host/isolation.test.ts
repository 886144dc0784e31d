import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test, vi } from "vitest";
import {
  findIsolation,
  type Isolation,
  minimalEnvironment,
} from "../../../scripts/platform/script-host/isolation.ts";
import { findProgram } from "../../../scripts/platform/script-host/runtime.ts";
import { needs } from "../../common/needs.ts";

const folder = mkdtempSync(join(tmpdir(), "isolation-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** What the system offers where it has this program and not the other one. */
function isolationBy(program: string): Isolation | undefined {
  const only = join(folder, program);
  mkdirSync(only);
  for (const name of [program, "true"]) {
    const path = findProgram(name);
    if (path === undefined) return undefined;
    symlinkSync(path, join(only, name));
  }
  vi.stubEnv("PATH", only);
  try {
    return findIsolation();
  } finally {
    vi.unstubAllEnvs();
  }
}

describe.each([
  ["bwrap", "without a network, and writes no file"],
  ["unshare", "without a network, but may read and write your files"],
])("kept apart by %s, a program", (program, says) => {
  const isolation = isolationBy(program);
  const need = {
    what: `${program}, and a system that lets it work`,
    advice:
      program === "bwrap" ? "apt-get install bubblewrap" : "nothing: containers often forbid it",
    present: isolation?.says === says,
  };
  const run = (command: string, ...args: string[]) => {
    const wrapped = isolation?.wrap(command, args) ?? { command, args };
    return spawnSync(wrapped.command, wrapped.args, {
      encoding: "utf8",
      env: minimalEnvironment(),
      cwd: folder,
    });
  };

  describe("as it is said", needs(need), () => {
    test("runs", () => {
      expect(run("echo", "a b")).toMatchObject({ status: 0, stdout: "a b\n" });
    });

    test("reaches no network, not even this machine's own", async () => {
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      const { port } = server.address() as AddressInfo;
      const connect = `require("node:net").connect(${port}, "127.0.0.1").on("connect", () => process.exit(0)).on("error", () => process.exit(7))`;
      expect(execFileSync(process.execPath, ["-e", connect]).length).toBe(0);
      expect(run(process.execPath, "-e", connect).status).toBe(7);
      server.close();
    });

    test("sees no other process, and so nothing of its environment", () => {
      vi.stubEnv("CANARY", "canary of this process");
      const { stdout } = run("sh", "-c", "ls /proc | grep -c '^[0-9]'; cat /proc/[0-9]*/environ");
      vi.unstubAllEnvs();
      expect(Number.parseInt(stdout, 10)).toBeLessThan(8);
      expect(stdout).not.toContain("canary");
    });

    test("writes files or not, as it is said", () => {
      const file = join(folder, `written by ${program}`);
      run("sh", "-c", `echo x > '${file}'`);
      expect(existsSync(file)).toBe(!says.endsWith("writes no file"));
    });
  });
});

test("where there is neither, it is said that a program has all rights", () => {
  vi.stubEnv("PATH", join(folder, "nothing"));
  expect(findIsolation().says).toMatch(/^with your rights: /);
  vi.unstubAllEnvs();
});
