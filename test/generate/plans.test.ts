import { describe, expect, it } from "vitest";
import type { Model } from "../../scripts/generate/model.ts";
import { plans } from "../../scripts/generate/plans.ts";
import type { Plan, PlanSet } from "../../scripts/plan/plan.ts";
import { connectorOf, modelOf, operation, plain } from "./small.ts";

const times: Model["times"] = {
  contact: { created_at: 1, tags: { "*": "@tag" } },
  note: { created_at: 1 },
  tag: { applied_at: 1 },
};
const reads = (tree: string): Plan => ({
  path: "/contacts",
  answer: { $times: { $get: "answer" }, in: tree },
});

describe("the plans that the script embeds", () => {
  it("are those of all operations, by id", () => {
    const plan = { path: "/tags" };
    expect(plans(modelOf([operation("ListTags", { plan })])).operations).toEqual({
      ListTags: plan,
    });
  });

  it("come with the connector's advice", () => {
    const connector = connectorOf(
      {},
      { testConnection: plain("GET /me"), advice: { "401": "Sign in again." } },
    );
    expect(plans(modelOf([], { connector })).advice).toEqual({ "401": "Sign in again." });
  });

  it.each<[string, Plan, PlanSet["times"]]>([
    [
      "that a plan refers to, and those that they refer to, in the order of names",
      reads("@contact"),
      { contact: times.contact, tag: times.tag } as PlanSet["times"],
    ],
    ["of nothing where no plan has times", { path: "/tags" }, undefined],
    [
      "of nothing for a text that only begins like a name",
      { path: "/x", answer: "@nobody" },
      undefined,
    ],
  ])("come with the trees of times %s", (_, plan, wanted) => {
    expect(plans(modelOf([operation("Get", { plan })], { times })).times).toEqual(wanted);
  });
});
