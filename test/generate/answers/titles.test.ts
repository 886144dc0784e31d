import { describe, expect, it } from "vitest";
import { shownIn } from "../../../scripts/generate/answers/shown.ts";
import { titledAnswers } from "../../../scripts/generate/answers/titles.ts";
import type { Field } from "../../../scripts/generate/operation.ts";
import { group, list, object, titled } from "../small.ts";

const id = titled("Id");

/** What designers show of the answers once they have their titles: place and title. */
function shown(...answers: Field[]): string[][] {
  const give = titledAnswers();
  return answers.flatMap((one) => shownIn(give(one)).map(({ place, title }) => [place, title]));
}

describe("a title in an answer", () => {
  it.each<[string, Field, string[][]]>([
    [
      "that says little names the object that the value is in",
      group("Tag", { id, color: titled("Color") }, { definition: "tag" }),
      [
        ["id", "Tag Id"],
        ["color", "Color"],
      ],
    ],
    [
      "names the nearest object, and no more of them",
      group("Note", { source: group("Source", { author: group("Author", { id }) }) }),
      [["source.author.id", "Note Source Author Id"]],
    ],
    [
      "of a list's entry names one of the list",
      group("Tag", { ids: list("Companies", object({ id })) }),
      [
        ["ids", "Companies"],
        ["ids.*.id", "Company Id"],
      ],
    ],
    [
      "does not say a word twice",
      group("Email Address", { id: titled("Id"), address: group("Address", { id }) }),
      [
        ["id", "Email Address Id"],
        ["address.id", "Address Id"],
      ],
    ],
    ["stays where nothing has a title that could be named", object({ id }), [["id", "Id"]]],
  ])("%s", (_, answer, wanted) => {
    expect(shown(answer)).toEqual(wanted);
  });

  it("stays that of a list inside an object of the same name, which then says none", () => {
    const tags = group("Tags", { tags: list("Tags", titled("Tag")) }, { definition: "tags" });
    expect(shown(group("Contact", { tags }))).toEqual([["tags.tags", "Tags"]]);
  });

  it("that a descriptor gives stays as it is", () => {
    const shape = group(
      "User",
      { id, avatar: group("Avatar", { url: titled("URL") }) },
      { ownTitles: true, definition: "User" },
    );
    expect(shown(shape)).toEqual([
      ["id", "Id"],
      ["avatar.url", "URL"],
    ]);
  });
});

describe("a title that repeats in an answer", () => {
  it("takes in more of what holds it, until nothing else is called so", () => {
    const plan = (title: string) =>
      group(title, { plan: group("Plan", { price: titled("Price") }) });
    expect(shown(group("Deal", { old: plan("Old"), now: plan("New") }))).toEqual([
      ["old.plan.price", "Price"],
      ["now.plan.price", "Plan Price"],
    ]);
  });

  it("stays where a holder of the same title says no more, and is longer elsewhere", () => {
    const tags = group("Tags", { tags: list("Tags", titled("Tag")) });
    const part = group("Part", { tags: list("Tags", titled("Tag")) });
    for (const answer of [object({ tags, part }), object({ part, tags })]) {
      const titles = Object.fromEntries(shown(answer));
      expect([titles["tags.tags"], titles["part.tags"]]).toEqual(["Tags", "Part Tags"]);
    }
  });

  it("takes in the key where only that tells values apart", () => {
    const text = group("Translation", { text: titled("Words") }, { definition: "text" });
    expect(shown(group("Article", { de: text, fr: text }))).toEqual([
      ["de.text", "Words (de)"],
      ["fr.text", "Words (fr)"],
    ]);
  });

  it("is one where it stands in entries of different lists: designers show those with their list", () => {
    const entries = object({ at: titled("Seen At") });
    const answer = object({ at: titled("Seen At"), a: list("A", entries), b: list("B", entries) });
    expect(shown(answer).filter(([place]) => place?.endsWith("at"))).toEqual([
      ["at", "Seen At"],
      ["a.*.at", "Seen At"],
      ["b.*.at", "Seen At"],
    ]);
  });

  it("is changed where it repeats; elsewhere the definition stays shared", () => {
    const person = group("Person", { seen: titled("Seen At") }, { definition: "person" });
    const pair = group("Pair", { one: person, two: person }, { definition: "pair" });
    const give = titledAnswers();
    const written = give(pair);
    expect(give(person).definition).toBe("person");
    expect(written.definition).toBe("pair");
    expect(written.fields?.one?.definition).toBeUndefined();
    expect(give(object({ pair })).fields?.pair).toBe(written);
  });
});

describe("what is the same in every answer", () => {
  it.each<[string, Field, boolean]>([
    ["one word of an enum", titled("Type", { enum: ["tag"] }), true],
    ["one word, or nothing", titled("Type", { enum: ["tag", null] }), true],
    [
      "what the contract says is always so",
      titled("Type", { description: "It is always tag." }),
      true,
    ],
    ["what is never there", { type: "any", description: "Rules, which are always empty." }, true],
    ["two words", titled("Type", { enum: ["admin", "team"] }), false],
    [
      "what is so for some",
      titled("Type", { description: "It is always admin for people." }),
      false,
    ],
    ["a number", { type: "integer", title: "One", enum: [1] }, false],
  ])("is left out: %s: %#", (_, type, leftOut) => {
    const tag = group("Tag", { type, id }, { definition: "tag" });
    const given = titledAnswers()(tag).fields ?? {};
    expect(Object.keys(given)).toEqual(leftOut ? ["id"] : ["type", "id"]);
  });
});

it("a definition that holds itself comes to an end", () => {
  const fields: Record<string, Field> = { id };
  const part = group("Part", fields, { definition: "part" });
  fields.reply = part;
  const given = titledAnswers()(part);
  expect(given.fields?.id?.title).toBe("Part Id");
  expect(given.fields?.reply).toBe(given);
});
