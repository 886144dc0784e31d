import { describe, expect, it } from "vitest";
import type { ShippedSchema } from "../../scripts/coverage/shipped.ts";
import { missingTexts } from "../../scripts/coverage/texts.ts";
import { repeatedTitles } from "../../scripts/coverage/titles.ts";
import { object, operation, shipped, titled } from "./shipped.ts";

const list = (title: string, items: ShippedSchema) => titled(title, { type: "array", items });

describe("a title repeats in an answer", () => {
  const repeated = (answer: ShippedSchema, definitions: Record<string, ShippedSchema> = {}) => {
    const one = operation(answer);
    return repeatedTitles(shipped([one], definitions), one).map(({ title, places }) => [
      title,
      ...places,
    ]);
  };

  it.each<[string, ShippedSchema, string[][]]>([
    [
      "where an object within has it, too",
      object({ id: titled("Id"), owner: object({ id: titled("Id") }, "Owner") }),
      [["Id", "id", "owner.id"]],
    ],
    [
      "where an object has that of what it holds",
      object({ tags: object({ tags: list("Tags", titled("Tag")) }, "Tags") }),
      [["Tags", "tags", "tags.tags"]],
    ],
    [
      "where an entry of a list has it twice",
      object({
        all: list("All", object({ id: titled("Id"), of: object({ id: titled("Id") }, "Of") })),
      }),
      [["Id", "all.*.id", "all.*.of.id"]],
    ],
    [
      "not where a list's entries have it as something outside has: designers show them with the list",
      object({ id: titled("Id"), all: list("All", object({ id: titled("Id") })) }),
      [],
    ],
    [
      "not where one of them is internal",
      object({ id: titled("Id"), old: titled("Id", { "x-ms-visibility": "internal" }) }),
      [],
    ],
  ])("%s", (_, answer, wanted) => {
    expect(repeated(answer)).toEqual(wanted);
  });

  it("where a shared definition is used twice, and a definition within itself comes to an end", () => {
    const person = object({ name: titled("Name"), friend: { $ref: "#/definitions/person" } });
    const answer = object({
      one: { $ref: "#/definitions/person" },
      two: { $ref: "#/definitions/person" },
    });
    expect(repeated(answer, { person })).toEqual([["Name", "one.name", "two.name"]]);
  });
});

it("a title repeats in what a webhook brings", () => {
  const trigger = operation(object({ a: titled("A"), b: titled("A") }), {
    "x-ms-trigger": "single",
  });
  const schema = object({ c: titled("C"), d: titled("C") });
  const paths = { "/hook": { post: trigger, "x-ms-notification-content": { schema } } };
  expect(repeatedTitles({ paths, definitions: {} }, trigger).map(({ title }) => title)).toEqual([
    "C",
  ]);
});

describe("titles and descriptions", () => {
  it("are missing where parameters or values of answers lack them, bodies and entries but for", () => {
    const one = operation(object({ a: { type: "string", description: "It." } }), {
      description: "",
      parameters: [
        { name: "id", in: "query", "x-ms-summary": "Id" },
        { name: "body", in: "body", schema: object({ ids: list("Ids", { type: "string" }) }) },
      ],
    });
    expect(missingTexts(shipped([one]), one)).toEqual([
      "Get: description",
      "Get, id: description",
      "Get, answer.a: title",
    ]);
  });
});
