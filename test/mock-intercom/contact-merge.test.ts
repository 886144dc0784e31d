import { describe, expect, test } from "vitest";
import { errorOf, list, object } from "./client.ts";
import { listening } from "./listening.ts";

const START = 1_750_000_000;

function setUp() {
  const { workspace, ...rest } = listening(START);
  const user = workspace.createContact({ role: "user", email: "ada@example.com", name: "Ada" });
  const lead = workspace.createContact({
    role: "lead",
    email: "ADA@example.com",
    external_id: "lead-1",
    name: "A visitor",
    phone: "+353871234567",
  });
  return { workspace, user, lead, ...rest };
}

describe("merging a lead into a user", () => {
  test("fills what is empty, keeps what is there and moves updated_at", async () => {
    const { call, mock, user, lead } = setUp();
    mock.clock.advance(60);
    const { status, json } = await call("POST /contacts/merge", { from: lead.id, into: user.id });
    expect(status).toBe(200);
    expect(json).toMatchObject({
      id: user.id,
      role: "user",
      name: "Ada",
      phone: "+353871234567",
      external_id: "lead-1",
      updated_at: START + 60,
    });
    expect(json).not.toHaveProperty("merge_history");
  });

  test("moves companies, tags, notes, subscriptions, conversations and tickets", async () => {
    const { call, workspace, user, lead } = setUp();
    const company = workspace.createCompany({ name: "Contoso", company_id: "c" });
    const [type] = workspace.subscriptionTypes;
    workspace.attachCompany(lead.id, company.id);
    const shared = workspace.createTag("Shared");
    const tag = workspace.createTag("VIP");
    workspace.tagContact(user.id, shared.id);
    workspace.tagContact(lead.id, shared.id);
    workspace.tagContact(lead.id, tag.id);
    workspace.addSubscription(lead.id, type?.id ?? "", type?.consent_type ?? "");
    const note = workspace.createNote({ about: { contact: lead.id }, body: "Called" });
    const conversation = workspace.createConversation({
      author: { type: "lead", id: lead.id },
      body: "Hello",
    });
    const [ticket_type_id = ""] = workspace.ticketTypes.keys();
    const ticket = workspace.createTicket({ ticket_type_id, contact: { id: lead.id } });
    const { json } = await call("POST /contacts/merge", { from: lead.id, into: user.id });
    expect(list(object(json.companies).data)).toMatchObject([{ id: company.id }]);
    expect(list(object(json.tags).data)).toMatchObject([{ id: shared.id }, { id: tag.id }]);
    expect(object(json.notes).total_count).toBe(1);
    expect(object(json.opted_out_subscription_types).total_count).toBe(1);
    expect((await call(`GET /notes/${note.id}`)).json.contact).toMatchObject({ id: user.id });
    expect(workspace.conversations.get(conversation.id)?.contacts).toEqual([user.id]);
    expect(workspace.existingTicket(ticket.id).contacts).toEqual([user.id]);
    expect(workspace.membersOf(company.id)).toMatchObject({ users: 1 });
  });

  test("notifies, with the id of the lead", async () => {
    const { call, notifications, user, lead } = setUp();
    await call("POST /contacts/merge", { from: lead.id, into: user.id });
    expect(await notifications()).toMatchObject([
      {
        topic: "contact.merged",
        item: { id: user.id, merged_from: { type: "contact", id: lead.id } },
      },
    ]);
  });

  test("is refused for two who share neither email nor phone, unless asked to do it", async () => {
    const { call, workspace, user } = setUp();
    const from = workspace.createContact({ role: "lead", email: "ben@example.com" }).id;
    const merge = { from, into: user.id };
    const refused = errorOf(await call("POST /contacts/merge", merge));
    expect(refused).toMatchObject({ status: 400, code: "invalid_merge" });
    const skipped = { ...merge, skip_duplicate_validation: true };
    expect((await call("POST /contacts/merge", skipped)).status).toBe(200);
  });

  test("was not so strict before 2.16", async () => {
    const { call, workspace, user } = setUp();
    const from = workspace.createContact({ role: "lead" }).id;
    const headers = { "intercom-version": "2.14" };
    const merged = await call("POST /contacts/merge", { from, into: user.id }, { headers });
    expect(merged.status).toBe(200);
  });

  test("is refused the other way round, and for whoever is not there", async () => {
    const { call, user, lead } = setUp();
    const turned = await call("POST /contacts/merge", { from: user.id, into: lead.id });
    expect(errorOf(turned)).toMatchObject({ status: 400, code: "invalid_merge" });
    for (const merge of [
      { from: "nobody", into: user.id },
      { from: lead.id, into: "nobody" },
    ]) {
      expect(errorOf(await call("POST /contacts/merge", merge)).status).toBe(404);
    }
    const missing = errorOf(await call("POST /contacts/merge", { from: lead.id }));
    expect(missing).toMatchObject({ status: 400, code: "parameter_missing" });
  });
});

describe("a merged lead", () => {
  test("is gone, with a link to the user, from lists and search too", async () => {
    const { call, workspace, user, lead } = setUp();
    workspace.mergeContacts(lead.id, user.id);
    const gone = await call(`GET /contacts/${lead.id}`);
    expect(errorOf(gone)).toMatchObject({ status: 410, code: "contact_merged" });
    expect(gone.headers.link).toBe(`</contacts/${user.id}>; rel="canonical"`);
    expect((await call("GET /contacts")).json.total_count).toBe(1);
    const query = { field: "role", operator: "=", value: "lead" };
    expect((await call("POST /contacts/search", { query })).json.total_count).toBe(0);
  });

  test("is unknown to whatever else is asked of it, and to versions before 2.16", async () => {
    const { call, workspace, user, lead } = setUp();
    workspace.mergeContacts(lead.id, user.id);
    expect((await call(`PUT /contacts/${lead.id}`, { name: "Ada" })).status).toBe(404);
    expect((await call(`GET /contacts/${lead.id}/tags`)).status).toBe(404);
    const headers = { "intercom-version": "2.15" };
    expect((await call(`GET /contacts/${lead.id}`, undefined, { headers })).status).toBe(404);
  });

  test("is gone by the external id as well, where the user has another one", async () => {
    const { call, workspace, lead } = setUp();
    const into = workspace.createContact({ role: "user", external_id: "user-1" });
    workspace.mergeContacts(lead.id, into.id);
    const gone = await call("GET /contacts/find_by_external_id/lead-1");
    expect(errorOf(gone)).toMatchObject({ status: 410, code: "contact_merged" });
    expect(gone.headers.link).toBe(`</contacts/${into.id}>; rel="canonical"`);
  });

  test("leads to where the user was merged in turn, and nowhere once that one is deleted", async () => {
    const { call, workspace, user, lead } = setUp();
    const last = workspace.createContact({ role: "user", email: "last@example.com" });
    workspace.mergeContacts(lead.id, user.id);
    workspace.changeContact(user.id, { role: "lead" });
    workspace.mergeContacts(user.id, last.id);
    const { headers } = await call(`GET /contacts/${lead.id}`);
    expect(headers.link).toBe(`</contacts/${last.id}>; rel="canonical"`);
    workspace.deleteContact(last.id);
    expect((await call(`GET /contacts/${lead.id}`)).status).toBe(404);
  });
});

describe("the merge history of a user", () => {
  function merged(count: number) {
    const { workspace, mock, call, user } = setUp();
    const leads = Array.from({ length: count }, () => {
      mock.clock.advance(1);
      const lead = workspace.createContact({ role: "lead" });
      workspace.mergeContacts(lead.id, user.id);
      return lead.id;
    });
    return { call, workspace, user, leads };
  }
  const sources = (json: Record<string, unknown>) =>
    list(json.data as never).map(({ source_contact_id }) => source_contact_id);

  test("is paged by cursor, the latest merge first unless asked otherwise", async () => {
    const { call, user, leads } = merged(5);
    const path = `GET /contacts/${user.id}/merge_history`;
    const seen: unknown[] = [];
    let cursor = "";
    do {
      const { json } = await call(`${path}?per_page=2&cursor=${cursor}`);
      seen.push(...sources(json));
      expect(json.has_more).toBe(json.next_cursor !== null);
      cursor = encodeURIComponent(String(json.next_cursor ?? ""));
    } while (cursor !== "");
    expect(seen).toEqual([...leads].reverse());
    expect(sources((await call(`${path}?order=asc`)).json)).toEqual(leads);
    expect((await call(`${path}?cursor=moon`)).status).toBe(400);
    expect((await call(`${path}?per_page=151`)).status).toBe(400);
  });

  test("is shown within the contact where it is asked for", async () => {
    const { call, user, leads } = merged(1);
    const history = [
      {
        type: "merge_history",
        source_contact_id: leads[0],
        source_contact_role: "lead",
        merged_at: START + 1,
      },
    ];
    const asked = "include_merge_history=true";
    expect((await call(`GET /contacts/${user.id}?${asked}`)).json.merge_history).toEqual(history);
    const [listed] = list((await call(`GET /contacts?${asked}`)).json.data).filter(
      ({ id }) => id === user.id,
    );
    expect(listed?.merge_history).toEqual(history);
    expect((await call(`GET /contacts/${user.id}`)).json).not.toHaveProperty("merge_history");
  });

  test("is not found for a lead or for nobody", async () => {
    const { call, lead } = setUp();
    for (const id of [lead.id, "nobody"]) {
      expect(errorOf(await call(`GET /contacts/${id}/merge_history`))).toEqual({
        status: 404,
        code: "not_found",
        message: "Contact not found",
      });
    }
  });
});
