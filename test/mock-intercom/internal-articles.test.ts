import { expect, test } from "vitest";
import { createMock } from "../../scripts/mock-intercom/mock.ts";
import { client, errorOf, list, object } from "./client.ts";

const START = 1_750_000_000;

function setUp() {
  const mock = createMock({ now: START });
  const me = Number(mock.workspace.admins[0].id);
  const article = { title: "Refunds", body: "Ask Grace", owner_id: me, author_id: me };
  return { mock, workspace: mock.workspace, call: client(mock), article };
}

test("an internal article is created, read, changed and deleted", async () => {
  const { mock, call, article } = setUp();
  const { json } = await call("POST /internal_articles", article);
  expect(json).toMatchObject({
    ...article,
    type: "internal_article",
    body_markdown: "Ask Grace\n",
    locale: "en",
    created_at: START,
    ai_chatbot_availability: false,
    audience_ids: [],
  });
  mock.clock.advance(5);
  const path = `/internal_articles/${json.id}`;
  const changed = await call(`PUT ${path}`, { body_markdown: "Ask **Ada**" });
  expect(changed.json).toEqual({
    ...json,
    body: '<p class="no-margin">Ask <b>Ada</b></p>',
    body_markdown: "Ask **Ada**\n",
    updated_at: START + 5,
  });
  expect((await call(`GET ${path}`)).json).toEqual(changed.json);
  expect((await call(`DELETE ${path}`)).json).toEqual({
    id: json.id,
    object: "internal_article",
    deleted: true,
  });
  for (const method of ["GET", "DELETE"]) {
    expect(errorOf(await call(`${method} ${path}`))).toMatchObject({
      status: 404,
      code: "not_found",
    });
  }
});

test("an internal article needs an author and an owner", async () => {
  const { call, article } = setUp();
  const { owner_id, author_id, ...rest } = article;
  expect(errorOf(await call("POST /internal_articles", { ...rest, owner_id }))).toMatchObject({
    status: 400,
    code: "parameter_not_found",
  });
  expect(errorOf(await call("POST /internal_articles", { ...rest, author_id }))).toMatchObject({
    status: 400,
    code: "parameter_missing",
  });
});

test("the list shows 25 on a page, and a search the articles of a folder", async () => {
  const { mock, call, workspace, article } = setUp();
  for (let i = 0; i < 26; i++) {
    mock.clock.advance(1);
    const title = `Article ${i}`;
    workspace.createInternalArticle({ ...article, title, folder_id: i < 12 ? "7" : null });
  }
  const { json } = await call("GET /internal_articles");
  expect(json).toMatchObject({ total_count: 26, pages: { per_page: 25, total_pages: 2 } });
  expect(list(json.data)[0]).toMatchObject({ title: "Article 25" });
  const found = await call("GET /internal_articles/search?folder_id=7");
  expect(found.json).toMatchObject({ total_count: 12, pages: { per_page: 10, total_pages: 2 } });
  expect(list(object(found.json.data).internal_articles)).toHaveLength(10);
});
