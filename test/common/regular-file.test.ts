import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { readRegularFile } from "../../scripts/common/regular-file.ts";
import { findConnectors } from "../../scripts/package/open-connectors.ts";
import { readConnector } from "../../scripts/platform/connector.ts";
import { readConnector as readToValidate } from "../../scripts/validate/read.ts";

const folder = mkdtempSync(join(tmpdir(), "regular-"));
afterAll(() => rmSync(folder, { recursive: true }));
const DEFINITION = join(folder, "apiDefinition.swagger.json");

test("a file is read; one of more than 100 MB, or none, is an error", () => {
  const file = join(folder, "file");
  writeFileSync(file, "text");
  expect(readRegularFile(file).toString()).toBe("text");
  // Sparse: it takes no space.
  truncateSync(file, 100 * 1024 * 1024 + 1);
  expect(() => readRegularFile(file)).toThrow("it has more than 100 MB");
  expect(() => readRegularFile(join(folder, "none"))).toThrow(/ENOENT/);
  expect(() => readRegularFile(folder)).toThrow(/EISDIR/);
});

describe.skipIf(process.platform === "win32")("a pipe, which nobody ever writes to", () => {
  test("in place of a connector's file keeps no command waiting", async () => {
    execFileSync("mkfifo", [DEFINITION]);
    writeFileSync(join(folder, "apiProperties.json"), '{"properties":{}}');
    const why = /apiDefinition\.swagger\.json:? cannot be read \(it is a pipe or device, no file\)/;
    expect(() => readConnector(folder)).toThrow(why);
    expect(() => readToValidate(folder)).toThrow(why);
    const [found] = await findConnectors(folder);
    expect(() => found?.open()).toThrow(why);
  });
});
