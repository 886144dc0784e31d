import { expect, test } from "vitest";
import { createMock, seedWorkspace } from "../../scripts/mock-intercom/mock.ts";
import { client, errorOf, object } from "./client.ts";
import { partsOf, START, setUp } from "./conversation-setup.ts";
import { listening } from "./listening.ts";

test("nobody has rated a conversation until a contact does", async () => {
  const { call, id } = setUp();
  expect((await call(`GET /conversations/${id}`)).json.conversation_rating).toBeNull();
});

test("a rating shows who rated whom, when they were asked and when they answered", async () => {
  const { mock, workspace, call, id, act, admin, user } = setUp();
  await act({ message_type: "close" });
  mock.clock.advance(90);
  workspace.rateConversation(id, { rating: 4, remark: "Helpful." });
  const reply = await call(`GET /conversations/${id}`);
  expect(reply.json).toMatchObject({
    state: "closed",
    updated_at: START + 90,
    conversation_rating: {
      rating: 4,
      remark: "Helpful.",
      created_at: START,
      updated_at: START + 90,
      contact: { type: "contact", id: user.id, external_id: "7" },
      teammate: { type: "admin", id: admin.id },
    },
  });
  expect(partsOf(reply).slice(-2)).toMatchObject([
    { part_type: "conversation_rating_changed", author: { type: "user", id: user.id } },
    { part_type: "conversation_rating_remark_added" },
  ]);
});

test("a rating without a remark has an empty one; a later rating keeps what was remarked", async () => {
  const { mock, workspace, call, id, colleague } = setUp();
  const rating = async () =>
    object((await call(`GET /conversations/${id}`)).json.conversation_rating);
  workspace.rateConversation(id, { rating: 2 });
  expect(await rating()).toMatchObject({ rating: 2, remark: "" });
  // Nobody was in charge, nobody had answered.
  expect(await rating()).not.toHaveProperty("teammate");
  workspace.rateConversation(id, { rating: 3, remark: "Better", admin_id: colleague.id });
  mock.clock.advance(5);
  workspace.rateConversation(id, { rating: 5, admin_id: colleague.id });
  expect(await rating()).toMatchObject({
    rating: 5,
    remark: "Better",
    created_at: START,
    updated_at: START + 5,
    teammate: { id: colleague.id },
  });
});

test("ratings can be searched for", async () => {
  const { workspace, search, id, user, admin } = setUp();
  expect(await search("conversation_rating.score", ">", 3)).toEqual([]);
  workspace.rateConversation(id, { rating: 4, remark: "Helpful.", admin_id: admin.id });
  expect(await search("conversation_rating.score", ">", 3)).toEqual([id]);
  expect(await search("conversation_rating.score", "=", 3)).toEqual([]);
  expect(await search("conversation_rating.replied_at", ">", START)).toEqual([id]);
  expect(await search("conversation_rating.requested_at", "<", START - 1)).toEqual([]);
  expect(await search("conversation_rating.remark", "~", "help")).toEqual([id]);
  expect(await search("conversation_rating.contact_id", "=", user.id)).toEqual([id]);
  expect(await search("conversation_rating.admin_id", "=", admin.id)).toEqual([id]);
});

test("a rating is notified as conversation.rating.added, one of the past is not", async () => {
  const { workspace, notifications } = listening(START);
  const contact = workspace.createContact({ email: "ada@example.com" });
  const author = { type: "user", id: contact.id } as const;
  const { id } = workspace.createConversation({ author, body: "Hello", created_at: START - 9 });
  workspace.at(START - 5, () => workspace.rateConversation(id, { rating: 1 }));
  expect(await notifications()).toEqual([]);
  workspace.rateConversation(id, { rating: 5 });
  expect(await notifications()).toMatchObject([
    {
      topic: "conversation.rating.added",
      item: { type: "conversation", id, conversation_rating: { rating: 5, remark: "" } },
    },
  ]);
});

test("the control interface rates conversations, and refuses what no contact could do", async () => {
  const mock = createMock({ control: true });
  const call = client(mock);
  const contact = mock.workspace.createContact({ email: "ada@example.com" });
  const stranger = mock.workspace.createContact({ email: "ben@example.com" });
  const author = { type: "user", id: contact.id } as const;
  const { id } = mock.workspace.createConversation({ author, body: "Hello" });
  const rate = (rating: number, more: Record<string, string> = {}) =>
    call("POST /_mock/ratings", [{ conversation_id: id, rating, ...more }]);
  expect(JSON.parse((await rate(5, { remark: "Great" })).body)).toEqual([id]);
  expect((await call(`GET /conversations/${id}`)).json.conversation_rating).toMatchObject({
    rating: 5,
    remark: "Great",
  });
  for (const wrong of [0, 6, 2.5]) expect((await rate(wrong)).status).toBe(400);
  expect(() => mock.workspace.rateConversation(id, { rating: 6 })).toThrow("1 to 5");
  expect(errorOf(await rate(5, { contact_id: stranger.id })).status).toBe(404);
  expect(errorOf(await rate(5, { conversation_id: "1" })).status).toBe(404);
  expect(errorOf(await rate(5, { admin_id: "1" })).code).toBe("admin_not_found");
});

test("a snapshot keeps ratings", async () => {
  const { mock, workspace, id } = setUp();
  workspace.rateConversation(id, { rating: 4 });
  const other = createMock();
  other.restore(JSON.parse(JSON.stringify(mock.snapshot())));
  expect(other.workspace.conversations.get(id)?.rating).toMatchObject({ rating: 4 });
});

test("of seeded conversations some that were closed are rated, after they were closed", () => {
  const mock = createMock({ now: START });
  seedWorkspace(mock, { contacts: 30, conversations: 100 });
  const all = [...mock.workspace.conversations.values()];
  const rated = all.flatMap(({ rating, state, statistics }) =>
    rating === null ? [] : [{ rating, state, closed: statistics.last_close_at ?? Infinity }],
  );
  expect(rated.length).toBeGreaterThan(5);
  expect(rated.length).toBeLessThan(50);
  for (const { rating, state, closed } of rated) {
    expect(state).toBe("closed");
    expect(rating.requested_at).toBe(closed);
    expect(rating.replied_at).toBeGreaterThan(closed);
    expect(rating.replied_at).toBeLessThanOrEqual(START);
  }
  expect(rated.some(({ rating }) => rating.remark !== null)).toBe(true);
  expect(rated.some(({ rating }) => rating.remark === null)).toBe(true);
});
