import { expect, test } from "vitest";
import { errorOf, list, object } from "./client.ts";
import { partsOf, START, setUp } from "./conversation-setup.ts";

test("creating a conversation answers the message, which leads to the conversation", async () => {
  const { call, user } = setUp();
  const { json } = await call("POST /conversations", {
    from: { type: "user", id: user.id },
    body: "1 < 2",
    attachment_urls: ["https://example.com/a/receipt.png"],
  });
  expect(json).toEqual({
    type: "user_message",
    id: expect.stringMatching(/^\d+$/),
    created_at: START,
    body: "1 < 2",
    message_type: "inapp",
    conversation_id: expect.stringMatching(/^\d+$/),
  });
  const read = await call(`GET /conversations/${json.conversation_id}`);
  expect(read.json).toMatchObject({
    state: "open",
    source: {
      id: json.id,
      // HTML in a contact's message is not understood.
      body: "<p>1 &lt; 2</p>",
      delivered_as: "customer_initiated",
      attachments: [{ name: "receipt.png", content_type: "image/png" }],
    },
    first_contact_reply: { created_at: START, type: "conversation" },
    waiting_since: START,
  });
});

test("an old conversation can be created with its time", async () => {
  const { call, user } = setUp();
  const from = { type: "contact", id: user.id };
  const created = await call("POST /conversations", { from, body: "Hi", created_at: START - 500 });
  expect(created.json.created_at).toBe(START - 500);
});

test("a visitor who writes becomes a lead", async () => {
  const { call, workspace } = setUp();
  const visitor = workspace.createVisitor({ user_id: "v-1" });
  await call("POST /conversations", { from: { type: "contact", id: "v-1" }, body: "Hi" });
  expect(workspace.contacts.get(visitor.id)?.role).toBe("lead");
});

test("an unknown contact cannot begin a conversation", async () => {
  const { call } = setUp();
  const from = { type: "user", id: "123_doesnt_exist" };
  expect(errorOf(await call("POST /conversations", { from, body: "Hi" }))).toEqual({
    status: 404,
    code: "not_found",
    message: "User Not Found",
  });
});

test("the list has 20 on a page, the last changed first, and leads to its end by cursors", async () => {
  const { call, workspace, mock, user, id } = setUp();
  for (let i = 0; i < 24; i++) {
    mock.clock.advance(1);
    workspace.createConversation({ author: { type: "user", id: user.id }, body: "Hi" });
  }
  const first = await call("GET /conversations");
  expect(first.json).toMatchObject({ type: "conversation.list", total_count: 25 });
  const next = object(object(first.json.pages).next).starting_after;
  const second = await call(`GET /conversations?starting_after=${next}`);
  expect(second.json.pages).not.toHaveProperty("next");
  const ids = [first, second].flatMap(({ json }) => list(json.conversations).map((c) => c.id));
  expect(new Set(ids).size).toBe(25);
  expect(ids.at(-1)).toBe(id);
  expect(list(first.json.conversations)[0]).not.toHaveProperty("conversation_parts");
});

test("an update changes what is given and leaves the rest", async () => {
  const { call, mock, id } = setUp();
  mock.clock.advance(5);
  await call(`PUT /conversations/${id}`, { title: "Missing parcel" });
  const { json } = await call(`PUT /conversations/${id}`, { read: true });
  expect(json).toMatchObject({ title: "Missing parcel", read: true, updated_at: START + 5 });
});

test("a conversation can be about a company, until null removes it", async () => {
  const { call, workspace, id } = setUp();
  const company = workspace.createCompany({ name: "Acme", company_id: "acme" });
  const set = (company_id: string | null) => call(`PUT /conversations/${id}`, { company_id });
  expect((await set(company.id)).json.company).toMatchObject({ id: company.id, name: "Acme" });
  expect(errorOf(await set("nope"))).toMatchObject({ status: 404, code: "company_not_found" });
  expect((await set(null)).json.company).toBeNull();
});

test("setting an attribute leaves a part that tells of it, once", async () => {
  const { call, workspace, id } = setUp();
  workspace.createConversationAttribute({ name: "Severity", data_type: "integer" });
  const set = (value: number) =>
    call(`PUT /conversations/${id}`, { custom_attributes: { Severity: value } });
  await set(2);
  const reply = await set(2);
  expect(reply.json.custom_attributes).toMatchObject({ Severity: 2 });
  expect(partsOf(reply)).toMatchObject([
    {
      part_type: "conversation_attribute_updated_by_admin",
      author: { type: "bot", name: "Fin" },
      event_details: { attribute: { name: "Severity" }, value: { name: "2", previous: null } },
    },
  ]);
});

test.each([
  ["is not known", "Nope", 1],
  ["is archived", "Old", 1],
  ["has a namesake", "Twice", 1],
  ["has another type", "Severity", "high"],
])("an attribute that %s is refused, and nothing is changed", async (_, name, value) => {
  const { call, workspace, id } = setUp();
  const create = (title: string) =>
    workspace.createConversationAttribute({ name: title, data_type: "integer" });
  create("Severity");
  workspace.updateConversationAttribute(String(create("Old").id), { archived: true });
  create("Twice");
  create("Twice");
  const before = workspace.existingConversation(id);
  const refused = await call(`PUT /conversations/${id}`, {
    title: "New",
    custom_attributes: { Severity: 1, [name]: value },
  });
  expect(errorOf(refused)).toMatchObject({ status: 400, code: "parameter_invalid" });
  expect(workspace.existingConversation(id)).toBe(before);
});

test("an attribute that points to custom objects is set by ids and shows the objects", async () => {
  const { call, workspace, id } = setUp();
  const reference = { type: "many", object_type_id: "Order" } as const;
  workspace.createConversationAttribute({ name: "order", data_type: "relationship", reference });
  const order = workspace.putCustomObject("Order", { external_id: "123" });
  const { json } = await call(`PUT /conversations/${id}`, {
    custom_attributes: { order: [order.id] },
  });
  expect(json.custom_attributes).toMatchObject({
    order: { type: "Order.list", instances: [{ id: order.id, external_id: "123" }] },
  });
});

test("a deleted conversation is gone from lists and searches, and listed as deleted", async () => {
  const { call, id, search, mock } = setUp();
  mock.clock.advance(9);
  const deleted = await call(`DELETE /conversations/${id}?retain_metrics=false`);
  expect(deleted.json).toEqual({ id, object: "conversation", deleted: true });
  const notThere = { status: 404, code: "not_found", message: "Resource Not Found" };
  expect(errorOf(await call(`GET /conversations/${id}`))).toEqual(notThere);
  expect(errorOf(await call(`DELETE /conversations/${id}`))).toEqual(notThere);
  expect(errorOf(await call(`PUT /conversations/${id}`, { read: true }))).toEqual(notThere);
  expect(await search("state", "=", "open")).toEqual([]);
  expect((await call("GET /conversations/deleted")).json).toMatchObject({
    type: "conversations.list",
    total_count: 1,
    conversations: [{ type: "conversation", id, metrics_retained: false, deleted_at: START + 9 }],
  });
});

test("deleted conversations are listed by when they were deleted, the last first unless asked otherwise", async () => {
  const { mock, call, workspace, user } = setUp();
  const author = { type: "user", id: user.id } as const;
  const ids = ["a", "b", "c"].map((body) => workspace.createConversation({ author, body }).id);
  const deleted = [ids[1], ids[0], ids[2]];
  for (const id of deleted) {
    mock.clock.advance(1);
    await call(`DELETE /conversations/${id}`);
  }
  const read = async (query: string) => {
    const { json } = await call(`GET /conversations/deleted?${query}`);
    return { ids: list(json.conversations).map(({ id }) => id), next: object(json.pages).next };
  };
  const first = await read("per_page=2");
  expect(first.ids).toEqual([ids[2], ids[0]]);
  const { search } = new URL(String(first.next));
  expect(await read(search.slice(1))).toEqual({ ids: [ids[1]], next: null });
  expect((await read("order=asc")).ids).toEqual(deleted);
});
