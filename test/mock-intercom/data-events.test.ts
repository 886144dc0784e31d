import { expect, test } from "vitest";
import { client, errorOf, list, object } from "./client.ts";
import { listening } from "./listening.ts";

const START = 1_750_000_000;
const DAY = 86_400;

function setUp() {
  const { mock, workspace, call, notifications } = listening(START);
  const user = workspace.createContact({
    role: "user",
    email: "ada@example.com",
    external_id: "u1",
  });
  const lead = workspace.createContact({ role: "lead", email: "ben@example.com" });
  const events = async (query: string) => (await call(`GET /events?type=user&${query}`)).json;
  return { mock, workspace, call, notifications, events, user, lead };
}

const ORDERED = { event_name: "ordered-item", created_at: START - 60 };

test("an event is taken, listed with who did it, and notified", async () => {
  const { call, events, user, notifications } = setUp();
  const reply = await call("POST /events", { ...ORDERED, user_id: "u1", metadata: { item: "7" } });
  expect([reply.status, reply.body]).toEqual([202, ""]);
  const [event = {}, ...others] = list((await events("user_id=u1")).events);
  expect(others).toEqual([]);
  expect(event).toEqual({
    type: "event",
    id: expect.any(String),
    ...ORDERED,
    metadata: { item: "7" },
    intercom_user_id: user.id,
    user_id: "u1",
    email: "ada@example.com",
  });
  expect(await notifications()).toEqual([{ topic: "event.created", item: event }]);
});

test("a contact is named by its own id, its external id or, for users, its email", async () => {
  const { call, events, user, lead } = setUp();
  for (const [second, who] of [
    { user_id: "u1" },
    { id: user.id },
    { email: user.email },
  ].entries()) {
    const event = { ...ORDERED, created_at: START - second, ...who };
    expect((await call("POST /events", event)).status).toBe(202);
  }
  expect((await call("POST /events", { ...ORDERED, id: lead.id })).status).toBe(202);
  expect(list((await events(`intercom_user_id=${user.id}`)).events)).toHaveLength(3);
  expect(list((await events("email=ada%40example.com")).events)).toHaveLength(3);
  expect(list((await events(`intercom_user_id=${lead.id}`)).events)).toHaveLength(1);
});

test("an event needs one contact that there is", async () => {
  const { call } = setUp();
  const notFound = { status: 404, code: "not_found", message: "User Not Found" };
  expect(errorOf(await call("POST /events", { ...ORDERED, user_id: "u2" }))).toEqual(notFound);
  expect(errorOf(await call("POST /events", { ...ORDERED, email: "ben@example.com" }))).toEqual(
    notFound,
  );
  expect(errorOf(await call("POST /events", ORDERED))).toMatchObject({ code: "parameter_missing" });
  expect(errorOf(await call("GET /events?type=user&user_id=u1&email=a"))).toMatchObject({
    code: "parameter_invalid",
  });
  expect(errorOf(await call("GET /events?type=lead&user_id=u1")).status).toBe(400);
});

test("the same event at the same second counts once", async () => {
  const { call, events, notifications } = setUp();
  await call("POST /events", { ...ORDERED, user_id: "u1" });
  await call("POST /events", { ...ORDERED, email: "ada@example.com", metadata: { item: "8" } });
  await call("POST /events", { ...ORDERED, created_at: START - 59, user_id: "u1" });
  expect(list((await events("user_id=u1")).events)).toHaveLength(2);
  expect(await notifications()).toHaveLength(2);
});

test("only the first ten keys of the metadata are kept", async () => {
  const { call, events } = setUp();
  const metadata = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`key${i}`, i]));
  await call("POST /events", { ...ORDERED, user_id: "u1", metadata });
  const [event] = list((await events("user_id=u1")).events);
  expect(Object.keys(object(event?.metadata))).toEqual(Object.keys(metadata).slice(0, 10));
});

test("events are listed newest first, 15 to a page, with the address of the next page", async () => {
  const { call } = setUp();
  for (let i = 0; i < 20; i++) {
    await call("POST /events", { ...ORDERED, created_at: START - i, user_id: "u1" });
  }
  const seen: unknown[] = [];
  let next: unknown = "https://api.intercom.io/events?type=user&user_id=u1";
  while (typeof next === "string") {
    const { json } = await call(`GET ${next.replace("https://api.intercom.io", "")}`);
    seen.push(...list(json.events).map(({ created_at }) => created_at));
    next = object(json.pages).next;
  }
  expect(seen).toEqual(Array.from({ length: 20 }, (_, i) => START - i));
});

test("events older than 90 days are counted, but not listed", async () => {
  const { call, events } = setUp();
  for (const days of [1, 91]) {
    await call("POST /events", { ...ORDERED, created_at: START - days * DAY, user_id: "u1" });
  }
  expect(list((await events("user_id=u1")).events)).toHaveLength(1);
  const summary = await events("user_id=u1&summary=true");
  expect(summary).toMatchObject({ type: "event.summary", user_id: "u1", email: "ada@example.com" });
  expect(list(summary.events)).toEqual([
    {
      name: "ordered-item",
      first: "2025-03-16T15:06:40.000+00:00",
      last: "2025-06-14T15:06:40.000+00:00",
      count: 2,
      description: "",
    },
  ]);
});

test("a submitted summary says how often something happened, and later events add to it", async () => {
  const { call, events } = setUp();
  await call("POST /events", { ...ORDERED, user_id: "u1" });
  const event_summaries = { event_name: "ordered-item", count: 3, first: START - DAY, last: START };
  const reply = await call("POST /events/summaries", { user_id: "u1", event_summaries });
  expect([reply.status, reply.body]).toEqual([200, ""]);
  const counted = async () => list((await events("user_id=u1&summary=true")).events);
  expect(await counted()).toMatchObject([{ count: 3, first: "2025-06-14T15:06:40.000+00:00" }]);
  await call("POST /events", { ...ORDERED, created_at: START - 2 * DAY, user_id: "u1" });
  expect(await counted()).toMatchObject([{ count: 4, first: "2025-06-13T15:06:40.000+00:00" }]);
  const nobody = await call("POST /events/summaries", { user_id: "u2", event_summaries });
  expect(errorOf(nobody).status).toBe(404);
  const nameless = { user_id: "u1", event_summaries: { count: 3 } };
  expect(errorOf(await call("POST /events/summaries", nameless)).code).toBe("parameter_missing");
});

test("a lead that is merged brings its events along", async () => {
  const { call, events, user, lead } = setUp();
  await call("POST /events", { ...ORDERED, id: lead.id });
  await call("POST /events", { ...ORDERED, created_at: START, user_id: "u1" });
  const merge = { from: lead.id, into: user.id, skip_duplicate_validation: true };
  expect((await call("POST /contacts/merge", merge)).status).toBe(200);
  expect(list((await events("user_id=u1")).events)).toHaveLength(2);
  expect(list((await events("user_id=u1&summary=true")).events)).toMatchObject([{ count: 2 }]);
});

test("events survive a snapshot", async () => {
  const { mock, call } = setUp();
  await call("POST /events", { ...ORDERED, user_id: "u1" });
  const other = listening(START);
  other.mock.restore(mock.snapshot());
  const { json } = await client(other.mock)("GET /events?type=user&user_id=u1");
  expect(list(json.events)).toHaveLength(1);
});
