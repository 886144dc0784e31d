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
    },
  };
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
  return { swagger: "2.0", paths: { "/things": { post: operation } }, definitions: { thing } };
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
    remarksOfFindings([finding(pointer, file)], cards(definitionOf())).map(
      ({ card, field, where }) => [card, field, where],
    );
  const where = "apiDefinition.swagger.json:3 (some-rule)";
  it.each([
    ["a parameter", "/paths/~1things/post/parameters/1/name", "MakeThing", "mode"],
    [
      "a property that is declared elsewhere",
      "/definitions/thing/properties/name",
      "MakeThing",
      "thing/name",
    ],
    ["the operation", "/paths/~1things/post/summary", "MakeThing", undefined],
    ["the connector", "/info/title", undefined, undefined],
  ])("%s", (_, pointer, card, field) => {
    expect(place(pointer)).toEqual([[card, field, where]]);
  });

  it("what another file says is the connector's", () => {
    expect(place("/properties", "apiProperties.json")).toEqual([
      [undefined, undefined, "apiProperties.json:3 (some-rule)"],
    ]);
  });
});

it("the worst comes first", () => {
  const kinds = ["words", "hint", "error", "breaking"] as const;
  const all = kinds.map((kind) => ({ kind, text: "", advice: "", where: "" }));
  expect(inOrder(all).map(({ kind }) => kind)).toEqual(["breaking", "error", "hint", "words"]);
});
