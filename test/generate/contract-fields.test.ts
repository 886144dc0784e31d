import { describe, expect, it } from "vitest";
import type { Schema } from "../../scripts/common/contract.ts";
import { contractFields } from "../../scripts/generate/contract-fields.ts";
import type { Field } from "../../scripts/generate/operation.ts";
import { contractOf, object, text } from "./small.ts";

describe("a schema of the contract as a field", () => {
  it.each<[string, Schema, Field]>([
    [
      "keeps its texts",
      { type: "string", title: "Name", description: "The name." },
      { type: "string", title: "Name", description: "The name." },
    ],
    ["keeps its format", { type: "string", format: "uri" }, { type: "string", format: "uri" }],
    [
      "keeps the format of a number",
      { type: "number", format: "float" },
      { type: "number", format: "float" },
    ],
    [
      "keeps its least and most",
      { type: "integer", minimum: 1, maximum: 150 },
      { type: "integer", minimum: 1, maximum: 150 },
    ],
    [
      "keeps entries, and how many there may be",
      { type: "array", items: { type: "integer" }, minItems: 1, maxItems: 10 },
      { type: "list", items: { type: "integer" }, minItems: 1, maxItems: 10 },
    ],
    [
      "keeps its words",
      { type: "string", enum: ["open", "closed"] },
      { type: "string", enum: ["open", "closed"] },
    ],
    [
      "is a date for makers where Intercom has unix seconds, and the example with it",
      { type: "integer", format: "unix-time", example: 1_750_000_000, minimum: 0 },
      { type: "date-time", unix: true, example: "2025-06-15T15:06:40.000Z" },
    ],
    [
      "is a date that needs no conversion where Intercom has a text",
      { type: "string", format: "date-time" },
      { type: "date-time" },
    ],
    [
      "is a file where it is bytes",
      { type: "string", format: "binary" },
      { type: "file", format: "binary" },
    ],
    ["may be null", { type: "string", nullable: true }, { type: "string", nullable: true }],
    [
      "is open where the workspace decides on the names",
      { type: "object", additionalProperties: true },
      { type: "object", open: true },
    ],
    [
      "keeps the order of its properties, and which must be there",
      {
        type: "object",
        properties: { b: { type: "string" }, a: { type: "string" } },
        required: ["a"],
      },
      object({ b: text, a: text }, { required: ["a"] }),
    ],
    [
      "is anything where there are alternatives",
      { oneOf: [{ type: "string" }, { type: "integer" }] },
      { type: "any", alternatives: [text, { type: "integer" }] },
    ],
    [
      "has no default of the contract: Intercom fills it in itself",
      { type: "string", default: "plain" },
      text,
    ],
  ])("%s", (_, schema, wanted) => {
    expect(contractFields(contractOf({}))(schema)).toEqual(wanted);
  });
});

describe("a schema with a name", () => {
  const schemas: Record<string, Schema> = {
    tag: { type: "object", properties: { id: { type: "string" }, name: { type: "string" } } },
    part: {
      type: "object",
      properties: { replies: { type: "array", items: { $ref: "#/components/schemas/part" } } },
    },
  };
  const tag: Schema = { $ref: "#/components/schemas/tag" };

  it("is one and the same field wherever it is referred to", () => {
    const fieldOf = contractFields(contractOf({}, schemas));
    expect(fieldOf({ type: "array", items: tag }).items).toBe(fieldOf(tag));
  });

  it("is a definition of that name", () => {
    expect(contractFields(contractOf({}, schemas))(tag).definition).toBe("tag");
  });

  it("may hold itself", () => {
    const part = contractFields(contractOf({}, schemas))({ $ref: "#/components/schemas/part" });
    expect(part.fields?.replies?.items).toBe(part);
  });

  it("goes without what the connector leaves out of it, and keeps its definition", () => {
    const field = contractFields(contractOf({}, schemas), { tag: ["name"] })(tag);
    expect(field).toEqual(object({ id: text }, { definition: "tag" }));
  });
});
