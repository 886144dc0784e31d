import { expect, it } from "vitest";
import { type Input, input, inputs } from "../../scripts/language/inputs.ts";

const texts = { title: "It", description: "About it." };
const name = input.string(texts);

it.each<[string, Input, object]>([
  ["a text", name, { type: "string" }],
  ["a whole number", input.integer(texts), { type: "integer" }],
  ["a number", input.number(texts), { type: "number" }],
  ["a yes or no", input.boolean(texts), { type: "boolean" }],
  ["a time", input.dateTime(texts), { type: "date-time" }],
  ["an object with any fields", input.object(texts), { type: "object" }],
  [
    "one of some words",
    input.choice({ open: "Open" }, texts),
    { type: "string", words: { open: "Open" } },
  ],
  ["a group", input.group({ name }, texts), { type: "object", fields: { name } }],
  ["a list", input.list(name, texts), { type: "list", items: name }],
])("an input can be %s", (_, made, wanted) => {
  expect(made).toEqual({ kind: "own", texts, ...wanted });
});

it("an input can be what the contract says of a parameter", () => {
  expect(input.from("GET /tags/{tag_id}", "tag_id", { required: true })).toEqual({
    kind: "contract",
    call: "GET /tags/{tag_id}",
    key: "tag_id",
    setting: { required: true },
  });
});

it("inputs can be several of the contract's parameters", () => {
  const call = "POST /contacts";
  expect(inputs(call, "email", "name")).toEqual({
    email: { kind: "contract", call, key: "email", setting: {} },
    name: { kind: "contract", call, key: "name", setting: {} },
  });
});
