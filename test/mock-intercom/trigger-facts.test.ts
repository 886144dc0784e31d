import { expect, test } from "vitest";
import type { Json, JsonObject } from "../../scripts/common/json.ts";
import { createMock } from "../../scripts/mock-intercom/mock.ts";
import { client, list, object } from "./client.ts";

/**
 * What triggers poll for can be brought about through the API, and is seen where they look: the time
 * that moved, and what the thing or its parts say of it. Each row begins a minute before it happens.
 */
const START = 1_750_000_000;
const THEN = START + 60;

function setUp() {
  const mock = createMock({ now: START, control: true });
  const { workspace } = mock;
  const call = client(mock);
  const lead = workspace.createContact({ role: "lead", name: "Ada" });
  const user = workspace.createContact({ role: "user", email: "ada@example.com" });
  const type = workspace.createTicketType({ name: "Request", category: "Customer" });
  const ticket = workspace.createTicket({ ticket_type_id: type.id, contact: { id: user.id } });
  const tag = workspace.createTag("VIP");
  const [admin] = workspace.admins;
  const [team] = workspace.teams();
  const state = type.states[1] ?? "";
  return { mock, workspace, call, lead, user, ticket, tag, admin, team, state };
}

type Given = ReturnType<typeof setUp>;

/** By the row's name in the list of triggers. */
const CONTACTS: Readonly<
  Record<
    string,
    { happens(given: Given): [call: string, body?: Json]; seen: object; of: "lead" | "user" }
  >
> = {
  "Lead converted to user": {
    happens: ({ lead }) => [
      `PUT /contacts/${lead.id}`,
      { role: "user", email: "lead@example.com", signed_up_at: THEN },
    ],
    seen: { role: "user", signed_up_at: THEN },
    of: "lead",
  },
  "Lead added email": {
    happens: ({ lead }) => [`PUT /contacts/${lead.id}`, { email: "lead@example.com" }],
    seen: { role: "lead", email: "lead@example.com" },
    of: "lead",
  },
  "Contact unsubscribed from emails": {
    happens: ({ user }) => [`PUT /contacts/${user.id}`, { unsubscribed_from_emails: true }],
    seen: { unsubscribed_from_emails: true },
    of: "user",
  },
  "Tag added to user": {
    happens: ({ user, tag }) => [`POST /contacts/${user.id}/tags`, { id: tag.id }],
    seen: { tags: { total_count: 1 } },
    of: "user",
  },
  "Contacts merged": {
    happens: ({ lead, user }) => [
      "POST /contacts/merge",
      { from: lead.id, into: user.id, skip_duplicate_validation: true },
    ],
    seen: { name: "Ada" },
    of: "user",
  },
};

for (const [row, { happens, seen, of }] of Object.entries(CONTACTS)) {
  test(`${row}: the search of contacts shows it with a new updated_at`, async () => {
    const given = setUp();
    given.mock.clock.set(THEN);
    expect((await given.call(...happens(given))).status).toBe(200);
    const query = { field: "id", operator: "=", value: given[of].id };
    const { json } = await given.call("POST /contacts/search", { query });
    expect(list(json.data)).toMatchObject([{ ...seen, updated_at: THEN }]);
  });
}

test("Tag added to user: the contact's tags tell when it was added", async () => {
  const { mock, call, user, tag } = setUp();
  mock.clock.set(THEN);
  await call(`POST /contacts/${user.id}/tags`, { id: tag.id });
  const { json } = await call(`GET /contacts/${user.id}/tags`);
  expect(list(json.data)).toMatchObject([{ id: tag.id, applied_at: THEN }]);
});

test("Contacts merged: the history of merges tells when, and of whom", async () => {
  const { mock, call, workspace, lead, user } = setUp();
  mock.clock.set(THEN);
  workspace.mergeContacts(lead.id, user.id);
  const { body } = await call(`GET /contacts/${user.id}/merge_history`);
  expect(body).toContain(lead.id);
  expect(body).toContain(String(THEN));
});

const TICKETS: Readonly<
  Record<
    string,
    { happens(given: Given): [path: string, body: JsonObject]; part(given: Given): object }
  >
> = {
  "Ticket state changed": {
    happens: ({ state }) => ["", { ticket_state_id: state }],
    part: () => ({
      part_type: "ticket_state_updated_by_admin",
      previous_ticket_state: "submitted",
      ticket_state: "in_progress",
    }),
  },
  "Ticket closed": {
    happens: ({ admin }) => ["", { open: false, admin_id: Number(admin.id) }],
    part: ({ admin }) => ({ part_type: "close", author: { type: "admin", id: admin.id } }),
  },
  "Ticket attribute changed": {
    happens: () => ["", { ticket_attributes: { _default_title_: "Broken" } }],
    part: () => ({
      part_type: "ticket_attribute_updated_by_admin",
      updated_attribute_data: { attribute: { label: "_default_title_" }, value: { id: "Broken" } },
    }),
  },
  "Ticket assigned to teammate": {
    happens: ({ admin }) => ["", { assignee_id: admin.id }],
    part: ({ admin }) => ({
      part_type: "assignment",
      assigned_to: { type: "admin", id: admin.id },
    }),
  },
  "Ticket assigned to team": {
    happens: ({ team }) => ["", { assignee_id: team?.id ?? "" }],
    part: ({ team }) => ({ part_type: "assignment", assigned_to: { type: "team", id: team?.id } }),
  },
  "Reply of a teammate on ticket": {
    happens: ({ admin }) => [
      "/reply",
      { message_type: "comment", type: "admin", admin_id: admin.id, body: "Hi" },
    ],
    part: () => ({ part_type: "comment", author: { type: "admin" } }),
  },
  "Reply of a contact on ticket": {
    happens: ({ user }) => [
      "/reply",
      { message_type: "comment", type: "user", intercom_user_id: user.id, body: "Hi" },
    ],
    part: ({ user }) => ({ part_type: "comment", author: { type: "user", id: user.id } }),
  },
  "Note added to ticket": {
    happens: ({ admin }) => [
      "/reply",
      { message_type: "note", type: "admin", admin_id: admin.id, body: "Hm" },
    ],
    part: () => ({ part_type: "note", author: { type: "admin" } }),
  },
};

for (const [row, { happens, part }] of Object.entries(TICKETS)) {
  test(`${row}: the search of tickets shows it, and the last part tells of it`, async () => {
    const given = setUp();
    given.mock.clock.set(THEN);
    const [path, body] = happens(given);
    const method = path === "" ? "PUT" : "POST";
    const { status } = await given.call(`${method} /tickets/${given.ticket.id}${path}`, body);
    expect(status).toBe(200);
    const query = { field: "updated_at", operator: ">", value: THEN };
    const { json } = await given.call("POST /tickets/search", { query });
    const [found] = list(json.tickets);
    expect(found).toMatchObject({ id: given.ticket.id, updated_at: THEN });
    const last = list(object(found?.ticket_parts).ticket_parts).at(-1);
    expect(last).toMatchObject({ ...part(given), created_at: THEN });
  });
}

test("Teammate away mode changed: the log tells whose, and which", async () => {
  const { mock, call, admin } = setUp();
  mock.clock.set(THEN);
  const away = { away_mode_enabled: true, away_mode_reassign: false };
  await call(`PUT /admins/${admin.id}/away`, away);
  const { json } = await call(`GET /admins/activity_logs?created_at_after=${THEN}`);
  expect(list(json.activity_logs)).toMatchObject([
    { activity_type: "admin_away_mode_change", metadata: { away_mode: true }, created_at: THEN },
  ]);
});

test("Article published: the list tells its state, with a new updated_at", async () => {
  const { mock, call, workspace, admin } = setUp();
  const { id } = workspace.createArticle({ title: "Hello", author_id: Number(admin.id) });
  mock.clock.set(THEN);
  await call(`PUT /articles/${id}`, { state: "published" });
  const { json } = await call("GET /articles");
  expect(list(json.data)).toMatchObject([{ id, state: "published", updated_at: THEN }]);
});
