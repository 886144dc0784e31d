import { expect, test } from "vitest";
import {
  createMock,
  SEED_KINDS,
  SEED_PRESETS,
  seedWorkspace,
} from "../../scripts/mock-intercom/mock.ts";
import { OPERATIONS } from "../../scripts/mock-intercom/operations.ts";
import { client, list } from "./client.ts";
import { BEGUN_BY_REQUESTS, conversations, READS } from "./reads.ts";

/** With checks on, the mock throws for an answer that breaks the contract. */
const mock = createMock({ rateLimit: 1e6 });
seedWorkspace(mock, Object.fromEntries(SEED_KINDS.map((kind) => [kind, 60])));
const call = client(mock);
const { workspace } = mock;

const small = createMock();
seedWorkspace(small, SEED_PRESETS);
const callSmall = client(small);

test("every operation that reads is asked", () => {
  const reading = OPERATIONS.map((one) => one.call).filter((one) => one.startsWith("GET "));
  expect([...Object.keys(READS), ...BEGUN_BY_REQUESTS].sort()).toEqual(reading.sort());
});

test.each(Object.entries(READS))(
  "%s shows what was seeded, as its schema says",
  async (_, read) => {
    const paths = typeof read === "function" ? read(workspace) : read;
    expect(paths).not.toEqual([]);
    for (const path of paths) {
      const { status, body } = await call(`GET ${path}`);
      if (status !== 200 && status !== 302) throw new Error(`${path} answered ${status}: ${body}`);
    }
  },
);

test.each([
  ["contacts", "data"],
  ["conversations", "conversations"],
  ["tickets", "tickets"],
])("a search finds all %s", async (kind, key) => {
  const query = { field: "created_at", operator: ">", value: 0 };
  const request = { query, pagination: { per_page: 150 } };
  const { json } = await call(`POST /${kind}/search`, request);
  expect(json.total_count).toBe(60);
  expect(list(json[key])).toHaveLength(60);
});

test.each([
  ["POST /companies/list?per_page=60", undefined],
  ["POST /calls/search", { conversation_ids: conversations(workspace).slice(0, 20) }],
  ["POST /admins/activity_logs/search", { created_at_after: 0 }],
])("%s answers as its schema says", async (request, body) => {
  expect((await call(request, body)).status).toBe(200);
});

test.each([
  "/admins/activity_logs?created_at_after=0",
  "/ai/content_import_sources",
  "/ai/external_pages",
  "/articles",
  "/audiences",
  "/calls",
  "/companies",
  "/contacts",
  "/content_snippets",
  "/content/search",
  "/conversations",
  "/conversations/deleted",
  "/conversations/attributes",
  "/custom_object_instances/Order",
  "/data_attributes",
  "/data_connectors",
  "/help_center/collections",
  "/internal_articles",
  "/macros",
  "/messages/status?ruleset_id=4711",
  "/news/news_items",
  "/news/newsfeeds",
  "/office_hours_schedules",
  "/segments",
  "/tags",
  "/teams",
  "/ticket_types",
])("%s lists something in a workspace with the command's numbers", async (path) => {
  const { json } = await callSmall(`GET ${path}`);
  const entries = Object.values(json).filter(Array.isArray).flat();
  expect(entries).not.toEqual([]);
});
