import { expect, test } from "vitest";
import { errorOf, list, object } from "./client.ts";
import { ticketSetUp } from "./ticket-set-up.ts";

function setUp() {
  const tickets = ticketSetUp();
  const { workspace, contact, make } = tickets;
  const converse = () =>
    workspace.createConversation({ author: { type: "user", id: contact.id }, body: "Hello" });
  const tracker = make("Tracker");
  const path = `/tickets/${tracker.id}/linked_conversations`;
  return { ...tickets, converse, tracker, path };
}

test("a conversation that is linked to a tracker and the tracker show each other", async () => {
  const { call, converse, tracker, path } = setUp();
  const { id } = converse();
  const linked = (await call(`POST ${path}`, { conversation_id: id })).json;
  expect(linked).toMatchObject({
    type: "conversation",
    id,
    linked_objects: {
      total_count: 1,
      data: [{ type: "ticket", id: tracker.id, category: "Tracker" }],
    },
  });
  expect((await call(`GET /tickets/${tracker.id}`)).json.linked_objects).toEqual({
    type: "list",
    data: [{ type: "conversation", id, category: null }],
    total_count: 1,
    has_more: false,
  });
  const unlinked = (await call(`DELETE ${path}/${id}`)).json;
  expect(unlinked).toMatchObject({ id, linked_objects: { total_count: 0, data: [] } });
  expect(object((await call(`GET /tickets/${tracker.id}`)).json.linked_objects).data).toEqual([]);
});

test("a ticket for customers is linked as the conversation that it is", async () => {
  const { call, make, tracker, path } = setUp();
  const { id } = make();
  const { json } = await call(`POST ${path}`, { conversation_id: id });
  expect(json).toMatchObject({
    type: "conversation",
    id,
    state: "open",
    ticket: { id },
    linked_objects: { data: [{ type: "ticket", id: tracker.id, category: "Tracker" }] },
  });
});

test("only trackers are linked this way, to one conversation or customer ticket at a time", async () => {
  const { call, make, converse, path } = setUp();
  const { id } = converse();
  const link = async (conversation_id: string, where = path) =>
    errorOf(await call(`POST ${where}`, { conversation_id }));
  expect(errorOf(await call(`POST ${path}`, {}))).toEqual({
    status: 400,
    code: "parameter_not_found",
    message: "conversation_id not specified",
  });
  expect(await link(id, `/tickets/${make().id}/linked_conversations`)).toEqual({
    status: 400,
    code: "invalid_ticket_type",
    message: "Only tracker tickets support linking conversations",
  });
  expect(await link(id, "/tickets/1/linked_conversations")).toMatchObject({
    status: 404,
    code: "ticket_not_found",
  });
  const unknown = {
    status: 404,
    code: "conversation_not_found",
    message: "Conversation not found",
  };
  expect(await link("1")).toEqual(unknown);
  expect(await link(make("Back-office").id)).toEqual(unknown);
  await link(id);
  const other = `/tickets/${make("Tracker").id}/linked_conversations`;
  for (const where of [path, other]) {
    expect(await link(id, where)).toEqual({
      status: 400,
      code: "already_linked_to_tracker",
      message: "A conversation can only have one tracker ticket",
    });
  }
  expect(errorOf(await call(`DELETE ${other}/${id}`))).toEqual({
    status: 404,
    code: "conversation_not_found",
    message: "Conversation is not linked to this ticket",
  });
  expect(errorOf(await call(`DELETE /tickets/${make().id}/linked_conversations/${id}`))).toEqual({
    status: 400,
    code: "invalid_ticket_type",
    message: "Only tracker tickets support unlinking conversations",
  });
});

test("a tracker has 2,500 links at most, and shows 1,000", async () => {
  const { call, converse, tracker, path, workspace } = setUp();
  const one = { type: "conversation", id: "1", category: null } as const;
  workspace.changeTicket(tracker.id, { linked: Array.from({ length: 2500 }, () => one) });
  expect(errorOf(await call(`POST ${path}`, { conversation_id: converse().id }))).toMatchObject({
    status: 400,
    code: "linked_conversation_limit_exceeded",
  });
  const linked = object((await call(`GET /tickets/${tracker.id}`)).json.linked_objects);
  expect(linked).toMatchObject({ total_count: 2500, has_more: true });
  expect(list(linked.data)).toHaveLength(1000);
});

test("a new ticket can be linked from the start, where the two go together", async () => {
  const { call, contact, converse, make, typeOf, workspace } = setUp();
  const contacts = [{ id: contact.id }];
  const create = (category: string, conversation_to_link_id: string) =>
    call("POST /tickets", { ticket_type_id: typeOf(category), contacts, conversation_to_link_id });
  const conversation = converse();
  const { json } = await create("Back-office", conversation.id);
  expect(json.linked_objects).toMatchObject({ data: [{ id: conversation.id }] });
  expect(workspace.existingConversation(conversation.id).linked).toMatchObject([{ id: json.id }]);
  expect((await create("Customer", make("Back-office").id)).status).toBe(200);
  const before = workspace.tickets.size;
  expect(errorOf(await create("Customer", converse().id)).code).toBe("parameter_invalid");
  expect(errorOf(await create("Tracker", "1")).code).toBe("conversation_not_found");
  expect(workspace.tickets.size).toBe(before);
});

test("deleting either end removes the link", async () => {
  const { call, converse, make, tracker, path, workspace } = setUp();
  const conversation = converse();
  const gone = converse();
  const ticket = make();
  for (const { id } of [gone, conversation, ticket])
    await call(`POST ${path}`, { conversation_id: id });
  await call(`DELETE /conversations/${gone.id}`);
  await call(`DELETE /tickets/${ticket.id}`);
  expect(workspace.existingTicket(tracker.id).linked).toMatchObject([{ id: conversation.id }]);
  await call(`DELETE /tickets/${tracker.id}`);
  expect(workspace.existingConversation(conversation.id).linked).toEqual([]);
});
