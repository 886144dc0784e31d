/** What Intercom's own older SDKs send, and its description does not have. */
import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../scripts/common/json.ts";
import { createMock } from "../../scripts/mock-intercom/mock.ts";
import { client, errorOf, list, object } from "./client.ts";

function setUp() {
  const mock = createMock();
  const { workspace } = mock;
  const contact = workspace.createContact({ email: "ada@example.com", external_id: "ada" });
  const author = { type: "user", id: contact.id } as const;
  const conversation = workspace.createConversation({ author, body: "Hello" });
  const [admin] = workspace.admins;
  return { mock, workspace, call: client(mock), contact, conversation, admin };
}

describe("Basic authentication", () => {
  const me = (authorization: string) =>
    client(createMock())("GET /me", undefined, { headers: { authorization } });
  const basic = (text: string) => `Basic ${Buffer.from(text).toString("base64")}`;

  test("takes the token as the user name", async () => {
    expect((await me(basic("mock-token:"))).status).toBe(200);
    expect((await me(basic("mock-token:").replace("Basic", "basic"))).status).toBe(200);
  });

  test.each([
    basic("mock-token"),
    basic("mock-token:x"),
    basic(":mock-token"),
    basic(":"),
    basic(""),
    "Basic",
    "Basic mock-token",
    "Bearer bW9jay10b2tlbjo=",
    "mock-token",
  ])("%s is refused", async (authorization) => {
    expect(errorOf(await me(authorization))).toMatchObject({ status: 401, code: "unauthorized" });
  });
});

test.each([
  ["POST /export/content/data/", { created_at_after: 1, created_at_before: 2 }, 200],
  ["POST /phone_call_redirects/", { phone: "+353832345678" }, 200],
  ["GET /contacts/", undefined, 200],
  ["GET /contacts//", undefined, 404],
])("%s: a slash at the end means nothing", async (request, body, status) => {
  expect((await setUp().call(request, body)).status).toBe(status);
});

describe("a conversation is changed by a reply, too", () => {
  test.each<[JsonObject, JsonObject]>([
    [{ message_type: "snoozed", snoozed_until: 1_999_999_999 }, { state: "snoozed" }],
    [{ message_type: "close", type: "admin", body: "Bye" }, { state: "closed" }],
    [{ message_type: "open" }, { state: "open" }],
    [{ message_type: "assignment", type: "admin", assignee_id: "0" }, { admin_assignee_id: 0 }],
  ])("%j", async (reply, shows) => {
    const { call, conversation, admin } = setUp();
    const { json } = await call(`POST /conversations/${conversation.id}/reply`, {
      admin_id: admin.id,
      ...reply,
    });
    expect(json).toMatchObject(shows);
  });

  test("by nobody, or by no word that there is, it is not", async () => {
    const { call, conversation, admin } = setUp();
    const path = `POST /conversations/${conversation.id}/reply`;
    const close = { message_type: "close", type: "admin" };
    expect(errorOf(await call(path, close))).toMatchObject({
      status: 400,
      code: "parameter_missing",
    });
    const other = { message_type: "delete", type: "admin", admin_id: admin.id, body: "x" };
    expect(errorOf(await call(path, other))).toMatchObject({
      status: 400,
      code: "parameter_invalid",
    });
  });
});

test.each(["user", "lead", "admin"])(
  "a contact's message may name whom it is for: %s",
  async (type) => {
    const { call, contact } = setUp();
    const { status, json } = await call("POST /messages", {
      message_type: "inapp",
      body: "Hello",
      from: { type: "user", id: contact.id },
      to: { type, id: "12345" },
    });
    expect([status, json.type]).toEqual([200, "user_message"]);
  },
);

describe("who sends and receives a message may be named by external id or email", () => {
  const names: JsonObject[] = [{ user_id: "ada" }, { email: "ADA@example.com" }];
  test.each(names)("%j", async (name) => {
    const { call, contact, admin, workspace } = setUp();
    const person = { type: "user", ...name };
    const sent = { message_type: "email", subject: "News", body: "Hello" };
    const from = { type: "admin", id: admin.id };
    for (const to of [person, [person]]) {
      const asked = { ...sent, from, to, create_conversation_without_contact_reply: true };
      const { json } = await call("POST /messages", asked);
      const made = workspace.conversations.get(String(json.conversation_id));
      expect(made?.contacts).toEqual([contact.id]);
    }
    for (const path of ["POST /messages", "POST /conversations"]) {
      const { json } = await call(path, { body: "Hello", from: person });
      const made = workspace.conversations.get(String(json.conversation_id));
      expect(made?.source?.author).toMatchObject({ id: contact.id });
    }
  });

  test("a teammate has an id only", async () => {
    const from = { type: "admin", email: "ada@example.com" };
    const sent = { message_type: "inapp", body: "x", from, to: { type: "user", user_id: "ada" } };
    expect(errorOf(await setUp().call("POST /messages", sent)).status).toBe(400);
  });

  test("whom nobody knows is not found", async () => {
    const { call } = setUp();
    for (const name of [{ user_id: "nobody" }, { email: "nobody@example.com" }]) {
      const reply = await call("POST /conversations", {
        body: "x",
        from: { type: "user", ...name },
      });
      expect(errorOf(reply)).toMatchObject({ status: 404, code: "not_found" });
    }
  });
});

describe("a contact adds another one to a conversation, named beside it", () => {
  test.each<[string, (id: string) => JsonObject]>([
    ["by id", (id) => ({ intercom_user_id: id })],
    ["by external id", () => ({ user_id: "ada" })],
    ["by email", () => ({ email: "ada@example.com" })],
  ])("%s", async (_, named) => {
    const { call, contact, conversation } = setUp();
    const { status, json } = await call(`POST /conversations/${conversation.id}/customers`, {
      ...named(contact.id),
      customer: { email: "new@example.com" },
    });
    expect(status).toBe(200);
    expect(list(json.customers)).toHaveLength(2);
    const [part] = list(object(json.conversation_parts).conversation_parts).slice(-1);
    expect(part).toMatchObject({ author: { id: contact.id } });
  });

  test("who is not there adds nobody", async () => {
    const { call, conversation } = setUp();
    const path = `POST /conversations/${conversation.id}/customers`;
    const added = { user_id: "nobody", customer: { email: "new@example.com" } };
    expect((await call(path, added)).status).toBe(404);
    expect(errorOf(await call(path, { customer: { email: "new@example.com" } }))).toMatchObject({
      status: 400,
      code: "parameter_missing",
    });
  });
});
