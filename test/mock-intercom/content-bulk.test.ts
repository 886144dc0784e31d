import { expect, test } from "vitest";
import type { Json, JsonObject } from "../../scripts/common/json.ts";
import { errorOf } from "./client.ts";
import { listening } from "./listening.ts";

async function setUp() {
  const { workspace, call, notifications } = listening(1_750_000_000);
  const me = Number(workspace.admins[0].id);
  const written = { title: "Refunds", author_id: me };
  const article = workspace.createArticle(written);
  const internal = workspace.createInternalArticle({ ...written, owner_id: me });
  const snippet = workspace.createContentSnippet({ title: "Refunds" });
  const all = {
    article: { type: "article", id: article.id },
    content: { type: "article_content", id: article.contents[0].id },
    internal: { type: "internal_article", id: internal.id },
    snippet: { type: "content_snippet", id: snippet.id },
  };
  const run = (action: string, content_ids: Json, more: JsonObject = {}) =>
    call("POST /content/bulk_actions", { action, content_ids, ...more });
  const get = {
    article: async () => (await call(`GET /articles/${article.id}`)).json,
    internal: async () => (await call(`GET /internal_articles/${internal.id}`)).json,
    snippet: async () => (await call(`GET /content_snippets/${snippet.id}`)).json,
  };
  return { workspace, call, notifications, run, all, get };
}

test("articles are published and hidden by language; other content is passed over", async () => {
  const { run, all, get, notifications } = await setUp();
  const answer = await run("publish", Object.values(all));
  expect(answer.status).toBe(202);
  expect(answer.json).toEqual({ type: "content_bulk_action", status: "queued" });
  expect((await get.article()).state).toBe("published");
  await run("publish", [all.content]);
  await run("unpublish", [all.article, { type: "article_content", id: "1" }]);
  expect((await get.article()).state).toBe("published");
  await run("unpublish", [all.content]);
  expect((await get.article()).state).toBe("draft");
  expect((await notifications()).map(({ topic }) => topic)).toEqual([
    "article.updated",
    "article.published",
    "article.updated",
    "article.unpublished",
  ]);
});

test("content of all kinds is deleted", async () => {
  const { run, all, notifications, workspace } = await setUp();
  await run("delete", [all.content, all.internal, all.snippet]);
  expect([
    workspace.articles.size,
    workspace.internalArticles.size,
    workspace.contentSnippets.size,
  ]).toEqual([0, 0, 0]);
  expect((await notifications()).map(({ topic }) => topic)).toEqual([
    "article.deleted",
    "content_snippet.deleted",
  ]);
});

test("one language of an article is deleted, and the others stay", async () => {
  const { run, workspace, all, call } = await setUp();
  workspace.updateHelpCenter(workspace.defaultHelpCenter().id, { locales: ["en", "fr"] });
  const { contents } = workspace.updateArticle(all.article.id, {
    translations: { fr: { title: "Remboursements" } },
  });
  await run("delete", [{ type: "article_content", id: contents[1]?.id ?? "" }]);
  const { json } = await call(`GET /articles/${all.article.id}`);
  expect(json.title).toBe("Refunds");
  expect(json.translated_content).not.toHaveProperty("fr");
});

test("what assistants may use is switched, as far as it is given", async () => {
  const { run, all, get } = await setUp();
  const availability = { ai_agent: false, copilot: true };
  await run("set_availability", [all.content, all.internal, all.snippet], { availability });
  for (const one of [await get.article(), await get.internal(), await get.snippet()]) {
    expect(one).toMatchObject({ ai_chatbot_availability: false, ai_copilot_availability: true });
  }
  expect((await get.article()).ai_sales_agent_availability).toBe(true);
  expect((await get.snippet()).ai_sales_agent_availability).toBe(false);
});

test("audiences are added and removed; those that there are not are passed over", async () => {
  const { run, all, get, workspace } = await setUp();
  const [a, b] = ["A", "B"].map((name) => Number(workspace.createAudience({ name }).id));
  const set = (audience: JsonObject) =>
    run("set_audience", [all.content, all.snippet], { audience });
  await set({ add_segment_ids: [a ?? 0, 999] });
  await set({ add_segment_ids: [b ?? 0], remove_segment_ids: [a ?? 0] });
  expect((await get.article()).audience_ids).toEqual([b]);
  await set({ remove_all: true });
  expect((await get.article()).audience_ids).toEqual([]);
  expect((await get.snippet()).audience_ids).toEqual([]);
});

test("tags go on whole articles, and on other content", async () => {
  const { run, all, workspace } = await setUp();
  const [a, b] = ["A", "B"].map((name) => Number(workspace.createTag(name).id));
  await run("update_tags", Object.values(all), { tags: { add_tag_ids: [a ?? 0] } });
  await run("update_tags", Object.values(all), {
    tags: { add_tag_ids: [b ?? 0], remove_tag_ids: [a ?? 0] },
  });
  for (const piece of [
    workspace.existingArticle(all.article.id),
    workspace.existingInternalArticle(all.internal.id),
    workspace.existingContentSnippet(all.snippet.id),
  ]) {
    expect(piece.tags.map(({ id }) => id)).toEqual([String(b)]);
  }
});

test.each([
  ["an unknown action", "archive", [{ type: "article", id: "1" }], {}],
  ["no content", "publish", [], {}],
  ["too much content", "publish", Array(1001).fill({ type: "article", id: "1" }), {}],
  ["no availability", "set_availability", [{ type: "article", id: "1" }], {}],
  ["no audience", "set_audience", [{ type: "article", id: "1" }], {}],
  ["no tags", "update_tags", [{ type: "article", id: "1" }], { tags: {} }],
  ["unknown tags", "update_tags", [{ type: "article", id: "1" }], { tags: { add_tag_ids: [1] } }],
])("%s is a 422", async (_, action, ids, more) => {
  const { run } = await setUp();
  expect(errorOf(await run(action, ids, more))).toMatchObject({
    status: 422,
    code: "parameter_invalid",
  });
});
