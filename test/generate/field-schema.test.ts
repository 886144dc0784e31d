import { describe, expect, it } from "vitest";
import { type SchemaWriter, schemaWriter } from "../../scripts/generate/field-schema.ts";
import type { Field } from "../../scripts/generate/operation.ts";
import type { SwaggerSchema } from "../../scripts/generate/swagger.ts";
import { object, text } from "./small.ts";

const inBody = (key: string) => `body/${key}`;
const written = (field: Field, writer: SchemaWriter = schemaWriter()) =>
  writer.schema(field, inBody);

describe("a field as a schema", () => {
  it.each<[string, Field, SwaggerSchema]>([
    [
      "has its title as makers read it",
      { type: "string", title: "Name", description: "The name." },
      { type: "string", "x-ms-summary": "Name", description: "The name." },
    ],
    [
      "is a text in ISO 8601 for a time",
      { type: "date-time", unix: true },
      { type: "string", format: "date-time" },
    ],
    ["is bytes for a file", { type: "file" }, { type: "string", format: "binary" }],
    ["says nothing of what may be anything", { type: "any", alternatives: [text] }, {}],
    ["keeps its format", { type: "string", format: "uri" }, { type: "string", format: "uri" }],
    [
      "keeps least and most, of values and of entries",
      {
        type: "list",
        items: { type: "integer", minimum: 1, maximum: 9 },
        minItems: 1,
        maxItems: 5,
      },
      {
        type: "array",
        items: { type: "integer", minimum: 1, maximum: 9 },
        minItems: 1,
        maxItems: 5,
      },
    ],
    ["keeps its words", { type: "string", enum: ["a", "b"] }, { type: "string", enum: ["a", "b"] }],
    [
      "gives words the titles that makers read",
      { type: "string", enum: ["open"], wordTitles: { open: "Open" } },
      {
        type: "string",
        enum: ["open"],
        "x-ms-enum-values": [{ value: "open", displayName: "Open" }],
      },
    ],
    ["may be null", { type: "string", nullable: true }, { type: "string", "x-nullable": true }],
    ["keeps its example", { type: "string", example: "Ada" }, { type: "string", example: "Ada" }],
    [
      "keeps what is sent where it is left empty, in a body too",
      { type: "string", default: "plain" },
      { type: "string", default: "plain" },
    ],
    [
      "keeps how prominent it is",
      { type: "string", visibility: "advanced" },
      { type: "string", "x-ms-visibility": "advanced" },
    ],
    [
      "keeps fields, which must be there, and whether there may be others",
      object({ id: text, body: text }, { required: ["id"], open: true }),
      {
        type: "object",
        properties: { id: { type: "string" }, body: { type: "string" } },
        required: ["id"],
        additionalProperties: true,
      },
    ],
  ])("%s", (_, field, wanted) => {
    expect(written(field)).toEqual(wanted);
  });
});

describe("an object whose fields the workspace decides on", () => {
  const dynamic = { operationId: "Fields", with: {} };

  it("is written for the designers of today and for older ones", () => {
    expect(written({ type: "object", open: true, dynamic })).toEqual({
      type: "object",
      additionalProperties: true,
      "x-ms-dynamic-schema": { operationId: "Fields", "value-path": "schema" },
      "x-ms-dynamic-properties": { operationId: "Fields", itemValuePath: "schema" },
    });
  });

  it("gives constants, and the places of the parameters that it depends on", () => {
    const given = { use: { value: "answer" }, type: { parameter: "ticket_type_id" } };
    const schema = written({ type: "object", dynamic: { ...dynamic, with: given } });
    expect([
      schema["x-ms-dynamic-schema"]?.parameters,
      schema["x-ms-dynamic-properties"]?.parameters,
    ]).toEqual([
      { use: "answer", type: { parameter: "ticket_type_id" } },
      { use: { value: "answer" }, type: { parameterReference: "body/ticket_type_id" } },
    ]);
  });
});

describe("a dropdown", () => {
  const choices = { operationId: "ListTags", items: "tags.data", value: "tag.id", title: "name" };

  it("is written in the form that all designers read", () => {
    expect(written({ type: "string", choices: { ...choices, with: {} } })).toEqual({
      type: "string",
      "x-ms-dynamic-values": {
        operationId: "ListTags",
        "value-collection": "tags/data",
        "value-path": "tag/id",
        "value-title": "name",
      },
    });
  });

  it("is written in the form that names places, too, where it depends on a parameter", () => {
    const given = { type: { parameter: "ticket_type_id" } };
    const schema = written({ type: "string", choices: { ...choices, with: given } });
    expect(schema["x-ms-dynamic-list"]).toMatchObject({
      operationId: "ListTags",
      itemsPath: "tags/data",
      itemValuePath: "tag/id",
      itemTitlePath: "name",
    });
  });

  it("names no list where the answer is the list", () => {
    const schema = written({
      type: "string",
      choices: {
        operationId: "ListTags",
        value: "id",
        title: "name",
        with: { type: { parameter: "ticket_type_id" } },
      },
    });
    expect(schema["x-ms-dynamic-list"]).not.toHaveProperty("itemsPath");
    expect(schema["x-ms-dynamic-values"]).not.toHaveProperty("value-collection");
  });

  it("gives constants, and the places of the parameters that it depends on", () => {
    const given = { model: { value: "contact" }, type: { parameter: "ticket_type_id" } };
    const schema = written({ type: "string", choices: { ...choices, with: given } });
    expect([
      schema["x-ms-dynamic-values"]?.parameters,
      schema["x-ms-dynamic-list"]?.parameters,
    ]).toEqual([
      { model: "contact", type: { parameter: "ticket_type_id" } },
      { model: { value: "contact" }, type: { parameterReference: "body/ticket_type_id" } },
    ]);
  });
});

describe("a definition", () => {
  const tag = object({ id: text }, { definition: "tag", title: "Tag" });

  it("is referred to with nothing beside the reference", () => {
    expect(written(object({ tag }))).toEqual({
      type: "object",
      properties: { tag: { $ref: "#/definitions/tag" } },
    });
  });

  it("is written once, in full", () => {
    const writer = schemaWriter();
    written(object({ one: tag, other: tag }), writer);
    expect([...writer.definitions]).toEqual([
      ["tag", { type: "object", "x-ms-summary": "Tag", properties: { id: { type: "string" } } }],
    ]);
  });

  it("may hold itself", () => {
    const fields: Record<string, Field> = {};
    const part = object(fields, { definition: "part" });
    fields.reply = part;
    const writer = schemaWriter();
    written(part, writer);
    expect(writer.definitions.get("part")?.properties?.reply).toEqual({
      $ref: "#/definitions/part",
    });
  });

  it.each<[string, Field, string[]]>([
    [
      "clashes with another one of its name",
      object({ name: text }, { definition: "tag" }),
      ["tag"],
    ],
    ["agrees with an equal one of its name", { ...tag }, []],
  ])("%s", (_, other, wanted) => {
    const writer = schemaWriter();
    written(tag, writer);
    written(other, writer);
    expect([...writer.clashes]).toEqual(wanted);
  });
});
