import { expect, test } from "vitest";
import { defined } from "../../scripts/common/defined.ts";
import { errorOf, list, object } from "./client.ts";
import { partsOf, START, setUp } from "./conversation-setup.ts";

function setUpMessages() {
  const all = setUp();
  const from = { type: "admin", id: all.admin.id };
  const to = { type: "user", id: all.user.id };
  return {
    ...all,
    from,
    to,
    send: (body: Record<string, string | boolean | object>) =>
      all.call("POST /messages", { message_type: "in_app", from, to, body: "News", ...body }),
    whatsapp: (phone: number) =>
      all.call("POST /messages", {
        message_type: "whatsapp",
        from,
        to: { phone, name: "John Doe" },
        template: "keep_live",
        locale: "en",
      }),
    status: (id: unknown) => all.call(`GET /messages/whatsapp/status?message_id=${id}`),
  };
}

test("a message is answered as sent, and is no conversation yet", async () => {
  const { send, workspace, admin } = setUpMessages();
  const conversations = workspace.conversations.size;
  const { json } = await send({});
  expect(json).toMatchObject({
    type: "admin_message",
    id: expect.stringMatching(/^\d+$/),
    created_at: START,
    body: "News",
    message_type: "inapp",
    owner: { type: "admin", id: admin.id },
  });
  expect(json).not.toHaveProperty("conversation_id");
  expect(workspace.conversations.size).toBe(conversations);
});

test("a message becomes a conversation when a contact answers it, one for each contact", async () => {
  const { send, userReplies, search, lead, user, mock } = setUpMessages();
  mock.clock.advance(10);
  const to = [user, lead].map(({ id, role }) => ({ type: role, id }));
  const { json } = await send({ to });
  mock.clock.advance(10);
  const first = await userReplies({}, "last");
  expect(first.json).toMatchObject({
    source: { id: json.id, delivered_as: "admin_initiated", body: "<p>News</p>" },
    contacts: { contacts: [{ id: user.id }] },
    first_contact_reply: { created_at: START + 20 },
  });
  expect(partsOf(first)).toMatchObject([{ part_type: "comment", body: "<p>Thanks</p>" }]);
  expect((await userReplies({}, "last")).json.id).toBe(first.json.id);
  const second = await userReplies({ intercom_user_id: lead.id }, "last");
  expect(second.json.id).not.toBe(first.json.id);
  expect(new Set(await search("source.id", "=", String(json.id)))).toEqual(
    new Set([first.json.id, second.json.id]),
  );
});

test("a message becomes a conversation at once where that is asked for", async () => {
  const { send, call, user } = setUpMessages();
  const { json } = await send({
    message_type: "email",
    subject: "Your order",
    create_conversation_without_contact_reply: true,
  });
  expect(json).toMatchObject({ message_type: "email", subject: "Your order" });
  expect((await call(`GET /conversations/${json.conversation_id}`)).json).toMatchObject({
    source: { type: "email", id: json.id, subject: "Your order" },
    contacts: { contacts: [{ id: user.id }] },
    channel: { initial: "email" },
  });
});

test("a WhatsApp message begins a conversation, with a new lead if nobody has the number", async () => {
  const { whatsapp, workspace } = setUpMessages();
  const first = await whatsapp(5547999998888);
  const second = await whatsapp(5547999998888);
  const contacts = [first, second].map(({ json }) => {
    const conversation = workspace.existingConversation(String(json.conversation_id));
    expect(conversation.source?.type).toBe("whatsapp");
    return workspace.contacts.get(conversation.contacts[0] ?? "");
  });
  expect(contacts[0]).toMatchObject({ role: "lead", phone: "+5547999998888", name: "John Doe" });
  expect(contacts[1]?.id).toBe(contacts[0]?.id);
});

test("a WhatsApp message is sent, then delivered, and read once it is answered", async () => {
  const { whatsapp, status, mock, workspace, userReplies } = setUpMessages();
  const { id, conversation_id } = (await whatsapp(5547999998888)).json;
  expect((await status(id)).json).toEqual({
    conversation_id,
    status: "sent",
    type: "broadcast_outbound",
    created_at: START,
    updated_at: START,
    template_name: "keep_live",
    message_id: id,
  });
  mock.clock.advance(60);
  expect((await status(id)).json).toMatchObject({ status: "delivered", updated_at: START + 5 });
  const [contact = ""] = workspace.existingConversation(String(conversation_id)).contacts;
  await userReplies({ intercom_user_id: contact }, String(conversation_id));
  expect((await status(id)).json).toMatchObject({ status: "read", updated_at: START + 60 });
  expect(errorOf(await status("wamid_nope"))).toMatchObject({
    status: 404,
    code: "whatsapp_message_not_found",
  });
});

test("the messages of a set of rules are listed, the newest first, by cursors", async () => {
  const { workspace, call, admin, user, mock, whatsapp } = setUpMessages();
  await whatsapp(5547999998888);
  const ids = Array.from({ length: 3 }, () => {
    mock.clock.advance(1);
    const campaign = { channel: "whatsapp", template: "sale", ruleset_id: "12" } as const;
    return workspace.sendMessage({ ...campaign, from: admin.id, to: [user.id], body: "" }).id;
  });
  const read = async (query: string) =>
    (await call(`GET /messages/status?ruleset_id=12&per_page=2${query}`)).json;
  const first = await read("");
  expect(first).toMatchObject({
    type: "list",
    ruleset_id: "12",
    total_count: 3,
    pages: { type: "pages", per_page: 2, total_pages: 2 },
  });
  const next = object(object(first.pages).next).starting_after;
  const second = await read(`&starting_after=${next}`);
  expect(object(second.pages).next).toBeUndefined();
  const events = [...list(first.events), ...list(second.events)];
  expect(events.map((event) => event.whatsapp_message_id)).toEqual([...ids].reverse());
  expect(events[0]).toMatchObject({ user_id: user.id, template_name: "sale", status: "sent" });
});

test("a message is refused where something is missing or not there", async () => {
  const { send, call, from, to } = setUpMessages();
  const cases = [
    [await send({ body: "" }), 400, "parameter_invalid", "Body is required"],
    [
      await send({ message_type: "email" }),
      422,
      "parameter_not_found",
      "No subject supplied for email message",
    ],
    [await send({ to: { type: "user", id: "nobody" } }), 404, "not_found", "User Not Found"],
    [await send({ cc: { type: "user", id: "nobody" } }), 404, "not_found", "User Not Found"],
    [await send({ from: { type: "admin", id: "1" } }), 404, "admin_not_found"],
    [await send({ to: [] }), 400, "parameter_missing"],
    [await send({ message_type: "fax" }), 400, "parameter_invalid"],
    [await send({ message_type: "whatsapp", template: "a" }), 400, "parameter_invalid"],
    [
      await call("POST /messages", { message_type: "whatsapp", from, to }),
      400,
      "parameter_missing",
    ],
    [await call("GET /messages/whatsapp/status"), 400, "parameter_missing"],
    [await call("GET /messages/status"), 400, "parameter_missing"],
  ] as const;
  for (const [reply, status, code, message] of cases) {
    const expected = { status, code, ...defined({ message }) };
    expect(errorOf(reply)).toMatchObject(expected);
  }
});

test.each(["in_app", "inapp", "conversation"])(
  "a message of the type %s appears in the Messenger",
  async (message_type) => {
    const { send, userReplies } = setUpMessages();
    const { status, json } = await send({ message_type });
    expect([status, json.message_type]).toEqual([200, "inapp"]);
    const answered = await userReplies({}, "last");
    expect(answered.json.source).toMatchObject({ type: "conversation", id: json.id });
  },
);

test("a text message becomes a conversation of its own channel", async () => {
  const { send, call } = setUpMessages();
  const { json } = await send({
    message_type: "sms",
    create_conversation_without_contact_reply: true,
  });
  const conversation = await call(`GET /conversations/${json.conversation_id}`);
  expect(conversation.json).toMatchObject({ source: { type: "sms" }, channel: { initial: "sms" } });
});

test.each(["user", "lead"] as const)(
  "a %s's message begins a conversation, which the answer names",
  async (role) => {
    const { call, user, lead } = setUpMessages();
    const from = { type: role, id: role === "user" ? user.id : lead.id };
    const { status, json } = await call("POST /messages", { from, body: "Help!" });
    expect(status).toBe(200);
    expect(json).toMatchObject({ type: "user_message", body: "Help!", message_type: "inapp" });
    const conversation = await call(`GET /conversations/${json.conversation_id}`);
    expect(conversation.json).toMatchObject({
      source: { id: json.id, author: { type: role, id: from.id }, body: "<p>Help!</p>" },
      contacts: { contacts: [{ id: from.id }] },
      state: "open",
    });
  },
);

test("a message of a contact who is not there, or of nothing, is refused", async () => {
  const { call, user } = setUpMessages();
  const from = { type: "user", id: "nobody" };
  expect((await call("POST /messages", { from, body: "Help!" })).status).toBe(404);
  expect((await call("POST /messages", { from: { ...from, id: user.id } })).status).toBe(400);
});
