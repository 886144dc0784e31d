import { expect, test } from "vitest";
import { createMock } from "../../scripts/mock-intercom/mock.ts";
import { client, errorOf, list } from "./client.ts";

const START = 1_750_000_000;

function setUp() {
  const mock = createMock({ now: START });
  const { workspace } = mock;
  const newsItem = { title: "Dark mode", sender_id: Number(workspace.admins[0].id) };
  const [feed, other] = workspace.newsfeeds.map(({ id }) => Number(id));
  return { mock, workspace, call: client(mock), newsItem, feed: feed ?? 0, other: other ?? 0 };
}

test("a news item is created as a draft, read, changed and deleted", async () => {
  const { mock, workspace, call, newsItem } = setUp();
  const { json } = await call("POST /news/news_items", newsItem);
  expect(json).toEqual({
    ...newsItem,
    type: "news-item",
    id: expect.stringMatching(/^\d+$/),
    workspace_id: workspace.id,
    body: "",
    state: "draft",
    labels: [],
    cover_image_url: null,
    reactions: [null, null, null, null],
    deliver_silently: false,
    created_at: START,
    updated_at: START,
    newsfeed_assignments: [],
  });
  mock.clock.advance(5);
  const path = `/news/news_items/${json.id}`;
  const changes = { ...newsItem, labels: ["Product", "New"], reactions: ["😆", "😅"] };
  const changed = await call(`PUT ${path}`, changes);
  expect(changed.json).toEqual({
    ...json,
    ...changes,
    labels: ["New", "Product"],
    updated_at: START + 5,
  });
  expect((await call(`GET ${path}`)).json).toEqual(changed.json);
  expect((await call(`DELETE ${path}`)).json).toEqual({
    id: json.id,
    object: "news-item",
    deleted: true,
  });
  for (const method of ["GET", "DELETE"]) {
    expect(errorOf(await call(`${method} ${path}`))).toEqual({
      status: 404,
      code: "not_found",
      message: "Resource Not Found",
    });
  }
});

test("a news item needs a title and a teammate who sends it, also when it changes", async () => {
  const { call, newsItem } = setUp();
  const { title, sender_id } = newsItem;
  const { json } = await call("POST /news/news_items", newsItem);
  for (const path of ["POST /news/news_items", `PUT /news/news_items/${json.id}`]) {
    expect(errorOf(await call(path, { title })).code).toBe("parameter_missing");
    expect(errorOf(await call(path, { sender_id })).code).toBe("parameter_missing");
    expect(errorOf(await call(path, { title, sender_id: 1 })).code).toBe("parameter_invalid");
  }
});

test("a news item is in its newsfeeds once it is live, the last published first", async () => {
  const { mock, call, newsItem, feed, other } = setUp();
  const newsfeed_assignments = [{ newsfeed_id: feed, published_at: START - 500 }];
  const draft = await call("POST /news/news_items", { ...newsItem, newsfeed_assignments });
  expect(draft.json.newsfeed_assignments).toEqual([{ newsfeed_id: feed }]);
  const items = async (id: number) => (await call(`GET /news/newsfeeds/${id}/items`)).json;
  expect(await items(feed)).toMatchObject({ data: [], total_count: 0, pages: { per_page: 20 } });

  mock.clock.advance(10);
  const live = await call(`PUT /news/news_items/${draft.json.id}`, { ...newsItem, state: "live" });
  expect(live.json.newsfeed_assignments).toEqual([{ newsfeed_id: feed, published_at: START + 10 }]);
  const backdated = { ...newsItem, state: "live", newsfeed_assignments };
  const old = await call("POST /news/news_items", backdated);
  expect((await items(feed)).data).toEqual([live.json, old.json]);
  expect((await items(other)).total_count).toBe(0);
  await call(`DELETE /news/news_items/${live.json.id}`);
  expect((await items(feed)).data).toEqual([old.json]);
});

test("a publication to come, or in a newsfeed that there is not, is refused", async () => {
  const { call, newsItem, feed } = setUp();
  const create = (newsfeed_id: number, published_at: number) =>
    call("POST /news/news_items", {
      ...newsItem,
      state: "live",
      newsfeed_assignments: [{ newsfeed_id, published_at }],
    });
  expect(errorOf(await create(feed, START + 1))).toMatchObject({
    status: 400,
    code: "parameter_invalid",
  });
  expect((await create(1, START)).status).toBe(404);
  expect((await call("GET /news/news_items")).json.total_count).toBe(0);
});

test("lists of news items and newsfeeds show 10 on a page", async () => {
  const { call, workspace, newsItem, feed } = setUp();
  for (let i = 0; i < 11; i++) workspace.createNewsItem({ ...newsItem, title: `News ${i}` });
  const first = await call("GET /news/news_items");
  expect(first.json).toMatchObject({ total_count: 11, pages: { per_page: 10, total_pages: 2 } });
  const last = await call("GET /news/news_items?page=2");
  expect(list(last.json.data)).toMatchObject([{ title: "News 10" }]);
  const { json } = await call("GET /news/newsfeeds");
  expect(json).toMatchObject({ total_count: 2, pages: { per_page: 10 } });
  expect((await call(`GET /news/newsfeeds/${feed}`)).json).toEqual(list(json.data)[0]);
  expect((await call("GET /news/newsfeeds/1")).status).toBe(404);
  expect((await call("GET /news/newsfeeds/1/items")).status).toBe(404);
});
