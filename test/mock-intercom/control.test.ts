import { expect, test } from "vitest";
import { createMock } from "../../scripts/mock-intercom/mock.ts";
import { client, errorOf, list } from "./client.ts";

function setUp() {
  const mock = createMock({ now: 1_750_000_000, control: true });
  return { mock, call: client(mock) };
}

test("is off unless asked for", async () => {
  expect((await client(createMock())("GET /_mock/journal")).status).toBe(404);
});

test("needs no token, meets no fault and is not in the journal", async () => {
  const { mock, call } = setUp();
  mock.faults.random(1, ["500"]);
  const reply = await call("GET /_mock/clock", undefined, { headers: { authorization: "" } });
  expect(reply.json).toEqual({ now: 1_750_000_000, iso: "2025-06-15T15:06:40.000Z" });
  expect(mock.journal).toEqual([]);
});

test("sets and advances the clock", async () => {
  const { mock, call } = setUp();
  await call("POST /_mock/clock", { set: 1_760_000_000 });
  await call("POST /_mock/clock", { advance: 0.5 });
  expect(mock.clock.now()).toBe(1_760_000_000.5);
  expect((await call("POST /_mock/clock", { set: -1 })).status).toBe(400);
  expect((await call("POST /_mock/clock", { set: "now" })).status).toBe(400);
});

test("seeds by number and creates in bulk", async () => {
  const { mock, call } = setUp();
  const counts = { contacts: 10, conversations: 5, companies: 2, tags: 3, internal_articles: 4 };
  const seeded = await call("POST /_mock/seed", counts);
  expect(seeded.json).toMatchObject({ ...counts, tickets: 0 });
  expect(mock.workspace.contacts.size).toBe(10);
  expect(mock.workspace.conversations.size).toBe(5);
  const { body } = await call("POST /_mock/contacts", [
    { role: "user", email: "ada@example.com" },
    { role: "lead", name: "Ben", created_at: 1_700_000_000.5 },
  ]);
  const [ada, ben] = JSON.parse(body);
  expect(mock.workspace.contacts.get(ben)?.created_ms).toBe(1_700_000_000_500);
  await call("POST /_mock/conversations", [{ author: { type: "user", id: ada }, body: "Hello" }]);
  expect(mock.workspace.conversations.size).toBe(6);
  expect((await call("POST /_mock/seed", { ticket: 1 })).status).toBe(400);
  const again = await call("POST /_mock/contacts", [{ role: "user", email: "ada@example.com" }]);
  expect(errorOf(again)).toMatchObject({ status: 409, code: "conflict" });
  expect((await call("POST /_mock/contacts", [{ rolle: "user" }])).status).toBe(400);
});

test("plans and clears faults", async () => {
  const { call } = setUp();
  expect((await call("POST /_mock/faults", { kind: "500", match: "GET /me" })).status).toBe(204);
  expect((await call("GET /me")).status).toBe(500);
  await call("POST /_mock/faults", { share: 1, kinds: ["429"] });
  expect((await call("GET /me")).status).toBe(429);
  await call("DELETE /_mock/faults");
  expect((await call("GET /me")).status).toBe(200);
});

test("tells which faults and topics there are to whoever asks for another", async () => {
  const { call } = setUp();
  const fault = errorOf(await call("POST /_mock/faults", { kind: "reset" }));
  expect(fault).toMatchObject({ status: 400, code: "parameter_invalid" });
  expect(fault.message).toContain("must be one of 403, 429, 500, drop, html,");
  const webhook = { url: "https://example.com/hook", topics: ["rated"], secret: "s" };
  expect(errorOf(await call("POST /_mock/webhooks", webhook)).message).toContain(
    "conversation.rating.added",
  );
});

test("shows and clears the journal", async () => {
  const { mock, call } = setUp();
  await call("GET /contacts?per_page=5");
  const { body } = await call("GET /_mock/journal");
  expect(list(JSON.parse(body))).toEqual([
    { at: 1_750_000_000, method: "GET", path: "/contacts", query: "per_page=5", status: 200 },
  ]);
  await call("DELETE /_mock/journal");
  expect(mock.journal).toEqual([]);
});
