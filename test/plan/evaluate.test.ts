import { describe, expect, it } from "vitest";
import type { Json } from "../../scripts/common/json.ts";
import { evaluate } from "../../scripts/plan/evaluate.ts";
import type { Expr } from "../../scripts/plan/plan.ts";

const scope = {
  contact: { id: "1", name: "Ada", empty: "", zero: 0, tags: [{ name: "a" }, { name: "b" }] },
  at: 1_750_000_000,
};

const table: [promise: string, given: Expr, want: Json][] = [
  ["a constant stands for itself", { a: [1, "x", null] }, { a: [1, "x", null] }],
  ["a path reads a value", { $get: "contact.name" }, "Ada"],
  ["a path reads into lists by number", { $get: "contact.tags.1.name" }, "b"],
  ["what is missing is null", { $get: "contact.address.city" }, null],
  ["no path reads what an object inherits", { $get: "contact.constructor" }, null],
  ["unix seconds become a time", { $time: { $get: "at" } }, "2025-06-15T15:06:40.000Z"],
  ["no time is null", { $time: { $get: "contact.zero" } }, null],
  ["a text is no time", { $time: "2025" }, null],
  ["a whole number becomes a text", { $text: 12 }, "12"],
  ["a fraction has no text that all agree on", { $text: 1.5 }, null],
  ["the first that is given", { $first: [null, { $get: "contact.empty" }, "x"] }, "x"],
  ["texts are joined, missing ones left out", { $join: ["a", null, 1] }, "a1"],
  [
    "each item of a list is turned",
    { $each: { $get: "contact.tags" }, as: "tag", to: { n: { $get: "tag.name" } } },
    [{ n: "a" }, { n: "b" }],
  ],
  ["what is no list has no items", { $each: null, as: "tag", to: 1 }, []],
  ["zero is given", { $given: { $get: "contact.zero" } }, true],
  ["an empty text is not given", { $given: { $get: "contact.empty" } }, false],
  ["not", { $not: { $given: null } }, true],
  ["one of several texts", { $in: { $get: "contact.name" }, of: ["Ada", "Ben"] }, true],
  ["a group of a pattern", { $match: "id=7f.", pattern: "id=([0-9a-f]+)" }, "7f"],
  ["a pattern that is not found", { $match: "none", pattern: "id=([0-9a-f]+)" }, null],
  ["a time becomes unix seconds", { $seconds: "2025-06-15T17:06:40.9+02:00" }, 1_750_000_000],
  ["a date is its midnight in UTC", { $seconds: "1970-01-02" }, 86_400],
  ["unix seconds stay", { $seconds: { $get: "at" } }, 1_750_000_000],
  ["a date that does not exist is null", { $seconds: "2026-02-29" }, null],
  ["a time without a zone is null", { $seconds: "2025-06-15T17:06:40" }, null],
  [
    "objects are laid over one another",
    { $merge: [{ a: { b: 1, c: 2 } }, null, { a: { c: null, d: 3 }, e: [4] }] },
    { a: { b: 1, c: 2, d: 3 }, e: [4] },
  ],
  ["nothing merged is null", { $merge: [null, 1] }, null],
  [
    "times at a tree's places, also in lists",
    {
      $times: { data: [{ at: 1 }, {}, { at: "2025" }], at: null },
      in: { data: { "*": { at: 1 } }, at: 1 },
    },
    { data: [{ at: "1970-01-01T00:00:01.000Z" }, {}, { at: "2025" }], at: null },
  ],
];

describe("expressions", () => {
  it.each(table)("%s", (_, given, want) => {
    expect(evaluate(given, scope)).toEqual(want);
  });
});
