import { expect, it } from "vitest";
import { trimmingInputs } from "../../../scripts/generate/lower/trim.ts";
import type { Field, Operation } from "../../../scripts/generate/operation.ts";

const text: Field = { type: "string" };
const choices = { operationId: "ListTags", value: "id", title: "name", with: {} };

/** What the plan trims of a whole body with these fields. */
function trimmedIn(fields: Record<string, Field>) {
  const operation = {
    parameters: [],
    body: { type: "object", fields },
    plan: { path: "/x", inputs: [{ name: "body", from: "body", whole: true, title: "Body" }] },
    // The parts of an operation that matter here.
  } as unknown as Operation;
  return trimmingInputs(operation).plan?.inputs?.[0]?.trim;
}

it("trims ids and emails by their names, and what is chosen from a list", () => {
  expect(
    trimmedIn({
      email: text,
      admin_id: text,
      name: text,
      tag: { type: "string", choices },
      state: { type: "string", enum: ["open"] },
      count: { type: "integer" },
      video: text,
    }),
  ).toEqual({ email: 1, admin_id: 1, tag: 1 });
});

it("trims them in groups and lists, too", () => {
  const entry: Field = { type: "object", fields: { id: text, name: text } };
  expect(
    trimmedIn({
      tag_ids: { type: "list", items: text },
      users: { type: "list", items: entry },
      to: entry,
      custom: { type: "object", open: true },
    }),
  ).toEqual({ tag_ids: { "*": 1 }, users: { "*": { id: 1 } }, to: { id: 1 } });
});

it("comes to an end in what holds itself", () => {
  const node: { type: "object"; fields: Record<string, Field> } = { type: "object", fields: {} };
  node.fields = { id: text, parent: node };
  expect(trimmedIn({ node })).toEqual({ node: { id: 1 } });
});

it("leaves out what has nothing to trim", () => {
  expect(trimmedIn({ name: text })).toBeUndefined();
});
