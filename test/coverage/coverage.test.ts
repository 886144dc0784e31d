import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import connector from "../../connector/connector.ts";
import { operations } from "../../scripts/common/contract.ts";
import { readContract } from "../../scripts/common/read-contract.ts";
import { callsOf } from "../../scripts/coverage/calls.ts";
import { coverage, triggerCoverage } from "../../scripts/coverage/coverage.ts";
import { coverageText, triggersText } from "../../scripts/coverage/format.ts";
import { packageFigures } from "../../scripts/coverage/package-figures.ts";
import { missedTargets, missedTriggers } from "../../scripts/coverage/targets.ts";
import { WANTED_ACTIONS } from "../../scripts/coverage/wanted-actions.ts";
import { WANTED_TRIGGERS } from "../../scripts/coverage/wanted-triggers.ts";
import { repeated, shownIn } from "../../scripts/generate/answers/shown.ts";
import { buildModels } from "../../scripts/generate/model.ts";
import type { Step } from "../../scripts/plan/plan.ts";
import { modelOf, operation } from "../generate/small.ts";
import { object, shipped, operation as shippedOperation, titled } from "./shipped.ts";

const TAGS = ["GET /tags/{tag_id}", "POST /tags", "DELETE /tags/{tag_id}"];
const call = (method: string, path: string): Step => ({ call: { method, path }, as: "it" });
const plan = (...steps: Step[]) => ({ plan: { path: "/x", steps } });

describe("the calls of a plan", () => {
  it("are those of all steps, whatever the plan calls their path parameters", () => {
    const one = plan(
      { when: true, do: [call("GET", "/tags/{id}")] },
      { ...call("POST", "/tags"), on: { "404": [call("GET", "/other")] } },
    );
    expect(callsOf(one, TAGS)).toEqual(["GET /tags/{tag_id}", "POST /tags"]);
  });

  it("are not those that undo others", () => {
    const one = plan({ ...call("POST", "/tags"), undo: [call("DELETE", "/tags/{id}")] });
    expect(callsOf(one, TAGS)).toEqual(["POST /tags"]);
  });
});

const figures = packageFigures(
  "small",
  JSON.stringify(
    shipped([
      shippedOperation(object({ a: titled("A"), b: titled("A") }), {
        "x-ms-visibility": "important",
      }),
    ]),
  ),
  "script",
);
const models = [
  modelOf([
    operation("GetTag", plan(call("GET", "/tags/{tag_id}"))),
    operation("Hidden", { ...plan(call("POST", "/tags")), visibility: "internal" }),
    operation("TrigTag", { kind: "trigger" }),
  ]),
];
const wanted = [
  { group: "Tags", name: "Get tag", calls: [], ours: ["GetTag"] },
  { group: "Tags", name: "Create tag", calls: [], ours: ["Hidden"] },
];
const found = coverage(models, TAGS, wanted, [figures]);

describe("coverage", () => {
  it("has a call where an action that makers see makes it", () => {
    expect(found.calls.map(({ call, by }) => [call, by])).toEqual([
      ["GET /tags/{tag_id}", ["GetTag"]],
      ["POST /tags", []],
      ["DELETE /tags/{tag_id}", []],
    ]);
  });

  it("has a wanted action where makers see one of ours, and names ids that are not there", () => {
    expect(found.wanted.map(({ ours, unknown }) => [ours.map(({ id }) => id), unknown])).toEqual([
      [["GetTag"], []],
      [[], ["Hidden"]],
    ]);
  });

  it("names what is missed", () => {
    expect(missedTargets(found)).toEqual([
      "Operations that no action reaches: 2: POST /tags; DELETE /tags/{tag_id}.",
      "Actions that are wanted and not there: 1: Create tag.",
      "Actions that scripts/coverage/wanted-actions.ts names and that are not there: 1: Hidden (Create tag).",
      "small: titles that repeat in an answer: 1: A (Get).",
    ]);
  });

  it("is readable in 100 columns", () => {
    const packages = ["intercom", "intercom-mcp", "intercom-workspace"].map((name) => ({
      ...figures,
      name,
    }));
    const lines = [
      ...coverageText({ ...found, packages }).split("\n"),
      ...triggersText(triggerCoverage(models, WANTED_TRIGGERS)).split("\n"),
    ];
    expect(lines.filter((line) => line.length > 100)).toEqual([]);
  });

  it("of triggers says ours, or why not", () => {
    const rows = triggerCoverage(models, [
      { name: "Tag created", ours: ["TrigTag"] },
      { name: "Tag renamed", ours: [] },
      { name: "Tag deleted", nobody: true, atOnce: ["TrigTag"], polling: "It is gone." },
      { name: "Tag seen", dishonest: "Nobody knows." },
    ]);
    expect(rows.map(({ state, reason }) => [state, reason])).toEqual([
      ["ours", undefined],
      ["not yet", undefined],
      ["ours by the gateway", "It is gone."],
      ["cannot be honest", "Nobody knows."],
    ]);
    expect(missedTriggers(rows)).toEqual([
      "Triggers that are wanted and not there: 1: Tag renamed.",
    ]);
  });
});

describe("of this connector", () => {
  const contract = readContract(
    fileURLToPath(new URL("../../connector/intercom", import.meta.url)),
  );
  const own = buildModels(connector, contract).models;
  const known = operations(contract).map(({ call }) => call);

  it("every operation of the contract is reached by an action that makers see", () => {
    const { calls } = coverage(own, known, WANTED_ACTIONS, []);
    expect(calls).toHaveLength(231);
    expect(calls.filter(({ by }) => by.length === 0)).toEqual([]);
  });

  it("every action and trigger that is named for a wanted one is there", () => {
    expect(
      coverage(own, known, WANTED_ACTIONS, []).wanted.flatMap(({ unknown }) => unknown),
    ).toEqual([]);
    expect(triggerCoverage(own, WANTED_TRIGGERS).flatMap(({ unknown }) => unknown)).toEqual([]);
  });

  it("no title repeats in what an important action answers or a trigger gives", () => {
    const seen = own
      .flatMap((model) => model.operations)
      .filter(({ kind, visibility }) => kind === "trigger" || visibility === "important")
      .flatMap(({ id, answer }) =>
        repeated(shownIn(answer.field)).map((group) => [id, ...group.map(({ place }) => place)]),
      );
    expect(seen).toEqual([]);
  });

  it("100 actions and 54 triggers are wanted that others offer, and 23 triggers that nobody does", () => {
    expect(WANTED_ACTIONS).toHaveLength(100);
    expect(WANTED_TRIGGERS.filter(({ nobody }) => !nobody)).toHaveLength(54);
    expect(WANTED_TRIGGERS.filter(({ nobody }) => nobody)).toHaveLength(23);
  });
});
