import { expect, test } from "vitest";
import { createMock } from "../../scripts/mock-intercom/mock.ts";
import { client, errorOf, list } from "./client.ts";
import { listening } from "./listening.ts";

const SOURCE = { sync_behavior: "api", url: "https://help.example.com" };

async function setUp() {
  const mock = createMock();
  const call = client(mock);
  const { json } = await call("POST /ai/content_import_sources", SOURCE);
  const page = {
    title: "Start",
    html: "<p>Hello</p>",
    locale: "en",
    source_id: Number(json.id),
    external_id: "start",
  };
  return { mock, call, source: Number(json.id), page };
}

test("a source is created, read, changed and deleted", async () => {
  const { call, notifications } = listening(1_750_000_000);
  const created = await call("POST /ai/content_import_sources", SOURCE);
  expect(created.json).toMatchObject({ ...SOURCE, status: "active", audience_ids: [] });
  const { id = null } = created.json;
  const change = { ...SOURCE, url: "https://docs.example.com", audience_ids: [5, 6] };
  const changed = await call(`PUT /ai/content_import_sources/${id}`, change);
  expect(changed.json).toMatchObject({ id, ...change });
  expect((await call(`GET /ai/content_import_sources/${id}`)).json).toEqual(changed.json);
  expect((await call("GET /ai/content_import_sources")).json).toMatchObject({
    total_count: 1,
    data: [changed.json],
  });
  const cleared = { ...SOURCE, audience_ids: null };
  const emptied = await call(`PUT /ai/content_import_sources/${id}`, cleared);
  expect(emptied.json.audience_ids).toEqual([]);
  expect((await call(`DELETE /ai/content_import_sources/${id}`)).status).toBe(204);
  expect((await call(`GET /ai/content_import_sources/${id}`)).status).toBe(404);
  const topic = (name: string) => `content_import_source.${name}`;
  expect(await notifications()).toEqual([
    { topic: topic("created"), item: created.json },
    { topic: topic("updated"), item: changed.json },
    { topic: topic("updated"), item: emptied.json },
    { topic: topic("deleted"), item: { type: "content_import_source", id, deleted: true } },
  ]);
});

test("how a source is kept up to date cannot change to or from api", async () => {
  const { call, mock, source } = await setUp();
  const url = "https://site.example.com";
  const crawled = mock.workspace.createContentImportSource({ url, sync_behavior: "automatic" });
  const put = (id: unknown, sync_behavior: string, to = url) =>
    call(`PUT /ai/content_import_sources/${id}`, { sync_behavior, url: to });
  expect((await put(source, "manual")).status).toBe(400);
  expect((await put(crawled.id, "api")).status).toBe(400);
  expect((await put(crawled.id, "manual", "https://other.example.com")).status).toBe(400);
  expect((await put(crawled.id, "manual")).json.sync_behavior).toBe("manual");
  expect((await put(crawled.id, "automated")).json.sync_behavior).toBe("automatic");
});

test("a page is created, read, changed and deleted", async () => {
  const { call, page } = await setUp();
  const created = await call("POST /ai/external_pages", page);
  expect(created.json).toMatchObject({ ...page, type: "external_page", fin_availability: false });
  const { id } = created.json;
  const change = { ...page, title: "Begin", url: "https://help.example.com/begin" };
  const changed = await call(`PUT /ai/external_pages/${id}`, { ...change, fin_availability: true });
  expect(changed.json).toMatchObject({ ...change, id, ai_agent_availability: true });
  expect((await call(`GET /ai/external_pages/${id}`)).json).toEqual(changed.json);
  expect((await call(`DELETE /ai/external_pages/${id}`)).json).toEqual({
    ...changed.json,
    html: "",
  });
  expect((await call(`GET /ai/external_pages/${id}`)).status).toBe(404);
});

test("a page with an external id that the source knows is changed, and keeps its availability", async () => {
  const { call, page } = await setUp();
  const first = await call("POST /ai/external_pages", { ...page, ai_agent_availability: true });
  const again = await call("POST /ai/external_pages", { ...page, title: "Newer" });
  expect(again.json).toMatchObject({ id: first.json.id ?? null, title: "Newer" });
  expect(again.json.ai_agent_availability).toBe(true);
  const other = await call("POST /ai/external_pages", { ...page, external_id: "other" });
  const ids = list((await call("GET /ai/external_pages")).json.data).map(({ id }) => id);
  expect(ids).toEqual([other.json.id, first.json.id]);
});

test("a page needs a source that there is", async () => {
  const { call, page } = await setUp();
  const reply = await call("POST /ai/external_pages", { ...page, source_id: 1 });
  expect(errorOf(reply)).toMatchObject({ status: 404, code: "not_found" });
});

test("imported pages cannot be changed", async () => {
  const { call, mock, page } = await setUp();
  const { workspace } = mock;
  const url = "https://site.example.com";
  const source = workspace.createContentImportSource({ url, sync_behavior: "automatic" });
  const { id } = workspace.putExternalPage({ ...page, source_id: source.id });
  const change = { ...page, url, source_id: Number(source.id) };
  expect(errorOf(await call(`PUT /ai/external_pages/${id}`, change)).status).toBe(400);
});

test("a source takes its pages with it", async () => {
  const { call, page, source } = await setUp();
  const { json } = await call("POST /ai/external_pages", page);
  await call(`DELETE /ai/content_import_sources/${source}`);
  expect((await call(`GET /ai/external_pages/${json.id}`)).status).toBe(404);
  expect((await call("GET /ai/external_pages")).json.total_count).toBe(0);
});

test("a deleted audience is taken from the sources", async () => {
  const { call, source } = await setUp();
  const { json } = await call("POST /audiences", { name: "VIPs" });
  const audience_ids = [Number(json.id), 7];
  await call(`PUT /ai/content_import_sources/${source}`, { ...SOURCE, audience_ids });
  await call(`DELETE /audiences/${json.id}`);
  const after = await call(`GET /ai/content_import_sources/${source}`);
  expect(after.json.audience_ids).toEqual([7]);
});
