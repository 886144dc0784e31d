import { expect, test } from "vitest";
import { errorOf, list } from "./client.ts";
import { listening } from "./listening.ts";

const START = 1_750_000_000;
const GIVEN = {
  title: "How to reset your password",
  json_blocks: [{ type: "paragraph", text: "Open Settings." }],
};

test("a content snippet is created, read, changed and deleted, and webhooks tell of it", async () => {
  const { mock, call, notifications } = listening(START);
  const created = await call("POST /content_snippets", { ...GIVEN, ai_chatbot_availability: true });
  const { json } = created;
  expect(created.status).toBe(201);
  expect(json).toMatchObject({
    ...GIVEN,
    type: "content_snippet",
    locale: "en",
    body_markdown: "# How to reset your password\n\nOpen Settings.\n",
    chatbot_availability: 1,
    copilot_availability: 0,
    ai_chatbot_availability: true,
    audience_ids: [],
    created_at: START,
  });
  mock.clock.advance(5);
  const path = `/content_snippets/${json.id}`;
  const changed = await call(`PUT ${path}`, { title: "Passwords" });
  expect(changed.json).toEqual({
    ...json,
    title: "Passwords",
    body_markdown: "# Passwords\n\nOpen Settings.\n",
    updated_at: START + 5,
  });
  expect((await call(`GET ${path}`)).json).toEqual(changed.json);
  const deleted = await call(`DELETE ${path}`);
  expect([deleted.status, deleted.body]).toEqual([204, ""]);
  expect(await notifications()).toEqual([
    { topic: "content_snippet.created", item: json },
    { topic: "content_snippet.updated", item: changed.json },
    {
      topic: "content_snippet.deleted",
      item: { type: "content_snippet", id: json.id, deleted: true },
    },
  ]);
  for (const method of ["GET", "DELETE"]) {
    expect(errorOf(await call(`${method} ${path}`))).toEqual({
      status: 404,
      code: "not_found",
      message: "Content snippet not found",
    });
  }
});

test("Markdown becomes blocks, and what is read can be written back", async () => {
  const { call } = listening(START);
  const body_markdown = "## Steps\n\n- one\n- two\n\nDone.";
  const { json } = await call("POST /content_snippets", { title: "Steps", body_markdown });
  expect(json.json_blocks).toEqual([
    { type: "subheading", text: "Steps" },
    { type: "unorderedList", items: ["one", "two"] },
    { type: "paragraph", text: "Done." },
  ]);
  const again = { body_markdown: String(json.body_markdown) };
  expect((await call(`PUT /content_snippets/${json.id}`, again)).json).toEqual(json);
});

test.each([
  ["a language that Fin does not have", { locale: "tlh" }],
  ["a title that is too long", { title: "x".repeat(256) }],
  ["two texts", { body_markdown: "x" }],
])("%s is a 422", async (_, changes) => {
  const { call } = listening(START);
  expect(errorOf(await call("POST /content_snippets", { ...GIVEN, ...changes }))).toMatchObject({
    status: 422,
    code: "validation_error",
  });
});

test("audiences that there are not are a 404, and nothing is saved", async () => {
  const { call } = listening(START);
  const unknown = await call("POST /content_snippets", { ...GIVEN, audience_ids: [999] });
  expect(errorOf(unknown)).toEqual({
    status: 404,
    code: "parameter_invalid",
    message: "audience_ids contains unknown audience IDs: 999",
  });
  expect((await call("GET /content_snippets")).json.total_count).toBe(0);
});

test("an audience that is deleted leaves content snippets", async () => {
  const { call, workspace } = listening(START);
  const audience = Number(workspace.createAudience({ name: "Everybody" }).id);
  const { json } = await call("POST /content_snippets", { ...GIVEN, audience_ids: [audience] });
  expect(json.audience_ids).toEqual([audience]);
  await call(`DELETE /audiences/${audience}`);
  expect((await call(`GET /content_snippets/${json.id}`)).json.audience_ids).toEqual([]);
});

test("the list tells its pages beside its data, at most 50 on one", async () => {
  const { call, workspace } = listening(START);
  for (let i = 0; i < 51; i++) workspace.createContentSnippet({ title: `Snippet ${i}` });
  const { json } = await call("GET /content_snippets?page=2");
  expect(json).toMatchObject({ total_count: 51, page: 2, per_page: 50, total_pages: 2 });
  expect(list(json.data)).toMatchObject([{ title: "Snippet 0" }]);
  expect((await call("GET /content_snippets?per_page=51")).status).toBe(400);
});
