import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { history, printHistory } from "../../scripts/compat/history.ts";
import { readCommit } from "../../scripts/compat/read.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const directory = mkdtempSync(join(tmpdir(), "compat-"));
afterAll(() => rmSync(directory, { recursive: true }));

/** Writes a connector of some operations, and gives its folder. */
function connector(name: string, ...ids: string[]): string {
  const folder = join(directory, name);
  mkdirSync(folder, { recursive: true });
  const paths = Object.fromEntries(ids.map((id) => [`/${id}`, { get: { operationId: id } }]));
  writeFileSync(join(folder, "apiDefinition.swagger.json"), JSON.stringify({ paths }));
  writeFileSync(join(folder, "apiProperties.json"), '{"properties":{}}');
  return folder;
}

function run(...args: string[]) {
  const all = ["scripts/run.mjs", "scripts/compat.ts", ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, all, {
    cwd: root,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

describe("npm run compat", () => {
  const before = connector("before", "A", "B");
  const after = connector("after", "A", "C");

  test("fails on what breaks, and says what to do", () => {
    const { status, stdout } = run(after, "--base", before);
    expect(status).toBe(1);
    expect(stdout).toContain("Breaking: 1\n  B  It is gone.");
    expect(stdout).toContain("1 change breaks what uses the connector. Keep what was there");
  });

  test("takes a definition alone, and prints a table for a pull request", () => {
    const file = (folder: string) => join(folder, "apiDefinition.swagger.json");
    const { status, stdout } = run(file(before), "--base", file(before), "--markdown");
    expect([status, stdout]).toEqual([0, expect.stringContaining("Nothing that flows notice.")]);
  });

  test("asks what to compare with", () => {
    expect(run(after)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("Say what to compare with: --base"),
    });
  });

  test("says what it compares with", () => {
    const { status, stderr } = run(after, "--base", "no-such-thing");
    expect([status, stderr]).toEqual([
      2,
      expect.stringContaining("no-such-thing is neither a folder, a file nor a commit"),
    ]);
  });
});

const git = (...args: string[]) =>
  execFileSync("git", ["-c", "user.name=A", "-c", "user.email=a@example.com", ...args], {
    cwd: directory,
  });

test("a commit's connectors are read as they were", () => {
  connector("generated/tags", "A");
  git("init", "--quiet");
  git("add", "generated");
  git("commit", "--quiet", "-m", "one");
  connector("generated/tags", "B");
  const [read, ...more] = readCommit(directory, "HEAD", "generated");
  expect([read?.name, more]).toEqual(["tags", []]);
  expect(read?.definition).toEqual({ paths: { "/A": { get: { operationId: "A" } } } });
  expect(() => readCommit(directory, "HEAD", "elsewhere")).toThrow(
    "HEAD has no connector in elsewhere/",
  );
  expect(() => readCommit(directory, "--help", "generated")).toThrow("--help is neither a folder");
});

test("a branch's commits are told in a table, each by what it did to those before", () => {
  git("init", "--quiet", "--initial-branch=walk", "walk");
  const inWalk = (...args: string[]) => git("-C", "walk", ...args);
  const commit = (subject: string, ...ids: string[]) => {
    connector("walk/generated/tags", ...ids);
    inWalk("add", "-A");
    inWalk("commit", "--quiet", "--allow-empty", "-m", subject);
  };
  commit("first", "A");
  commit("one more", "A", "B");
  commit("nothing of the connector's", "A", "B");
  commit("one less", "B");
  const steps = history(join(directory, "walk"), "HEAD", "generated");
  expect(steps.map(({ subject }) => subject)).toEqual(["one more", "one less"]);
  const table = printHistory(steps).split("\n");
  expect(
    table.map((line) =>
      line
        .replace(/^\S+ +\S+ +/, "")
        .split(/ +/)
        .slice(0, 3),
    ),
  ).toEqual([
    ["breaking", "compatible", "words"],
    ["0", "1", "0"],
    ["1", "0", "0"],
  ]);
  expect(() => history(join(directory, "walk"), "nowhere", "generated")).toThrow(
    "nowhere is no commit that git knows",
  );
});
