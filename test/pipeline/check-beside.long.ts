import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { Artifacts } from "../../scripts/pipeline/artifacts.ts";
import { checkPackages } from "../../scripts/pipeline/check.ts";
import { startChecks } from "../../scripts/pipeline/check-beside.ts";

const MCP = fileURLToPath(new URL("../../generated/intercom-mcp/", import.meta.url));

/** A package with something wrong in it. */
function faulty(): Artifacts {
  const definition = readFileSync(`${MCP}apiDefinition.swagger.json`, "utf8");
  return new Map<string, string | Buffer>([
    ["intercom-mcp/apiDefinition.swagger.json", definition.replace('"2.0"', '"2.1"')],
    ["intercom-mcp/icon.png", readFileSync(`${MCP}icon.png`)],
  ]);
}

describe("the checks on a thread of their own", () => {
  test("find what they find otherwise", async () => {
    const found = await startChecks()(["intercom-mcp"], faulty());
    expect(found).not.toEqual([]);
    expect(found).toEqual(await checkPackages(["intercom-mcp"], faulty()));
  });
});
