import { expect, test } from "vitest";
import { fieldsIn, partsOf } from "../../scripts/generate/field-walk.ts";
import type { Field } from "../../scripts/generate/operation.ts";
import { object, text } from "./small.ts";

test("a field holds its fields, and a list its entry", () => {
  const list: Field = { type: "list", items: text };
  expect(partsOf(object({ tags: list, name: text }))).toEqual([list, text]);
  expect(partsOf(list)).toEqual([text]);
  expect(partsOf(text)).toEqual([]);
});

test("a field that many hold, or that holds itself, is met once", () => {
  const fields: Record<string, Field> = { name: text, title: text };
  const part = object(fields);
  fields.part = part;
  expect([...fieldsIn([part, text])]).toEqual([part, text]);
});
