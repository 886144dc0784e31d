import { expect, test } from "vitest";
import { createMock } from "../../scripts/mock-intercom/mock.ts";
import { client, errorOf, list } from "./client.ts";
import { listening } from "./listening.ts";

const START = 1_750_000_000;

async function setUp(state: "published" | "draft" = "published") {
  const { mock, workspace, call, notifications } = listening(START);
  const author_id = Number(workspace.admins[0].id);
  const fields = { title: "Refunds", body: "Old", author_id, state };
  const { id } = (await call("POST /articles", fields)).json;
  mock.clock.advance(10);
  await notifications();
  const article = async () => (await call(`GET /articles/${id}`)).json;
  return { mock, workspace, call, notifications, id: String(id), article };
}

test("a draft of a published article changes nothing for readers until it is published", async () => {
  const { mock, call, notifications, id, article } = await setUp();
  const before = await article();
  const staged = await call(`PUT /articles/${id}/draft`, {
    title: "Money back",
    ai_chatbot_availability: false,
  });
  const pending = { has_unpublished_changes: true, draft_updated_at: START + 10 };
  expect(staged.json).toMatchObject({
    title: "Money back",
    body: '<p class="no-margin">Old</p>',
    state: "published",
    ai_chatbot_availability: true,
    ...pending,
  });
  expect(await article()).toEqual({ ...before, ...pending });
  expect((await call(`GET /articles/${id}/draft`)).json).toEqual(staged.json);
  expect(await notifications()).toEqual([]);

  mock.clock.advance(10);
  const { json } = await call(`POST /articles/${id}/draft/publish`);
  expect(json).toMatchObject({
    title: "Money back",
    updated_at: START + 20,
    has_unpublished_changes: false,
    draft_updated_at: null,
  });
  expect(await article()).toEqual(json);
  expect((await notifications()).map(({ topic }) => topic)).toEqual([
    "article.updated",
    "article.published",
  ]);
});

test("drafts add up: each change is made to the one before", async () => {
  const { call, id } = await setUp();
  await call(`PUT /articles/${id}/draft`, { title: "Second" });
  const { json } = await call(`PUT /articles/${id}/draft`, { description: "Third" });
  expect(json).toMatchObject({ title: "Second", description: "Third" });
});

test("an edit of a published article waits while it has a draft, unless it is to be published", async () => {
  const { call, id, article } = await setUp();
  await call(`PUT /articles/${id}/draft`, { title: "Second" });
  await call(`PUT /articles/${id}`, { description: "Third" });
  expect(await article()).toMatchObject({ title: "Refunds", description: "" });
  await call(`PUT /articles/${id}`, { state: "published" });
  expect(await article()).toMatchObject({
    title: "Second",
    description: "Third",
    has_unpublished_changes: false,
  });
});

test("an article that is taken back keeps its pending changes as its one text", async () => {
  const { call, id, article } = await setUp();
  await call(`PUT /articles/${id}/draft`, { title: "Second" });
  await call(`PUT /articles/${id}`, { state: "draft" });
  expect(await article()).toMatchObject({
    title: "Second",
    state: "draft",
    has_unpublished_changes: false,
  });
});

test("only what is published has drafts, and only a draft can be published", async () => {
  const { call, id } = await setUp("draft");
  expect(errorOf(await call(`PUT /articles/${id}/draft`, { title: "x" }))).toEqual({
    status: 422,
    code: "parameter_invalid",
    message: "Article must be published before a draft can be staged",
  });
  expect(errorOf(await call(`POST /articles/${id}/draft/publish`))).toEqual({
    status: 422,
    code: "parameter_invalid",
    message: "Article has no draft to publish",
  });
  expect((await call(`GET /articles/${id}/draft`)).status).toBe(404);
  expect((await call("GET /articles/1/draft")).status).toBe(404);
});

test("each saved text is a version, the newest first, and only the one that readers see is published", async () => {
  const { call, id } = await setUp();
  await call(`PUT /articles/${id}`, { title: "Second" });
  await call(`PUT /articles/${id}`, { ai_chatbot_availability: false });
  await call(`PUT /articles/${id}/draft`, { body: "Third" });
  const { json } = await call(`GET /articles/${id}/versions`);
  const [third, second, first] = list(json.data);
  expect(json.total_count).toBe(3);
  expect(third).toMatchObject({ title: "Second", state: "draft", from_version_id: second?.id });
  expect(second).toMatchObject({ title: "Second", state: "published", created_at: START + 10 });
  expect(first).toMatchObject({ title: "Refunds", state: "draft", from_version_id: null });
  expect(third).not.toHaveProperty("body");
  expect((await call(`GET /articles/${id}/versions/${third?.id}`)).json).toMatchObject({
    ...third,
    body_markdown: "Third\n",
  });
  const page = await call(`GET /articles/${id}/versions?per_page=1&page=3`);
  expect(list(page.json.data)).toEqual([first]);
  expect((await call(`GET /articles/${id}/versions/1`)).status).toBe(404);
  expect(errorOf(await call(`GET /articles/${id}/versions?locale=fr`))).toMatchObject({
    status: 400,
    code: "parameter_invalid",
    message: "Unknown locale",
  });
});

test("in several languages each has its text, and a draft is published by language", async () => {
  const { call, workspace, id, article } = await setUp();
  expect(await article()).not.toHaveProperty("translated_content");
  workspace.updateHelpCenter(workspace.defaultHelpCenter().id, { locales: ["en", "fr"] });
  const fr = { title: "Remboursements", body: "Vieux", state: "published" };
  await call(`PUT /articles/${id}`, { translated_content: { fr, de: { title: "Nein" } } });
  expect(await article()).toMatchObject({
    title: "Refunds",
    default_locale: "en",
    translated_content: {
      type: "article_translated_content",
      en: { type: "article_content", title: "Refunds" },
      fr: { type: "article_content", title: "Remboursements", state: "published" },
    },
  });
  expect((await article()).translated_content).not.toHaveProperty("de");

  await call(`PUT /articles/${id}/draft`, { title: "Money back" });
  const publish = (body: { locales?: string[] }) =>
    call(`POST /articles/${id}/draft/publish`, body);
  expect(errorOf(await publish({}))).toMatchObject({ status: 422, code: "parameter_not_found" });
  expect(errorOf(await publish({ locales: ["en", "fr"] }))).toEqual({
    status: 422,
    code: "parameter_invalid",
    message: "Cannot publish a draft for locale(s) without pending changes: fr",
  });
  expect((await publish({ locales: ["en"] })).json.title).toBe("Money back");
  const { json } = await call(`GET /articles/${id}/versions?locale=fr`);
  expect(list(json.data)).toMatchObject([{ title: "Remboursements" }]);
});

test("a planned publication happens when the clock says so", async () => {
  const { mock, call, notifications, id, article } = await setUp("draft");
  const at = new Date((START + 60) * 1000).toISOString();
  const { json } = await call(`PUT /articles/${id}`, {
    title: "Soon",
    state: "published",
    scheduled_publish_at: at,
  });
  expect(json).toMatchObject({
    title: "Soon",
    state: "draft",
    scheduled_publish_at: START + 60,
    scheduled_unpublish_at: null,
  });
  await notifications();
  mock.clock.set(START + 3600);
  expect(await notifications()).toMatchObject([{ topic: "article.published", item: { id } }]);
  expect(await article()).toMatchObject({
    state: "published",
    scheduled_publish_at: null,
    updated_at: START + 60,
  });
});

test("a plan survives a snapshot", async () => {
  const { mock, call, id } = await setUp();
  const scheduled_unpublish_at = new Date((START + 60) * 1000).toISOString();
  await call(`PUT /articles/${id}`, { scheduled_unpublish_at });
  const other = createMock();
  other.restore(mock.snapshot());
  other.clock.advance(60);
  expect((await client(other)(`GET /articles/${id}`)).json).toMatchObject({
    state: "draft",
    scheduled_unpublish_at: null,
  });
});

test("an edit with a planned publication waits for it, and null calls it off", async () => {
  const { mock, call, id, article } = await setUp();
  const scheduled_publish_at = new Date((START + 60) * 1000).toISOString();
  await call(`PUT /articles/${id}`, { title: "Later", scheduled_publish_at });
  expect(await article()).toMatchObject({ title: "Refunds", has_unpublished_changes: true });
  await call(`PUT /articles/${id}`, { scheduled_publish_at: null });
  mock.clock.advance(3600);
  expect(await article()).toMatchObject({ title: "Refunds", has_unpublished_changes: true });
});

test.each([
  ["in the past", { scheduled_publish_at: "2020-01-01T00:00:00Z" }],
  ["that is no time", { scheduled_publish_at: "" }],
  ["for a draft", { scheduled_publish_at: "2030-01-01T00:00:00Z", state: "draft" }],
  [
    "of both kinds",
    {
      scheduled_publish_at: "2030-01-01T00:00:00Z",
      scheduled_unpublish_at: "2031-01-01T00:00:00Z",
      state: "published",
    },
  ],
  ["to hide what was never published", { scheduled_unpublish_at: "2030-01-01T00:00:00Z" }],
])("a plan %s is refused, and nothing is saved", async (_, changes) => {
  const { call, id, article } = await setUp("draft");
  const before = await article();
  expect(errorOf(await call(`PUT /articles/${id}`, { title: "x", ...changes }))).toMatchObject({
    status: 400,
    code: "parameter_invalid",
  });
  expect(await article()).toEqual(before);
});
