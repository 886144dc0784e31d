import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../scripts/common/json.ts";
import { compare } from "../../scripts/compat/compare.ts";
import { cardsOf } from "../../scripts/page/cards/cards.ts";
import { inOrder, remarksOfChanges, remarksOfFindings } from "../../scripts/page/review.ts";
import { soundDefinition } from "../../scripts/platform/definition/sound.ts";
import type { Finding } from "../../scripts/validate/finding.ts";

/** A definition of one operation that takes a body and a query. */
function definitionOf(change: (operation: JsonObject, thing: JsonObject) => void = () => {}) {
  const thing: JsonObject = {
    type: "object",
    properties: {
      name: { type: "string", "x-ms-summary": "Name" },
      tags: { type: "array", items: { type: "string" } },
      parts: { type: "array", items: { $ref: "#/definitions/part" } },
    },
  };
  const part: JsonObject = { type: "object", properties: { size: { type: "string" } } };
  const operation: JsonObject = {
    operationId: "MakeThing",
    summary: "Make thing",
    parameters: [
      { name: "thing", in: "body", required: true, schema: { $ref: "#/definitions/thing" } },
      { name: "mode", in: "query", type: "string" },
    ],
    responses: { "200": { description: "Fine", schema: { $ref: "#/definitions/thing" } } },
  };
  change(operation, thing);
  return {
    swagger: "2.0",
    paths: { "/things": { post: operation } },
    definitions: { thing, part },
  };
}

const cards = (definition: JsonObject) => cardsOf(soundDefinition(definition) ?? { paths: {} });

function remarks(before: JsonObject, now: JsonObject) {
  const changes = compare({ name: "a", definition: before }, { name: "a", definition: now });
  return remarksOfChanges(changes, { now: cards(now), before: cards(before) }).map(
    ({ kind, card, field, output, where }) => [kind, card, field ?? output ?? where],
  );
}

describe("changes are on what they are about", () => {
  const was = definitionOf();
  it("a field, whatever its body is called", () => {
    const is = definitionOf((_, thing) => {
      Object.assign(thing, { required: ["name"] });
    });
    expect(remarks(was, is)).toContainEqual(["breaking", "MakeThing", "thing/name"]);
  });

  it("the list whose items changed, and the output", () => {
    const is = definitionOf((_, thing) => {
      Object.assign(thing.properties ?? {}, {
        tags: { type: "array", items: { type: "integer" } },
      });
    });
    const found = remarks(was, is);
    expect(found).toContainEqual(["breaking", "MakeThing", "thing/tags"]);
    expect(found).toContainEqual(["breaking", "MakeThing", "tags/*"]);
  });

  it("what is gone is on the card as it was", () => {
    const is = definitionOf((operation) => {
      Object.assign(operation, { parameters: (operation.parameters as JsonObject[]).slice(0, 1) });
    });
    expect(remarks(was, is)).toEqual([["breaking", "MakeThing", "mode"]]);
    expect(remarks(was, { ...is, paths: {} })).toContainEqual(["breaking", "MakeThing", ""]);
  });
});

describe("findings are on what they are about", () => {
  const finding = (pointer: string, file = "apiDefinition.swagger.json"): Finding => ({
    rule: "some-rule",
    severity: "warning",
    ...{ file, pointer, line: 3, column: 1, endLine: 3, endColumn: 2 },
    message: "It is wrong.",
    advice: "Mend it.",
    edits: [],
  });
  const place = (pointer: string, file?: string) =>
    remarksOfFindings([finding(pointer, file)], cards(definitionOf()), ({ line }) => `${line}`).map(
      ({ card = "", where, ...on }) => {
        expect(where).toBe("3 (some-rule)");
        return [card, on.field === undefined ? "" : "field", on.field ?? on.output];
      },
    );
  it.each<[string, string, unknown]>([
    ["a parameter", "/paths/~1things/post/parameters/1/name", [["MakeThing", "field", "mode"]]],
    [
      "a property that is declared elsewhere, in what is filled in and in the answer",
      "/definitions/thing/properties/name",
      [
        ["MakeThing", "field", "thing/name"],
        ["MakeThing", "", "name"],
      ],
    ],
    [
      "what the rows of a list hold",
      "/definitions/part/properties/size/type",
      [
        ["MakeThing", "field", "thing/parts"],
        ["MakeThing", "", "parts/*/size"],
      ],
    ],
    ["the answer as a whole", "/paths/~1things/post/responses/200/schema", [["MakeThing", "", ""]]],
    ["the operation", "/paths/~1things/post/summary", [["MakeThing", "", undefined]]],
    ["the connector", "/info/title", [["", "", undefined]]],
  ])("%s", (_, pointer, want) => {
    expect(place(pointer)).toEqual(want);
  });

  it("what another file says is the connector's", () => {
    expect(place("/properties", "apiProperties.json")).toEqual([["", "", undefined]]);
  });
});

it("the worst comes first", () => {
  const kinds = ["words", "hint", "error", "breaking"] as const;
  const all = kinds.map((kind) => ({ kind, text: "", advice: "", where: "" }));
  expect(inOrder(all).map(({ kind }) => kind)).toEqual(["breaking", "error", "hint", "words"]);
});
