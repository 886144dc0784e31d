import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";

const RUN = fileURLToPath(new URL("../../../scripts/run.mjs", import.meta.url));
const command = fileURLToPath(new URL("../../../scripts/survey.ts", import.meta.url));
const directory = mkdtempSync(join(tmpdir(), "survey-"));
afterAll(() => rmSync(directory, { recursive: true }));

function write(name: string, definition: string): void {
  mkdirSync(join(directory, name));
  writeFileSync(join(directory, name, "apiDefinition.swagger.json"), definition);
  writeFileSync(join(directory, name, "apiProperties.json"), '{"properties":{}}');
}
write("fine", '{"host":"api.example","paths":{"/x":{"get":{"operationId":"Get"}}}}');
write("broken", "{");
const CLEARS = "\u001b[2J";

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [RUN, command, ...args], {
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

describe("npm run survey", () => {
  test("takes a connector, as JSON", () => {
    const { status, stdout } = run(join(directory, "fine"), "--format", "json");
    expect(JSON.parse(stdout)).toMatchObject([{ connector: "fine", operations: 1, run: 1 }]);
    expect(status).toBe(0);
  }, 20_000);

  test("runs all of our own connector without a C# compiler", () => {
    const generated = fileURLToPath(new URL("../../../generated", import.meta.url));
    const { status, stdout } = run(generated, "--format", "json");
    const [row] = JSON.parse(stdout);
    expect(row.run).toBe(row.operations);
    expect([...row.reported, ...row.idle]).toEqual([]);
    expect(status).toBe(0);
  }, 20_000);

  test("takes a directory of connectors; one that cannot be read is reported", () => {
    const { status, stdout } = run(directory);
    expect(stdout).toMatch(/^connectors +2\noperations +1\nrun +1\nnot run: the definition +1$/m);
    expect(stdout).toMatch(/broken: 0 of 0 run\n {2}the connector: .*not JSON/);
    expect(status).toBe(1);
  }, 20_000);

  test("shows a stranger's control characters, and prints none", () => {
    const twice = { get: { operationId: CLEARS }, put: { operationId: CLEARS } };
    mkdirSync(join(directory, "all"));
    write("all/clears", JSON.stringify({ host: "api.example", paths: { "/x": twice } }));
    const { stdout } = run(join(directory, "all"));
    expect(stdout).toContain("\n  \\u001b[2J: another operation has the same id");
    expect(stdout).not.toContain(CLEARS);
  }, 20_000);

  test("a directory without a connector is wrong usage", () => {
    mkdirSync(join(directory, "fine", "empty"));
    const { status, stderr } = run(join(directory, "fine", "empty"));
    expect(stderr).toContain("holds no connector");
    expect(status).toBe(2);
  }, 20_000);
});
