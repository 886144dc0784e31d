import { expect, test } from "vitest";
import { createMock, seedWorkspace } from "../../scripts/mock-intercom/mock.ts";
import { client, list, object } from "./client.ts";

test("a seeded workspace has what was asked for, and all of it satisfies the contract", async () => {
  const mock = createMock();
  seedWorkspace(mock, { contacts: 300, conversations: 100, companies: 10, tags: 12 });
  const { contacts, conversations, companies, tags } = mock.workspace;
  expect([contacts.size, conversations.size, companies.size, tags.size]).toEqual([
    300, 100, 10, 12,
  ]);
  const call = client(mock);
  let path = "/contacts?per_page=150";
  let count = 0;
  for (;;) {
    const { status, json } = await call(`GET ${path}`);
    expect(status).toBe(200);
    count += list(json.data).length;
    const cursor = object(object(json.pages).next).starting_after;
    if (cursor === undefined) break;
    path = `/contacts?per_page=150&starting_after=${encodeURIComponent(String(cursor))}`;
  }
  expect(count).toBe(300);
  const query = { field: "created_at", operator: ">", value: 0 };
  const search = await call("POST /conversations/search", {
    query,
    pagination: { per_page: 150 },
  });
  expect(search.json.total_count).toBe(100);
  expect((await call("POST /companies/list?per_page=60")).status).toBe(200);
});

test("a conversation is begun by somebody who was there", () => {
  const mock = createMock();
  seedWorkspace(mock, { contacts: 100, conversations: 100 });
  for (const { created_at, contacts } of mock.workspace.conversations.values()) {
    const [id = ""] = contacts;
    const contact = mock.workspace.contacts.get(id);
    // Both are spread over a year in steps of some days, which may overlap.
    expect(contact?.created_at).toBeLessThan(created_at + 8 * 86_400);
  }
});

test("100,000 contacts are searched by page, count and email without a scan", async () => {
  const mock = createMock({ validate: false, rateLimit: 1e6 });
  seedWorkspace(mock, { contacts: 100_000 });
  const call = client(mock);
  const newest = {
    query: {
      operator: "AND",
      value: [
        { field: "role", operator: "=", value: "user" },
        { field: "created_at", operator: ">", value: mock.clock.now() - 3 * 86_400 },
      ],
    },
    sort: { field: "created_at", order: "descending" },
    pagination: { per_page: 150 },
  };
  await call("POST /contacts/search", newest); // builds the order
  const started = performance.now();
  for (let i = 0; i < 100; i++) {
    mock.workspace.createContact({ role: "user", external_id: `new-${i}` });
    const { json } = await call("POST /contacts/search", newest);
    expect(list(json.data)).toHaveLength(150);
  }
  // Generous for a busy machine; a scan of everything for each page takes many times as long.
  expect((performance.now() - started) / 100).toBeLessThan(20);
});
