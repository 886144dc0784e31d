import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { publisher } from "../../connector/publisher.ts";
import { packageFiles } from "../../scripts/package/output.ts";
import { SHIPPED } from "./files.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const directory = mkdtempSync(join(tmpdir(), "package-"));
afterAll(() => rmSync(directory, { recursive: true }));

function run(...args: string[]) {
  const command = ["scripts/run.mjs", "scripts/package.ts", ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    cwd: root,
    encoding: "utf8",
    // Times in a zip are local ones.
    env: { ...process.env, TZ: "Pacific/Auckland" },
  });
  return { status, stdout, stderr };
}

/** All files of a folder, by their paths in it. */
function contents(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((path) => [path.slice(folder.length), readFileSync(path, "base64")]),
  );
}

describe("npm run package", () => {
  test("writes the same bytes each time, also elsewhere in the world, and leaves other languages' files", () => {
    const out = join(directory, "first");
    mkdirSync(join(out, "locales/it"), { recursive: true });
    writeFileSync(join(out, "locales/it/README.md"), "In italiano");
    expect(run("--out", out).status).toBe(0);
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    const listing = readFileSync(join(root, "connector/docs/listing.md"), "utf8");
    const again = packageFiles(SHIPPED, { publisher, version, listing });
    expect(contents(out)).toEqual(
      Object.fromEntries(
        [["locales/it/README.md", "In italiano"] as const, ...again].map(([name, content]) => [
          `/${name}`,
          Buffer.from(content).toString("base64"),
        ]),
      ),
    );
    expect(Object.keys(contents(out))).toEqual(
      expect.arrayContaining([
        "/solution/intercom.zip",
        "/solution/intercom_managed.zip",
        "/files/intercom/apiDefinition.swagger.json",
        "/certified/Intercom/readme.md",
        "/independent/Intercom/readme.md",
      ]),
    );
  });

  test("leaves a folder with other things alone", () => {
    writeFileSync(join(directory, "mine.txt"), "mine");
    const { status, stderr } = run("--out", directory);
    expect([status, stderr]).toEqual([2, expect.stringContaining("would be replaced, and holds")]);
    expect(readFileSync(join(directory, "mine.txt"), "utf8")).toBe("mine");
  });

  test("with --certify refuses what Microsoft's repository would, and writes nothing", () => {
    const out = join(directory, "refused");
    const { status, stderr } = run("--out", out, "--certify");
    expect([status, stderr]).toEqual([1, expect.stringContaining("connector/publisher.ts: name")]);
    expect(readdirSync(directory)).not.toContain("refused");
  });

  test("refuses a prefix that Dataverse would", () => {
    const { status, stderr } = run("--prefix", "mscrmx");
    expect([status, stderr]).toEqual([2, expect.stringContaining("--prefix takes 2 to 8")]);
  });
});
