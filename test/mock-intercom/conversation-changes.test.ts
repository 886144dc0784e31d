import { expect, test } from "vitest";
import { errorOf, list, object } from "./client.ts";
import { partsOf, START, setUp } from "./conversation-setup.ts";

const GONE = "<p><i>This message was deleted</i></p>";

test("redacting a part takes its text away for good", async () => {
  const { call, id, adminReplies, mock } = setUp();
  const part = partsOf(await adminReplies()).at(-1)?.id ?? "";
  mock.clock.advance(5);
  const reply = await call("POST /conversations/redact", {
    type: "conversation_part",
    conversation_id: id,
    conversation_part_id: part,
  });
  expect(partsOf(reply)).toMatchObject([
    { id: part, body: GONE, redacted: true, created_at: START, updated_at: START + 5 },
  ]);
});

test("the first message can be redacted if a contact wrote it", async () => {
  const { call, id, workspace, admin, user } = setUp();
  const redact = (conversation_id: string) =>
    call("POST /conversations/redact", {
      type: "source",
      conversation_id,
      source_id: workspace.existingConversation(conversation_id).source?.id ?? null,
    });
  expect((await redact(id)).json.source).toMatchObject({ body: GONE, redacted: true });
  const byAdmin = workspace.createConversation({
    author: { type: "admin", id: admin.id },
    body: "Welcome",
    contacts: [user.id],
  });
  expect(errorOf(await redact(byAdmin.id))).toMatchObject({
    status: 400,
    code: "conversation_part_not_redactable",
  });
});

test("what is not there or has no text cannot be redacted", async () => {
  const { call, id, act } = setUp();
  const redact = (conversation_id: string, conversation_part_id: string) =>
    call("POST /conversations/redact", {
      type: "conversation_part",
      conversation_id,
      conversation_part_id,
    });
  const notFound = { status: 404, code: "conversation_part_or_message_not_found" };
  expect(errorOf(await redact("really_123_doesnt_exist", "1"))).toMatchObject(notFound);
  expect(errorOf(await redact(id, "1"))).toMatchObject(notFound);
  const [opened] = partsOf(await act({ message_type: "open" }));
  expect(errorOf(await redact(id, String(opened?.id)))).toMatchObject({
    code: "conversation_part_not_redactable",
  });
});

test("merging closes the one, links both and lets the contacts of both take part", async () => {
  const { call, id, workspace, lead, user } = setUp();
  const other = workspace.createConversation({
    author: { type: "lead", id: lead.id },
    body: "Me too",
  });
  const reply = await call(`POST /conversations/${other.id}/merge`, {
    merge_into_conversation_id: Number(id),
  });
  expect(reply.json).toMatchObject({
    id,
    state: "open",
    contacts: { contacts: [{ id: user.id }, { id: lead.id }] },
    linked_objects: { data: [{ type: "conversation", id: other.id, category: null }] },
  });
  expect(partsOf(reply).at(-1)).toMatchObject({ part_type: "merged_primary_conversation" });
  expect((await call(`GET /conversations/${other.id}`)).json).toMatchObject({
    state: "closed",
    linked_objects: { total_count: 1, data: [{ id }] },
  });
  await call(`DELETE /conversations/${id}`);
  expect((await call(`GET /conversations/${other.id}`)).json.linked_objects).toMatchObject({
    total_count: 0,
  });
});

test("a merge is refused where it makes no sense", async () => {
  const { call, id, workspace, user } = setUp();
  const author = { type: "user", id: user.id } as const;
  const other = workspace.createConversation({ author, body: "Again" });
  const merge = async (from: string, into: number | string) =>
    errorOf(await call(`POST /conversations/${from}/merge`, { merge_into_conversation_id: into }));
  const failed = (message: string) => ({ status: 422, code: "merge_failed", message });
  expect(await merge(id, 1)).toEqual(failed("Primary conversation not found"));
  expect(await merge(id, Number(id))).toEqual(failed("Cannot merge a conversation into itself"));
  await merge(other.id, Number(id));
  expect(await merge(other.id, Number(id))).toEqual(
    failed("Secondary conversation has already been merged"),
  );
  expect(await merge(id, "the other")).toEqual({
    status: 400,
    code: "parameter_invalid",
    message: "merge_into_conversation_id must be a valid integer conversation ID",
  });
  expect(await merge("999", Number(id))).toMatchObject({ status: 404, code: "not_found" });
});

test("a conversation becomes a ticket of the same id, with its messages", async () => {
  const { call, id, workspace, adminReplies, mock, user } = setUp();
  const type = workspace.createTicketType({ name: "Refund", category: "Customer" });
  await adminReplies();
  mock.clock.advance(60);
  const { json } = await call(`POST /conversations/${id}/convert`, {
    ticket_type_id: type.id,
    attributes: { _default_title_: "Money back" },
  });
  expect(json).toMatchObject({
    type: "ticket",
    id,
    category: "Customer",
    ticket_attributes: { _default_title_: "Money back" },
    ticket_state: { category: "submitted" },
    contacts: { contacts: [{ id: user.id }] },
    created_at: START,
  });
  expect(list(object(json.ticket_parts).ticket_parts)).toMatchObject([
    { part_type: "comment", body: "<p>Hello</p>", author: { id: user.id } },
    { part_type: "comment", body: "<p>Hi</p>" },
    { part_type: "ticket_state_updated_by_admin", created_at: START + 60 },
  ]);
  expect((await call(`GET /tickets/${id}`)).json).toEqual(json);
  expect((await call(`GET /conversations/${id}`)).json.ticket).toEqual({ type: "ticket", id });
});

test("a conversation can become a ticket in a state of its type", async () => {
  const { call, id, workspace } = setUp();
  const type = workspace.createTicketType({ name: "Refund", category: "Customer" });
  const state = type.states[1] ?? "";
  const body = { ticket_type_id: type.id, ticket_state_id: state };
  const { json } = await call(`POST /conversations/${id}/convert`, body);
  expect(json.ticket_state).toMatchObject({ id: state });
});

test("a conversion is refused where it makes no sense, and nothing is changed", async () => {
  const { call, id, workspace } = setUp();
  const customer = workspace.createTicketType({ name: "Refund", category: "Customer" });
  const tracker = workspace.createTicketType({ name: "Outage", category: "Tracker" });
  const convert = async (body: Record<string, string>) =>
    errorOf(await call(`POST /conversations/${id}/convert`, body));
  expect(await convert({ ticket_type_id: tracker.id })).toEqual({
    status: 400,
    code: "parameter_invalid",
    message: "Ticket type is not a customer ticket type",
  });
  expect(await convert({ ticket_type_id: "999" })).toMatchObject({ status: 404 });
  const unknownState = { ticket_type_id: customer.id, ticket_state_id: "1" };
  expect(await convert(unknownState)).toMatchObject({ code: "ticket_state_id_invalid" });
  expect(workspace.tickets.size).toBe(0);
  await convert({ ticket_type_id: customer.id });
  expect(await convert({ ticket_type_id: customer.id })).toMatchObject({ status: 400 });
});

test("a conversation and the ticket that it became are deleted together", async () => {
  const { call, id, workspace } = setUp();
  const { id: ticket_type_id } = workspace.createTicketType({ name: "Refund" });
  await call(`POST /conversations/${id}/convert`, { ticket_type_id });
  await call(`DELETE /conversations/${id}`);
  expect((await call(`GET /tickets/${id}`)).status).toBe(404);
});

test("handling pauses while a conversation is snoozed", async () => {
  const { act, call, id, admin, mock } = setUp();
  await act({ message_type: "snoozed", snoozed_until: START + 600 });
  mock.clock.advance(60);
  await act({ message_type: "open" });
  const teammate = {
    type: "admin",
    id: Number(admin.id),
    name: admin.name,
    email: admin.email,
  };
  expect((await call(`GET /conversations/${id}/handling_events`)).json).toEqual({
    handling_events: [
      { teammate, type: "paused", timestamp: "2025-06-15T15:06:40Z", reason: "Snoozed" },
      { teammate, type: "resumed", timestamp: "2025-06-15T15:07:40Z", reason: null },
    ],
  });
});

test("a snooze that ends by itself is resumed by no teammate", async () => {
  const { act, call, id, mock } = setUp();
  await act({ message_type: "snoozed", snoozed_until: START + 600 });
  mock.clock.advance(600);
  const { json } = await call(`GET /conversations/${id}/handling_events`);
  expect(list(json.handling_events)[1]).toMatchObject({
    type: "resumed",
    teammate: { type: "bot", email: null },
  });
});

test("side conversations are listed 25 on a page, each with its parts", async () => {
  const { call, id, workspace, admin, user } = setUp();
  const author = workspace.adminAuthor(admin.id);
  const other = workspace.createConversation({
    author: { type: "user", id: user.id },
    body: "Hi",
  });
  workspace.createSideConversation(other.id, author, "<p>Not here</p>");
  for (let i = 0; i < 26; i++) workspace.createSideConversation(id, author, `<p>${i}</p>`);
  const read = async (query: string) =>
    (await call(`GET /conversations/${id}/side_conversations${query}`)).json;
  const first = await read("");
  expect(first).toMatchObject({
    type: "side_conversation.list",
    total_count: 26,
    pages: { type: "pages", page: 1, per_page: 25, total_pages: 2 },
  });
  expect(list(first.side_conversations)[0]).toMatchObject({
    conversation_parts: [{ body: "<p>0</p>", author: { id: admin.id } }],
    total_count: 1,
  });
  expect(list((await read("?page=2")).side_conversations)).toHaveLength(1);
});

test("what goes on beside an unknown conversation is a 404", async () => {
  const { call } = setUp();
  for (const path of ["handling_events", "side_conversations"]) {
    expect((await call(`GET /conversations/999/${path}`)).status).toBe(404);
  }
});
