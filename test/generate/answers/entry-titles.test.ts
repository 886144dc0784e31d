import { describe, expect, it } from "vitest";
import { entriesWithoutNames } from "../../../scripts/generate/answers/entry-titles.ts";
import { titledAnswers } from "../../../scripts/generate/answers/titles.ts";
import type { Field } from "../../../scripts/generate/operation.ts";
import { list, object, titled } from "../small.ts";

const id = titled("Id");
const tag = object({ id, by: titled("Tagged By") }, { title: "Tag", definition: "tag" });
/** An answer that is more than its lists, so that these say their titles. */
const answer = (fields: Record<string, Field>): Field =>
  object({ ...fields, owner: object({ id }, { title: "Owner" }) }, { title: "Contact" });

/** The answers as they ship. */
function shipped(...answers: Field[]): Field[] {
  const whole = answers.map(titledAnswers());
  return whole.map(entriesWithoutNames(whole));
}

/** Titles in the entries of the list `tags`. */
function titlesInEntries(...answers: Field[]): (string | undefined)[] {
  const entry = shipped(...answers)[0]?.fields?.tags?.items;
  return Object.values(entry?.fields ?? {}).map(({ title }) => title);
}

describe("a title in the entries of a list", () => {
  it("does not name what the list's title names", () => {
    expect(titlesInEntries(answer({ tags: list("Tags", tag) }))).toEqual(["Id", "Tagged By"]);
    expect(titlesInEntries(answer({ tags: list("Tags", object({ id })) }))).toEqual(["Id"]);
    expect(titlesInEntries(answer({ tags: list("Contact Tags", tag) }))).toEqual([
      "Id",
      "Tagged By",
    ]);
  });

  it.each<[string, Field[]]>([
    ["the list is called otherwise", [answer({ tags: list("Labels", tag) })]],
    ["the list has no title", [answer({ tags: { type: "list", items: tag } })]],
    ["the list is all of an answer and says none", [object({ tags: list("Tags", tag) })]],
    ["the definition is an answer of its own", [answer({ tags: list("Tags", tag) }), tag]],
    ["the definition lies elsewhere, too", [answer({ tags: list("Tags", tag), main: tag })]],
    [
      "the list has something of that title beside it",
      [answer({ tags: list("Tags", tag), first: titled("Tags Id") })],
    ],
  ])("names it where %s", (_, answers) => {
    expect(titlesInEntries(...answers)).toEqual(["Tag Id", "Tagged By"]);
  });

  it("names it where the entry has something else of the short title", () => {
    const entry = object({ color: titled("Color"), own: titled("Tag Color") }, { title: "Tag" });
    expect(titlesInEntries(answer({ tags: list("Tags", entry) }))).toEqual(["Color", "Tag Color"]);
  });

  it("that a descriptor gives stays as it is", () => {
    const entry = object({ id: titled("Tag Id") }, { title: "Tag", ownTitles: true });
    expect(titlesInEntries(answer({ tags: list("Tags", entry) }))).toEqual(["Tag Id"]);
    const shape = { ...answer({ tags: list("Tags", object({ id: titled("Tag Id") })) }) };
    expect(titlesInEntries({ ...shape, ownTitles: true })).toEqual(["Tag Id"]);
  });

  it("is short in objects that the entry holds, not in definitions", () => {
    const source = object({ id: titled("Tag Source Id") }, { title: "Source" });
    const shared = object({ id: titled("Tag Owner") }, { title: "User", definition: "user" });
    const [given] = shipped(
      answer({ tags: list("Tags", object({ source, shared }, { title: "Tag" })) }),
    );
    const entry = given?.fields?.tags?.items?.fields;
    expect(entry?.source?.fields?.id?.title).toBe("Source Id");
    expect(entry?.shared?.fields?.id?.title).toBe("Tag Owner");
  });
});

it("a definition that holds itself comes to an end, and stays one field", () => {
  const fields: Record<string, Field> = { id };
  const part = object(fields, { title: "Part", definition: "part" });
  fields.parts = list("Parts", part);
  const [given] = shipped(answer({ parts: list("Parts", part) }));
  const entry = given?.fields?.parts?.items;
  expect(entry?.fields?.id?.title).toBe("Id");
  expect(entry?.fields?.parts?.items).toBe(entry);
});
