import { describe, expect, it } from "vitest";
import { evaluate } from "../../scripts/plan/evaluate.ts";
import type { Expr, PlanSet, TimesTree } from "../../scripts/plan/plan.ts";
import { readPlans } from "../../scripts/plan/read-plans.ts";

function read(times: Record<string, TimesTree>, answer: Expr): PlanSet {
  const plans: PlanSet = { advice: {}, times, operations: { One: { path: "/x", answer } } };
  const text = JSON.stringify(plans).replaceAll('"', '""');
  return readPlans(`const string PlansJson = @"${text}";`);
}

const timesBy = (tree: TimesTree): Expr => ({ $times: { $get: "x" }, in: tree });

describe("plans in a script", () => {
  it("share trees of times, which may hold themselves and go by another's name", () => {
    const times = { contact: { at: 1, friends: { "*": "@friend" } }, friend: "@contact" } as const;
    const answer = read(times, { list: [timesBy("@contact")] }).operations.One?.answer ?? null;
    const x = { at: 1, friends: [{ at: 2, friends: [{ at: 3 }] }] };
    expect(evaluate(answer, { x })).toEqual({
      list: [
        {
          at: "1970-01-01T00:00:01.000Z",
          friends: [
            {
              at: "1970-01-01T00:00:02.000Z",
              friends: [{ at: "1970-01-01T00:00:03.000Z" }],
            },
          ],
        },
      ],
    });
  });

  it.each([
    ["no tree has", { a: 1 }, "@b"],
    ["is only a name for itself", { a: "@b", b: "@a" }, "@a"],
    ["every object has", {}, "@toString"],
  ] as readonly [string, Record<string, TimesTree>, TimesTree][])(
    "are refused where they refer to a tree by a name that %s",
    (_, times, tree) => {
      expect(() => read(times, timesBy(tree))).toThrow(
        "but hold no tree of times of that name. Build the connector anew.",
      );
    },
  );

  it("are missed in a script of somebody else", () => {
    expect(() => readPlans("public class Script {}")).toThrow("holds no plans");
  });
});
