import { describe, expect, it } from "vitest";
import type { Model } from "../../scripts/generate/model.ts";
import { checkLimits } from "../../scripts/pipeline/limits.ts";

const model = (operations: number): Model => ({
  name: "intercom",
  title: "",
  description: "",
  // Not read by the limits.
  connector: {} as Model["connector"],
  operations: Array.from({ length: operations }) as Model["operations"],
  resources: [],
  testConnection: "",
  times: {},
  samples: {},
});

const files = (definition: string, script = "") =>
  new Map([
    ["apiDefinition.swagger.json", definition],
    ["script.csx", script],
  ]);

const readable = (characters: number) => JSON.stringify({ a: "x".repeat(characters) }, null, 2);

describe("the limits of a package", () => {
  it.each([
    ["a small one", model(10), files("{}"), 0, 0],
    ["230 operations", model(230), files("{}"), 0, 0],
    ["231 operations", model(231), files("{}"), 0, 1],
    ["256 operations", model(256), files("{}"), 0, 1],
    ["257 operations", model(257), files("{}"), 1, 0],
    ["a definition of 460,000 characters", model(1), files(readable(460_000)), 0, 1],
    ["a definition of 510,000 characters", model(1), files(readable(510_000)), 1, 0],
    ["a definition that is blanks in half", model(1), files(`{}${" ".repeat(960_000)}`), 0, 1],
    ["a script of 500,001 characters", model(1), files("{}", "x".repeat(500_001)), 1, 0],
  ])("%s", (_, given, artifacts, problems, warnings) => {
    const report = checkLimits(given, artifacts);
    expect([report.problems.length, report.warnings.length]).toEqual([problems, warnings]);
  });

  it("say what to do", () => {
    const { problems } = checkLimits(model(257), files("{}"));
    expect(problems).toEqual([
      {
        file: "connector/connector.ts",
        place: "intercom",
        message: "It has 257 operations of at most 256.",
        advice: "Move a resource to another package: its line in connector/connector.ts.",
      },
    ]);
  });
});
