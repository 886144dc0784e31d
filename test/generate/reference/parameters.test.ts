import { describe, expect, it } from "vitest";
import type { Field } from "../../../scripts/generate/operation.ts";
import { parameterRows } from "../../../scripts/generate/reference/parameters.ts";
import { object, operation } from "../small.ts";

const titled = (rest: Partial<Field>): Field => ({
  type: "string",
  title: "One",
  description: "The one.",
  ...rest,
});
const rowsOf = (field: Field) => parameterRows(operation("Do", { body: object({ one: field }) }));
const choices = { operationId: "List", value: "id", title: "name", with: {} };

describe("a parameter in the reference", () => {
  it.each<[string, Partial<Field>, string, string]>([
    ["is marked where it is chosen from a list", { choices }, "string (dropdown)", "The one."],
    [
      "is marked where its entries are",
      { type: "list", items: { type: "string", choices } },
      "array of string (dropdown)",
      "The one.",
    ],
    ["names its words", { enum: ["a", "b", null] }, "string (dropdown)", "The one. Values: a, b."],
    [
      "names its limits and its default",
      { type: "integer", minimum: 1, maximum: 9, default: 5 },
      "integer",
      "The one. From 1 to 9. Default: 5.",
    ],
    [
      "names how many entries it takes",
      { type: "list", items: { type: "string" }, maxItems: 10 },
      "array of string",
      "The one. At most 10 entries.",
    ],
  ])("%s", (_, rest, type, description) => {
    expect(rowsOf(titled(rest))).toEqual([["One", "one", "", type, description]]);
  });

  it("that is a list has the fields of its entries below it, under its key", () => {
    const entry = object({ id: titled({ title: "Id" }), old: titled({ visibility: "internal" }) });
    const list = titled({ type: "list", items: { ...entry, required: ["id"] } });
    expect(rowsOf(list).map(([title, key, required]) => [title, key, required])).toEqual([
      ["One", "one", ""],
      ["Id", "one.id", "True"],
    ]);
  });
});
