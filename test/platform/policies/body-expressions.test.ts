import { expect, test } from "vitest";
import { apiOf } from "../connector-of.ts";
import { callWithBody } from "./policy-on-body.ts";

const body = { id: 7, ok: true, lines: [{ "a.b": "x" }], none: null };

test.each<[source: string, value: string, want: string]>([
  ["Learn, training: from the body", "@body().id", "7"],
  ["L: @{...} makes text", "n@{body().id}n", "n7n"],
  ["Planner, facts (L): an index and a quoted name", "@body().lines[0]['a.b']", "x"],
  ["assumption: objects are JSON", "@body().lines[0]", '{"a.b":"x"}'],
  ["assumption: null at the end of a path is empty", "-@body().none-@body().no-", "---"],
  ["assumption: names of functions have no case", "@Body().id", "7"],
  ["Learn, training: @{...} around another function", "@{queryParameters('version')}", "1"],
])("setheader: %s: %s", async (_, value, want) => {
  const { sent } = await callWithBody([["setheader", { name: "x", value }]], body);
  expect(sent?.headers.x).toBe(want);
});

test("@body() in the Response section is the answer's", async () => {
  const policy = { name: "x", value: "@body().id", policySection: "Response" };
  const api = apiOf(() => ({ body: '{"id":8}' }));
  expect((await callWithBody([["setheader", policy]], body, api)).headers.x).toBe("8");
});

test.each([
  ["@body().none.x", '"none" has no value'],
  ["@body().no.x", '"no" has no value'],
  ["@item().x", "not known here"],
  ["@{body().id", "not known here"],
  ["@concat(body().id)", "not known here"],
])("%s is an error", async (value, message) => {
  await expect(callWithBody([["setheader", { name: "x", value }]], body)).rejects.toThrow(message);
});

test("a body that is not there has no values", async () => {
  const policy = { name: "x", value: "@body().id" };
  await expect(callWithBody([["setheader", policy]], undefined)).rejects.toThrow(
    "@body().id cannot be read: body() has no value",
  );
});
