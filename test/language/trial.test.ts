import { describe, expect, it } from "vitest";
import { call, named } from "../../scripts/language/steps.ts";
import { type LoweredTrial, lowerTrial, round, sample } from "../../scripts/language/trial.ts";
import { join, text, toExpr } from "../../scripts/language/values.ts";

const step = call("GET /tags", {});
const made = named<{ id: string }>("made");

describe("a trial", () => {
  it.each<[string, Parameters<typeof lowerTrial>[0], LoweredTrial]>([
    ["is empty where nothing is said", undefined, { before: [], wait: 0, values: {}, without: [] }],
    [
      "keeps its steps and what it leaves empty",
      { before: [step], without: ["email"] },
      { before: [step], wait: 0, values: {}, without: ["email"] },
    ],
    [
      "keeps how many seconds pass after its steps",
      { wait: 60 },
      { before: [], wait: 60, values: {}, without: [] },
    ],
    [
      "has its values as plan data, at any depth",
      { values: { tag_id: made.id, "owner.ids": [made.id, 3], name: "Ada" } },
      {
        before: [],
        wait: 0,
        values: { tag_id: { $get: "made.id" }, "owner.ids": [{ $get: "made.id" }, 3], name: "Ada" },
        without: [],
      },
    ],
  ])("%s", (_, given, wanted) => {
    expect(lowerTrial(given)).toEqual(wanted);
  });

  it("reads the first choice of a name as a sample", () => {
    expect(toExpr(sample("contact_id"))).toEqual({ $get: "sample.contact_id" });
  });

  it("reads how often a trigger's calls are made", () => {
    expect(toExpr(join("new.", text(round)))).toEqual({
      $join: ["new.", { $text: { $get: "round" } }],
    });
  });
});
