import { expect, test } from "vitest";
import type { Json } from "../../scripts/common/json.ts";
import { createMock } from "../../scripts/mock-intercom/mock.ts";
import { decodeCursor, encodeCursor } from "../../scripts/mock-intercom/paging.ts";
import { client, errorOf, list, object } from "./client.ts";

const everybody = { field: "role", operator: "IN", value: ["user", "lead"] };

function setUp(count: number) {
  const mock = createMock();
  for (let i = 0; i < count; i++) {
    if (i % 3 === 0) mock.clock.advance(0.4);
    mock.workspace.createContact({ role: i % 2 ? "user" : "lead", external_id: String(i) });
  }
  return { mock, call: client(mock) };
}

test.each(["ascending", "descending"])(
  "paging to the end, %s, returns each contact once even while contacts are added",
  async (order) => {
    const { mock, call } = setUp(500);
    const before = new Set(mock.workspace.contacts.keys());
    const seen: string[] = [];
    let starting_after: Json = null;
    let page = 1;
    do {
      const { json } = await call("POST /contacts/search", {
        query: everybody,
        sort: { field: "created_at", order },
        pagination: { per_page: 37, starting_after },
      });
      expect(json.total_count).toBe(mock.workspace.contacts.size);
      const pages = object(json.pages);
      expect(pages.page).toBe(page);
      seen.push(...list(json.data).map(({ id }) => String(id)));
      starting_after = object(pages.next).starting_after ?? null;
      if (starting_after !== null) expect(object(pages.next).page).toBe(page + 1);
      page += 1;
      mock.clock.advance(1);
      if (page < 10) mock.workspace.createContact({ role: "lead" });
    } while (starting_after !== null);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.filter((id) => before.has(id))).toHaveLength(500);
  },
);

test("the last page has no next", async () => {
  const { call } = setUp(20);
  const { json } = await call("GET /contacts?per_page=20");
  expect(json.pages).toEqual({ type: "pages", page: 1, per_page: 20, total_pages: 1 });
});

test("lists show 10 and searches 50 on a page unless asked, and 150 at most", async () => {
  const { call } = setUp(160);
  expect(list((await call("GET /contacts")).json.data)).toHaveLength(10);
  const search = (pagination: Json) =>
    call("POST /contacts/search", { query: everybody, pagination });
  expect(list((await search({})).json.data)).toHaveLength(50);
  expect(list((await search({ per_page: 150 })).json.data)).toHaveLength(150);
  expect((await search({ per_page: 151 })).status).toBe(400);
  expect((await search({ per_page: 0 })).status).toBe(400);
  expect((await call("GET /contacts?per_page=151")).status).toBe(400);
  expect((await call("GET /contacts?per_page=ten")).status).toBe(400);
});

test("a cursor is base64 of the last sort value in milliseconds, its id and the next page", async () => {
  const { call, mock } = setUp(3);
  const { json } = await call("GET /contacts?per_page=1");
  const cursor = String(object(object(json.pages).next).starting_after);
  const newest = [...mock.workspace.contacts.values()].at(-1);
  expect(JSON.parse(Buffer.from(cursor, "base64").toString())).toEqual([
    newest?.created_ms,
    newest?.id,
    2,
  ]);
});

test("a cursor is a key: it goes on working when its contact is gone", async () => {
  const { call, mock } = setUp(9);
  const first = await call("GET /contacts?per_page=3");
  const shown = list(first.json.data).map(({ id }) => String(id));
  for (const id of shown) mock.workspace.deleteContact(id);
  const cursor = String(object(object(first.json.pages).next).starting_after);
  const second = await call(`GET /contacts?per_page=9&starting_after=${cursor}`);
  expect(list(second.json.data)).toHaveLength(6);
});

test.each(["nonsense", "WzFd", "e30=", "W251bGwsImEiLDJd", "WyJ4IiwiYSIsMl0=", "%%%"])(
  "%s is no cursor",
  async (cursor) => {
    const { call } = setUp(3);
    const body = { query: everybody, pagination: { starting_after: cursor } };
    expect(errorOf(await call("POST /contacts/search", body))).toMatchObject({
      status: 400,
      code: "client_error",
    });
  },
);

test("cursors survive encoding", () => {
  for (const value of [1_750_000_000_123, 0, "ada ü"]) {
    const cursor = { value, id: "abc", page: 7 };
    expect(decodeCursor(encodeCursor(cursor))).toEqual(cursor);
  }
});
