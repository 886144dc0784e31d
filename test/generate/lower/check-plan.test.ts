import { describe, expect, it } from "vitest";
import { checkPlan } from "../../../scripts/generate/lower/check-plan.ts";
import { named } from "../../../scripts/language/steps.ts";
import { cast, first, toExpr } from "../../../scripts/language/values.ts";
import type { CallStep, Expr, Step } from "../../../scripts/plan/plan.ts";
import { contextOf, contractOf } from "../small.ts";

const context = contextOf(contractOf({}));

function said(steps: readonly Step[], answer: Expr = null): string[] {
  context.problems.length = 0;
  checkPlan("Do", { steps, answer }, context);
  expect(
    context.problems.every(({ operation, place }) => operation === "Do" && place === "plan"),
  ).toBe(true);
  return context.problems.map(({ message }) => message);
}

const get = (path: string): Expr => ({ $get: path });
const calling = (as: string, rest: Partial<CallStep> = {}): Step => ({
  call: { method: "GET", path: "/tags" },
  as,
  ...rest,
});
const unknown = (name: string) => `The plan reads ${name}, and no step before gives it a value.`;

describe("a plan may read", () => {
  it.each<[string, readonly Step[], Expr]>([
    ["its inputs, one or all", [], [get("in.id"), get("in")]],
    ["what a step has named", [calling("tag"), { let: get("tag.id"), as: "id" }], get("id")],
    [
      "what a step has named that was not always taken",
      [{ when: true, do: [calling("tag")] }],
      get("tag"),
    ],
    [
      "what steps in place of a failure have named",
      [calling("tag", { on: { 404: [{ let: get("error.message"), as: "why" }] } })],
      get("why"),
    ],
    [
      "an item in what is made of it",
      [calling("tags")],
      {
        $each: get("tags"),
        as: "_2",
        to: { $filter: get("_2.all"), as: "_1", where: [get("_1"), get("_2")] },
      },
    ],
    [
      "the page in a list that is read whole",
      [
        {
          readAll: {
            method: "GET",
            path: "/x",
            query: { page: get("page") },
            items: "data",
            max: 1,
            by: "number",
          },
          as: "all",
        },
      ],
      get("all"),
    ],
  ])("%s", (_, steps, answer) => {
    expect(said(steps, answer)).toEqual([]);
  });
});

describe("a plan is refused that", () => {
  it.each<[string, readonly Step[], Expr, readonly string[]]>([
    ["reads what no step names", [], get("tag.id"), [unknown("tag")]],
    [
      "reads a name before a step gives it",
      [{ let: get("tag"), as: "one" }, calling("tag")],
      null,
      [unknown("tag")],
    ],
    [
      "reads the failure where there is none",
      [calling("tag", { on: { 404: [] } })],
      get("error.message"),
      [unknown("error")],
    ],
    [
      "reads an item outside of what is made of it",
      [],
      [{ $each: get("in.all"), as: "_1", to: get("_1") }, get("_1")],
      [unknown("_1")],
    ],
    ["reads an item in its own list", [], { $each: get("_1"), as: "_1", to: 1 }, [unknown("_1")]],
    [
      "undoes with what comes of the failed call",
      [calling("tag", { undo: [{ let: get("tag"), as: "undone" }] })],
      null,
      [unknown("tag")],
    ],
    ["reads it twice, told once", [], [get("tag.id"), get("tag.name")], [unknown("tag")]],
    [
      "fails with a status of success",
      [{ fail: { status: 200, code: "ok", message: "Done." } }],
      null,
      ["fail has the status 200, which is no failure."],
    ],
    [
      "has steps in place of a success, or advice on one",
      [calling("tag", { on: { 202: [] }, explain: { 302: "Moved." } })],
      null,
      [
        "explain has the status 302, which is no failure.",
        "on has the status 202, which is no failure.",
      ],
    ],
    [
      "spreads what is known later",
      [],
      toExpr({ ...named<{ id: string }>("in.it") }),
      ["The fields of in.it are spread, and which it has is known only when the plan runs."],
    ],
    [
      "reads a field of what is computed and has no name",
      [],
      toExpr(cast<{ id: string }>(first(named("in.it"))).id),
      [unknown("a computed value")],
    ],
    [
      "looks for what is no pattern",
      [],
      { $match: get("in.it"), pattern: "(a" },
      ['"(a" is no pattern that match can look for.'],
    ],
    [
      "looks for a group that the pattern lacks",
      [],
      { $match: get("in.it"), pattern: "(?:a)" },
      ['match gives what the first group of a pattern finds, and "(?:a)" has none.'],
    ],
  ])("%s", (_, steps, answer, wanted) => {
    expect(said(steps, answer)).toEqual(wanted);
  });
});
