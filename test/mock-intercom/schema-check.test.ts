import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Json } from "../../scripts/common/json.ts";
import {
  type CheckedSchema,
  createSchemaChecks,
} from "../../scripts/mock-intercom/schema-check.ts";

const checkOf = createSchemaChecks();
const tag: CheckedSchema = {
  type: "object",
  required: ["id"],
  properties: { id: { type: "string" }, count: { type: "integer", minimum: 1, maximum: 3 } },
};

describe("says where a value is wrong, and why", () => {
  test.each<[Json, CheckedSchema, string, string]>([
    ["1", { type: "integer" }, "", "must be integer"],
    [1.5, { type: "integer", nullable: true }, "", "must be integer or null"],
    [[], { type: "object" }, "", "must be object"],
    [null, { type: "object" }, "", "must be object"],
    ["c", { enum: ["a", "b", null] }, "", "must be one of a, b, null"],
    [{ id: "1", count: 0 }, tag, "count", "must be >= 1"],
    [{ id: "1", count: 4 }, tag, "count", "must be <= 3"],
    [[{ id: "1" }, { id: 2 }], { type: "array", items: tag }, "1/id", "must be string"],
    [{ ID: "1" }, tag, "", "must have id"],
    [{ x: 1 }, { properties: {}, additionalProperties: false }, "", "must not have x (only )"],
    [[], { type: "array", minItems: 1 }, "", "must have at least 1 entries"],
    [[1, 2], { type: "array", maxItems: 1 }, "", "must have at most 1 entries"],
    [true, { oneOf: [{ type: "integer" }, tag] }, "", "must be integer"],
    [1, { oneOf: [{ type: "integer" }, {}] }, "", "must match exactly one of several forms"],
    ["2025-02-30", { type: "string", format: "date" }, "", "must be of the format date"],
  ])("%j as %j", (value, schema, place, message) => {
    const fault = checkOf(schema)(value);
    expect([fault?.place.join("/"), fault?.message]).toEqual([place, message]);
  });
});

test("a schema may hold itself", () => {
  const node: CheckedSchema = {
    type: "object",
    properties: { next: { $ref: "#/components/schemas/node" } },
  };
  const check = createSchemaChecks({ named: (name) => (name === "node" ? node : undefined) })(node);
  expect(check({ next: { next: {} } })).toBeUndefined();
  expect(check({ next: { next: [] } })?.place).toEqual(["next", "next"]);
});

test("a property that another schema allows, too, is right by either", () => {
  const check = createSchemaChecks({
    named: () => undefined,
    also: (name) => (name === "id" ? { type: "integer" } : undefined),
  })(tag);
  expect(check({ id: 1 })).toBeUndefined();
  expect(check({ id: true })?.message).toBe("must be string");
});

/** JSON Schema has a type for null where OpenAPI 3.0 has a word. */
function jsonSchema({ nullable, items, properties, oneOf, ...rest }: CheckedSchema): object {
  const converted = {
    ...rest,
    ...(items && { items: jsonSchema(items) }),
    ...(oneOf && { oneOf: oneOf.map(jsonSchema) }),
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, one]) => [name, jsonSchema(one)]),
      ),
    }),
  };
  return nullable ? { anyOf: [{ type: "null" }, converted] } : converted;
}

const words = fc.constantFrom(
  "a",
  "b",
  "2025-01-31",
  "2025-13-01",
  "x@example.com",
  "https://a.b/c",
);
const { schema } = fc.letrec<{ schema: CheckedSchema }>((tie) => ({
  schema: fc.oneof(
    { depthSize: "small" },
    fc.record(
      {
        type: fc.constantFrom("string", "integer", "number", "boolean", "array", "object"),
        nullable: fc.boolean(),
        format: fc.constantFrom("date", "email", "uri"),
        minimum: fc.integer({ min: 0, max: 2 }),
        maximum: fc.integer({ min: 0, max: 2 }),
        minItems: fc.integer({ min: 0, max: 2 }),
        maxItems: fc.integer({ min: 0, max: 2 }),
        enum: fc.uniqueArray(fc.oneof(words, fc.integer({ min: 0, max: 2 })), { minLength: 1 }),
      },
      { requiredKeys: [] },
    ),
    fc.record(
      {
        type: fc.constant("object"),
        required: fc.subarray(["a", "b"]),
        properties: fc.record({ a: tie("schema"), b: tie("schema") }, { requiredKeys: [] }),
        additionalProperties: fc.boolean(),
      },
      { requiredKeys: ["properties"] },
    ),
    fc.record({ type: fc.constant("array"), items: tie("schema") }),
    fc.record({ oneOf: fc.array(tie("schema"), { minLength: 1, maxLength: 3 }) }),
  ),
}));
const { value } = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    fc.constant(null),
    fc.boolean(),
    fc.integer({ min: -1, max: 3 }),
    fc.constant(1.5),
    words,
    fc.array(tie("value"), { maxLength: 3 }),
    fc.record({ a: tie("value"), b: tie("value"), c: tie("value") }, { requiredKeys: [] }),
  ),
}));

test("values are right or wrong as they are to Ajv", () => {
  const ajv = addFormats.default(new Ajv({ strict: false, logger: false }));
  fc.assert(
    fc.property(schema, fc.array(value, { minLength: 1, maxLength: 20 }), (schema, values) => {
      const valid = ajv.compile(jsonSchema(schema));
      const check = checkOf(schema);
      for (const value of values) expect(check(value) === undefined).toBe(valid(value));
    }),
    { numRuns: 150 },
  );
});
