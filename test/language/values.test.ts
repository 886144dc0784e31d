import { describe, expect, it } from "vitest";
import type { Schemas } from "../../scripts/language/calls.ts";
import { named } from "../../scripts/language/steps.ts";
import {
  all,
  any,
  cast,
  each,
  equals,
  filter,
  find,
  given,
  ifElse,
  join,
  lookup,
  match,
  objectOf,
  oneOf,
  seconds,
  toExpr,
  type Value,
} from "../../scripts/language/values.ts";
import type { Expr } from "../../scripts/plan/plan.ts";

const contact = named<Schemas["contact"]>("contact");
const tags = named<Schemas["tag"][]>("tags");
const wanted = named<string>("wanted");
const ids = named<string[]>("ids");

const name: Expr = { $get: "contact.name" };
const isNamed: Expr = { $given: name };

describe("a value", () => {
  it("refuses to be part of a text or a sum, and says what to write", () => {
    const name = named<string>("name");
    const refused = /Write join\(…\) for a text/;
    expect(() => `Tag ${name}`).toThrow(refused);
    expect(() => `Tag ${join("a ", name)}`).toThrow(refused);
    expect(() => Number(name)).toThrow(refused);
  });

  it.each<[string, Value<unknown>, Expr]>([
    ["tells whether two are the same", equals(contact.name, "Ada"), { $equal: [name, "Ada"] }],
    [
      "tells whether two that are known later are the same",
      equals(contact.name, wanted),
      { $equal: [name, { $get: "wanted" }] },
    ],
    ["tells whether all hold", all(given(contact.name)), { $all: [isNamed] }],
    ["tells whether any holds", any(given(contact.name)), { $any: [isNamed] }],
    [
      "is one of some words",
      oneOf(contact.role, ["user"]),
      { $in: { $get: "contact.role" }, of: ["user"] },
    ],
    [
      "is in a list that is known later",
      oneOf(contact.id, ids),
      { $in: { $get: "contact.id" }, of: { $get: "ids" } },
    ],
    [
      "is one or the other",
      ifElse<string | null>(given(contact.name), contact.name, "Nobody"),
      // biome-ignore lint/suspicious/noThenProperty: the key of the plan's operator
      { $if: isNamed, then: name, else: "Nobody" },
    ],
    [
      "is what a table has for a word",
      lookup(cast<"a" | "b">(contact.name), { a: 1, b: 2 }),
      { $lookup: name, table: { a: 1, b: 2 } },
    ],
    ["is a time in seconds", seconds(contact.name), { $seconds: name }],
    [
      "is the items for which something holds",
      filter(tags, ({ id }) => equals(id, wanted)),
      {
        $filter: { $get: "tags" },
        as: "_1",
        where: { $equal: [{ $get: "_1.id" }, { $get: "wanted" }] },
      },
    ],
    [
      "is the first item for which something holds",
      find(tags, (tag) => given(tag.name)),
      { $find: { $get: "tags" }, as: "_1", where: { $given: { $get: "_1.name" } } },
    ],
    [
      "is an object of a list",
      objectOf(tags, (tag) => [tag.name, { id: tag.id }]),
      {
        $object: { $get: "tags" },
        as: "_1",
        key: { $get: "_1.name" },
        value: { id: { $get: "_1.id" } },
      },
    ],
    [
      "is an item turned into something else",
      each(tags, (tag) => tag.id),
      { $each: { $get: "tags" }, as: "_1", to: { $get: "_1.id" } },
    ],
    [
      "tells items from those of a list around them",
      each(tags, (tag) => filter(tags, ({ id }) => equals(id, tag.id))),
      {
        $each: { $get: "tags" },
        as: "_2",
        to: {
          $filter: { $get: "tags" },
          as: "_1",
          where: { $equal: [{ $get: "_1.id" }, { $get: "_2.id" }] },
        },
      },
    ],
  ])("%s", (_, value, expr) => {
    expect(toExpr(value)).toEqual(expr);
  });
});

describe("a part that is taken to be of a type", () => {
  it("has the fields of that type", () => {
    const part = cast<{ colour: string }>(contact.custom_attributes);
    expect(toExpr(part.colour)).toEqual({ $get: "contact.custom_attributes.colour" });
  });

  it("may be computed", () => {
    expect(toExpr(cast<string>(match(wanted, "(.)")))).toEqual({
      $match: { $get: "wanted" },
      pattern: "(.)",
    });
  });
});
