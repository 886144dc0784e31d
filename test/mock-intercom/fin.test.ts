import { expect, test } from "vitest";
import { createMock } from "../../scripts/mock-intercom/mock.ts";
import { client, errorOf } from "./client.ts";

const START = 1_750_000_000;

const MESSAGE = {
  conversation_id: "ext-123",
  message: { author: "user", body: "Hello", timestamp: "2025-06-15T15:06:40.000Z" },
  user: { id: "u1" },
};
const ANSWER = {
  ...MESSAGE,
  message: { author: "user", body: "Thanks", timestamp: "2025-06-15T15:07:00.000Z" },
};

function setUp() {
  const mock = createMock({ now: START });
  return { mock, workspace: mock.workspace, call: client(mock) };
}

test("Fin thinks about a message, waits for the contact, and is done in the end", async () => {
  const { mock, call } = setUp();
  // The same message again changes nothing, so it tells where Fin stands.
  const status = async () => (await call("POST /fin/start", MESSAGE)).json.status;
  expect((await call("POST /fin/start", MESSAGE)).json).toEqual({
    conversation_id: "ext-123",
    user_id: "u1",
    status: "thinking",
    created_at_ms: "2025-06-15T15:06:40.000Z",
  });
  mock.clock.advance(5);
  expect(await status()).toBe("awaiting_user_reply");
  expect((await call("POST /fin/reply", ANSWER)).json.status).toBe("thinking");
  const [conversation] = mock.workspace.finConversations.values();
  mock.clock.advance(605);
  expect(conversation && mock.workspace.finStatus(conversation)).toBe("complete");
});

test("a conversation has to be started before it goes on", async () => {
  const { call } = setUp();
  expect(errorOf(await call("POST /fin/reply", MESSAGE)).code).toBe("parameter_invalid");
  expect(errorOf(await call("POST /fin/start", { ...MESSAGE, conversation_id: null }))).toEqual({
    status: 400,
    code: "parameter_invalid",
    message: "conversation_id is required",
  });
});

test("attributes that do not exist are told", async () => {
  const { call, workspace } = setUp();
  workspace.defineAttribute("plan", "string");
  const { json } = await call("POST /fin/start", {
    ...MESSAGE,
    user: { id: "u1", attributes: { plan: "Pro", name: "Ada", mood: "fine" } },
    conversation_metadata: { attributes: { depth: 3 } },
  });
  expect(json.errors).toEqual({
    user: { attributes: { mood: "User attribute 'mood' does not exist" } },
    conversation: { attributes: { depth: "Conversation attribute 'depth' does not exist" } },
  });
});

test("a rating can be changed until a remark closes it", async () => {
  const { mock, call } = setUp();
  const rate = (rating: string, remark?: string) =>
    call("POST /fin/csat", { conversation_id: "ext-123", rating, ...(remark && { remark }) });
  await call("POST /fin/start", MESSAGE);
  mock.clock.advance(5);
  expect((await rate("good")).json).toEqual({
    conversation_id: "ext-123",
    rating: "good",
    status: "rated",
  });
  expect((await rate("amazing", "Quick.")).json.rating).toBe("amazing");
  expect((await rate("amazing")).status).toBe(200);
  expect(errorOf(await rate("bad"))).toMatchObject({
    status: 422,
    message: "This rating can no longer be changed because a remark has already been submitted",
  });
});

test("what Fin has not asked to be rated cannot be rated", async () => {
  const { mock, call } = setUp();
  const rate = async () =>
    errorOf(await call("POST /fin/csat", { conversation_id: "ext-123", rating: "ok" })).message;
  expect(await rate()).toBe("Conversation not found for the given external_conversation_id");
  await call("POST /fin/start", MESSAGE);
  expect(await rate()).toBe("No rating survey found for this conversation");
  mock.clock.advance(86_401);
  expect(await rate()).toBe("The rating window for this conversation has closed");
  const wrong = await call("POST /fin/csat", { conversation_id: "ext-123", rating: "so-so" });
  expect(errorOf(wrong)).toMatchObject({ status: 422, message: "Rating isn't an option" });
});
