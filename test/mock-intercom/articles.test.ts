import { expect, test } from "vitest";
import type { JsonObject } from "../../scripts/common/json.ts";
import { errorOf, list, object } from "./client.ts";
import { listening } from "./listening.ts";

const START = 1_750_000_000;

function setUp() {
  const { mock, workspace, call, notifications } = listening(START);
  const author_id = Number(workspace.admins[0].id);
  const create = async (fields: JsonObject = {}) =>
    (await call("POST /articles", { title: "Refunds", author_id, ...fields })).json;
  return { mock, workspace, call, notifications, author_id, create };
}

test("an article is created as a draft that readers cannot see", async () => {
  const { call, create, workspace, author_id } = setUp();
  const created = await create({ description: "Money back", body: "Ask us" });
  expect(created).toMatchObject({
    type: "article",
    id: expect.stringMatching(/^\d+$/),
    workspace_id: workspace.id,
    title: "Refunds",
    description: "Money back",
    body: '<p class="no-margin">Ask us</p>',
    body_markdown: "Ask us\n",
    author_id,
    created_by_id: author_id,
    state: "draft",
    url: null,
    parent_ids: [],
    created_at: START,
    updated_at: START,
    has_unpublished_changes: false,
    statistics: { type: "article_statistics", views: 0 },
    tags: { type: "tag.list", tags: [] },
  });
  expect((await call(`GET /articles/${created.id}`)).json).toEqual(created);
});

test("an update changes what is given, and a published article has a web address", async () => {
  const { mock, call, create } = setUp();
  const { id } = await create({ body: "<p>Ask us</p>" });
  mock.clock.advance(5);
  const { json } = await call(`PUT /articles/${id}`, {
    title: "Refunds, again!",
    state: "published",
  });
  expect(json).toMatchObject({
    title: "Refunds, again!",
    body: '<p class="no-margin">Ask us</p>',
    state: "published",
    url: `https://intercom.help/example/en/articles/${id}-refunds-again`,
    created_at: START,
    updated_at: START + 5,
  });
});

test("a text can be given as Markdown, but not in both forms", async () => {
  const { call, create, author_id } = setUp();
  const body_markdown = "# First\n\nOpen **Settings**.\n\n- one\n- two";
  expect(await create({ body_markdown })).toMatchObject({
    body: '<h1>First</h1><p class="no-margin">Open <b>Settings</b>.</p><ul><li>one</li><li>two</li></ul>',
    body_markdown: `${body_markdown}\n`,
  });
  const both = { title: "Both", author_id, body: "x", body_markdown: "x" };
  expect(errorOf(await call("POST /articles", both))).toMatchObject({
    status: 400,
    code: "parameter_invalid",
  });
});

test("a deleted article is gone", async () => {
  const { call, create } = setUp();
  const { id } = await create();
  expect((await call(`DELETE /articles/${id}`)).json).toEqual({
    id,
    object: "article",
    deleted: true,
  });
  for (const method of ["GET", "DELETE"]) {
    expect(errorOf(await call(`${method} /articles/${id}`))).toEqual({
      status: 404,
      code: "not_found",
      message: "Resource Not Found",
    });
  }
  expect((await call(`PUT /articles/${id}`, { title: "Back" })).status).toBe(404);
  expect((await call("GET /articles")).json.total_count).toBe(0);
});

test("an article needs an author, who is a teammate", async () => {
  const { call } = setUp();
  expect(errorOf(await call("POST /articles", { title: "Nobody's" }))).toEqual({
    status: 400,
    code: "parameter_not_found",
    message: "author_id must be in the main body or default locale translated_content object",
  });
  const stranger = await call("POST /articles", { title: "Somebody's", author_id: 1 });
  expect(errorOf(stranger)).toMatchObject({ status: 400, code: "parameter_invalid" });
});

test("audiences that there are not are a 404, and one that is deleted leaves articles", async () => {
  const { call, create, workspace, author_id } = setUp();
  const audience = workspace.createAudience({ name: "Everybody" });
  const created = await create({ audience_ids: [Number(audience.id)] });
  expect(created.audience_ids).toEqual([Number(audience.id)]);
  const unknown = { title: "Refunds", author_id, audience_ids: [Number(audience.id), 999] };
  expect(errorOf(await call("POST /articles", unknown))).toEqual({
    status: 404,
    code: "parameter_invalid",
    message: "audience_ids contains unknown audience IDs: 999",
  });
  await call(`DELETE /audiences/${audience.id}`);
  expect((await call(`GET /articles/${created.id}`)).json).toEqual({
    ...created,
    audience_ids: [],
  });
});

test("the list shows 25 on a page, those that changed last first", async () => {
  const { mock, call, create } = setUp();
  const { id: first } = await create();
  for (let i = 0; i < 26; i++) {
    mock.clock.advance(1);
    await create({ title: `Article ${i}` });
  }
  mock.clock.advance(1);
  await call(`PUT /articles/${first}`, { title: "Changed last" });
  const { json } = await call("GET /articles");
  expect(json).toMatchObject({
    total_count: 27,
    pages: { page: 1, per_page: 25, total_pages: 2 },
  });
  expect(list(json.data)).toHaveLength(25);
  expect(list(json.data).slice(0, 2)).toMatchObject([
    { title: "Changed last" },
    { title: "Article 25" },
  ]);
  expect(list(json.data)[0]).not.toHaveProperty("statistics");
  const next = String(object(json.pages).next).replace("https://api.intercom.io", "");
  expect(list((await call(`GET ${next}`)).json.data).at(-1)).toMatchObject({ title: "Article 0" });
});

test("an article goes into a collection, and stands alone when that is deleted", async () => {
  const { call, create, workspace } = setUp();
  const { id } = workspace.createCollection({ name: "Billing" });
  const article = await create({ parent_id: Number(id), parent_type: "collection" });
  expect(article.parent_ids).toEqual([Number(id)]);
  const other = workspace.createCollection({ name: "Money", parent_id: id });
  const moved = await call(`PUT /articles/${article.id}`, { parent_id: other.id });
  expect(moved.json.parent_ids).toEqual([Number(other.id)]);
  expect((await call(`PUT /articles/${article.id}`, { parent_id: "1" })).status).toBe(404);
  await call(`DELETE /help_center/collections/${id}`);
  expect((await call(`GET /articles/${article.id}`)).json.parent_ids).toEqual([]);
});

test("webhooks tell of what becomes of an article", async () => {
  const { call, create, notifications } = setUp();
  const { id } = await create();
  expect(await notifications()).toMatchObject([{ topic: "article.created", item: { id } }]);
  await call(`PUT /articles/${id}`, { state: "published" });
  expect((await notifications()).map(({ topic }) => topic)).toEqual([
    "article.updated",
    "article.published",
  ]);
  await call(`PUT /articles/${id}`, { title: "New" });
  expect(await notifications()).toMatchObject([
    { topic: "article.updated", item: { title: "New" } },
  ]);
  await call(`PUT /articles/${id}`, { state: "draft" });
  expect((await notifications()).map(({ topic }) => topic)).toEqual([
    "article.updated",
    "article.unpublished",
  ]);
  await call(`DELETE /articles/${id}`);
  expect(await notifications()).toEqual([
    { topic: "article.deleted", item: { type: "article", id, deleted: true } },
  ]);
});
