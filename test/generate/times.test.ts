import { describe, expect, it } from "vitest";
import type { Field } from "../../scripts/generate/operation.ts";
import { type SharedTrees, timeTree } from "../../scripts/generate/times.ts";
import type { TimesTree } from "../../scripts/plan/plan.ts";
import { object, text } from "./small.ts";

const seconds: Field = { type: "date-time", unix: true };
const tag = object({ id: text, applied_at: seconds }, { definition: "tag" });
const name = object({ name: text }, { definition: "name" });
const fields: Record<string, Field> = { at: seconds };
const part = object(fields, { definition: "part" });
fields.replies = { type: "list", items: part };

describe("the tree of a value's times", () => {
  it.each<[string, Field, TimesTree | undefined, SharedTrees]>([
    ["marks unix seconds", seconds, 1, {}],
    ["has none where a time is a text already", { type: "date-time" }, undefined, {}],
    ["has none where there are no times", object({ id: text }), undefined, {}],
    ["follows fields", object({ a: object({ at: seconds }), b: text }), { a: { at: 1 } }, {}],
    ["follows the entries of lists", { type: "list", items: seconds }, { "*": 1 }, {}],
    [
      "names a definition, whose tree is shared",
      object({ tags: { type: "list", items: tag }, first: tag }),
      { tags: { "*": "@tag" }, first: "@tag" },
      { tag: { applied_at: 1 } },
    ],
    ["shares nothing of a definition without times", object({ name }), undefined, {}],
    [
      "comes to an end where a definition holds itself",
      part,
      "@part",
      { part: { at: 1, replies: { "*": "@part" } } },
    ],
  ])("%s", (_, field, wanted, wantedShared) => {
    const shared: SharedTrees = {};
    expect([timeTree(field, shared), shared]).toEqual([wanted, wantedShared]);
  });
});
