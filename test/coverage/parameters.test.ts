import { describe, expect, it } from "vitest";
import { type ParameterKind, shownParameters } from "../../scripts/coverage/parameters.ts";
import type { ShippedSchema } from "../../scripts/coverage/shipped.ts";
import { object, operation, shipped } from "./shipped.ts";

function shown(body: ShippedSchema, definitions: Record<string, ShippedSchema> = {}) {
  const one = operation({}, { parameters: [{ name: "body", in: "body", schema: body }] });
  return shownParameters(shipped([one], definitions), one);
}

const dropdown = { "x-ms-dynamic-values": { operationId: "List" } };

describe("a parameter", () => {
  it.each<[ParameterKind, ShippedSchema]>([
    ["dynamic dropdown", { type: "string", ...dropdown }],
    ["dynamic dropdown", { type: "array", items: { type: "string", ...dropdown } }],
    ["fixed words", { type: "string", enum: ["a", "b"] }],
    ["other", { type: "string", enum: ["a"] }],
    ["dynamic schema", { type: "object", "x-ms-dynamic-properties": {} }],
    ["boolean", { type: "boolean" }],
    ["date", { type: "string", format: "date-time" }],
    ["number with limits", { type: "integer", minimum: 1 }],
    ["other", { type: "integer" }],
    ["other", { type: "object", additionalProperties: true }],
  ])("is %s: %j", (kind, schema) => {
    expect(shown(object({ one: schema }))).toEqual([
      { key: "one", kind, advanced: false, inList: false },
    ]);
  });

  it("of a body is each value that is no object, and each of a list's entries", () => {
    const body = object({
      from: object({ id: { type: "string" } }),
      people: { type: "array", items: object({ name: { type: "string" } }) },
    });
    expect(shown(body).map(({ key, inList }) => [key, inList])).toEqual([
      ["from.id", false],
      ["people.*.name", true],
    ]);
  });

  it("is advanced where what holds it is, and not shown where that is internal", () => {
    const body = object({
      more: { ...object({ a: { type: "string" } }), "x-ms-visibility": "advanced" },
      none: { ...object({ b: { type: "string" } }), "x-ms-visibility": "internal" },
    });
    expect(shown(body)).toEqual([{ key: "more.a", kind: "other", advanced: true, inList: false }]);
  });

  it("that holds itself comes to an end", () => {
    const query = object({ field: { type: "string" }, not: { $ref: "#/definitions/query" } });
    expect(shown({ $ref: "#/definitions/query" }, { query }).map(({ key }) => key)).toEqual([
      "field",
    ]);
  });
});
