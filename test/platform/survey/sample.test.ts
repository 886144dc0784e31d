import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { readConnector } from "../../../scripts/platform/connector.ts";
import { METHODS } from "../../../scripts/platform/definition/swagger.ts";
import { surveyConnector } from "../../../scripts/platform/survey/survey.ts";
import { needs, PUBLISHED_CONNECTORS } from "../../common/needs.ts";

const { path: sample, present } = PUBLISHED_CONNECTORS;
const names = present ? readdirSync(sample) : ["each of them"];

describe("the published sample connectors", needs(PUBLISHED_CONNECTORS), () => {
  const network = vi.fn(async () => {
    throw new Error("the survey contacts no host");
  });
  beforeAll(() => void vi.stubGlobal("fetch", network));
  afterAll(() => void vi.unstubAllGlobals());

  test.each(names)("%s: every operation runs, or its reason is told", async (name) => {
    const connector = readConnector(join(sample, name));
    const row = await surveyConnector(name, connector);
    const operations = Object.values(connector.definition.paths).flatMap((item) =>
      METHODS.filter((method) => method in item),
    );
    expect(row.operations).toBe(operations.length);
    expect(row.run + row.reported.length).toBe(row.operations);
    // All of them run today; a change that loses one must say so here.
    expect([...row.reported, ...row.idle, ...row.warnings]).toEqual([]);
    expect(network).not.toHaveBeenCalled();
  });
});
