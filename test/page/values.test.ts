import { describe, expect, it } from "vitest";
import type { Entry, Group } from "../../scripts/page/model.ts";
import { search } from "../../scripts/page/search.ts";
import { known, parametersOf } from "../../scripts/page/values.ts";

describe("what is filled in becomes parameters", () => {
  it("by key; what lies below a dynamic field is one object", () => {
    const filled = new Map<string, unknown>([
      ["id", "1"],
      ["body/a", false],
      ["body/custom/x/y", 2],
      ["body/custom/z", 3],
      ["empty", undefined],
    ]);
    expect(parametersOf(filled, ["body/custom"])).toEqual({
      id: "1",
      "body/a": false,
      "body/custom": { x: { y: 2 }, z: 3 },
    });
  });

  it("and reaches nothing that objects share", () => {
    const made = parametersOf(new Map([["body/__proto__/hacked", 1]]), ["body"]);
    expect(Object.keys(made.body as object)).toEqual(["__proto__"]);
    expect("hacked" in {}).toBe(false);
  });

  it("is known when all that is waited for has a value, be it false", () => {
    expect(known({ a: false }, ["a"])).toBe(true);
    expect(known({ a: false }, ["a", "b"])).toBe(false);
  });
});

describe("searching", () => {
  const card = (id: string, title: string, description = ""): Entry => ({
    id,
    title,
    description,
    badges: [],
  });
  const groups: Group[] = [
    {
      title: "Contacts",
      cards: [card("GetUser", "Find contact", "By a tag."), card("Q", "Merge")],
    },
    { title: "Tags", cards: [card("TagIt", "Tag a contact"), card("ListTags", "List tags")] },
  ];
  const found = (text: string) =>
    search(groups, text).map(({ cards }) => cards.map(({ id }) => id));

  it.each([
    [
      "nothing finds all",
      " ",
      [
        ["GetUser", "Q"],
        ["TagIt", "ListTags"],
      ],
    ],
    [
      "all words, whatever their case and order, titles first",
      "CONTACT tag",
      [["TagIt"], ["GetUser"]],
    ],
    ["ids and groups count", "contacts merge", [["Q"]]],
    ["an id", "listtags", [["ListTags"]]],
    ["nothing that fits", "x y z", []],
  ])("%s", (_, text, want) => {
    expect(found(text)).toEqual(want);
  });
});
