import { expect, it } from "vitest";
import type { Field } from "../../../scripts/generate/operation.ts";
import { typeName } from "../../../scripts/generate/reference/types.ts";
import { object } from "../small.ts";

it.each<[string, Field]>([
  ["string", { type: "string", format: "uri" }],
  ["integer", { type: "integer" }],
  ["date-time", { type: "date-time", unix: true }],
  ["file", { type: "file" }],
  ["object", object({})],
  ["object", { type: "any" }],
  ["array of string", { type: "list", items: { type: "string" } }],
  ["array of Tag", { type: "list", items: object({}, { definition: "Tag" }) }],
])("the reference names a type %s (%j)", (wanted, field) => {
  expect(typeName(field)).toBe(wanted);
});
