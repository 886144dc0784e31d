import { expect, test } from "vitest";
import { errorOf, list, object } from "./client.ts";
import { START, ticketSetUp } from "./ticket-set-up.ts";

test("a new ticket is submitted, open and nobody's, and tells of its type and its contact", async () => {
  const { call, contact, typeOf, stateOf, notifications } = ticketSetUp();
  const { json } = await call("POST /tickets", {
    ticket_type_id: typeOf("Customer"),
    contacts: [{ id: contact.id }],
    ticket_attributes: { _default_title_: "Broken", _default_description_: "It does not start." },
  });
  expect(json).toMatchObject({
    type: "ticket",
    ticket_id: "1",
    category: "Customer",
    ticket_attributes: { _default_title_: "Broken", _default_description_: "It does not start." },
    ticket_state: { id: stateOf("submitted"), category: "submitted" },
    ticket_type: { id: typeOf("Customer"), category: "Customer" },
    contacts: { contacts: [{ type: "contact", id: contact.id, external_id: "7" }] },
    admin_assignee_id: 0,
    team_assignee_id: 0,
    created_at: START,
    updated_at: START,
    open: true,
    is_shared: true,
    snoozed_until: null,
    previous_ticket_state_id: null,
    linked_objects: { data: [], total_count: 0, has_more: false },
    ticket_parts: {
      ticket_parts: [{ part_type: "ticket_state_updated_by_admin", author: { type: "bot" } }],
      total_count: 1,
    },
  });
  expect(json.id).toMatch(/^\d+$/);
  expect((await call(`GET /tickets/${json.id}`)).json).toEqual(json);
  expect(await notifications()).toEqual([{ topic: "ticket.created", item: json }]);
});

test("tickets are numbered for people, one after another", () => {
  const { make } = ticketSetUp();
  expect([make(), make("Tracker"), make()].map(({ ticket_id }) => ticket_id)).toEqual([
    "1",
    "2",
    "3",
  ]);
});

test("fields without a value are shown as null", async () => {
  const { call, make } = ticketSetUp();
  const { id } = make();
  expect((await call(`GET /tickets/${id}`)).json.ticket_attributes).toEqual({
    _default_title_: null,
    _default_description_: null,
  });
});

test("a contact can be named by its external id or its email; an unknown email becomes a lead", async () => {
  const { call, contact, typeOf, workspace } = ticketSetUp();
  const contactOf = async (named: object) => {
    const contacts = [JSON.parse(JSON.stringify(named))];
    const { json } = await call("POST /tickets", {
      ticket_type_id: typeOf("Customer"),
      contacts,
    });
    return list(object(json.contacts).contacts)[0]?.id;
  };
  expect(await contactOf({ external_id: "7" })).toBe(contact.id);
  expect(await contactOf({ email: "ADA@example.com" })).toBe(contact.id);
  const lead = String(await contactOf({ email: "new@example.com" }));
  expect(workspace.liveContact(lead)).toMatchObject({ role: "lead", email: "new@example.com" });
  expect(await contactOf({ email: "new@example.com" })).toBe(lead);
});

test("an assignment, a company and a time can be given from the start", async () => {
  const { call, contact, typeOf, workspace } = ticketSetUp();
  const [admin] = workspace.admins;
  const [team] = workspace.teams();
  const company = workspace.createCompany({ name: "Contoso", company_id: "c" });
  const { json } = await call("POST /tickets", {
    ticket_type_id: typeOf("Back-office"),
    contacts: [{ id: contact.id }],
    company_id: company.id,
    created_at: START - 3600,
    assignment: { admin_assignee_id: admin.id, team_assignee_id: team?.id ?? "" },
  });
  expect(json).toMatchObject({
    admin_assignee_id: Number(admin.id),
    team_assignee_id: Number(team?.id),
    created_at: START - 3600,
    is_shared: false,
  });
});

test("what a new ticket refers to must be there, and its fields must suit its type", async () => {
  const { call, contact, typeOf, workspace } = ticketSetUp();
  const ticket_type_id = typeOf("Customer");
  const contacts = [{ id: contact.id }];
  const refusal = async (body: object) =>
    errorOf(await call("POST /tickets", JSON.parse(JSON.stringify(body))));
  const base = { ticket_type_id, contacts };
  expect(await refusal({ ticket_type_id })).toMatchObject({ code: "parameter_missing" });
  expect(await refusal({ contacts })).toMatchObject({ code: "parameter_missing" });
  expect(await refusal({ ...base, ticket_type_id: "1" })).toMatchObject({ status: 404 });
  expect(await refusal({ ...base, contacts: [{ id: "1" }] })).toMatchObject({ status: 404 });
  expect(await refusal({ ...base, contacts: [{}] })).toMatchObject({ code: "parameter_invalid" });
  expect(await refusal({ ...base, contacts: [...contacts, ...contacts] })).toMatchObject({
    status: 400,
    code: "parameter_invalid",
  });
  expect(await refusal({ ...base, company_id: "1" })).toMatchObject({ code: "company_not_found" });
  expect(await refusal({ ...base, assignment: { admin_assignee_id: "1" } })).toMatchObject({
    status: 404,
    code: "assignee_not_found",
  });
  expect(await refusal({ ...base, ticket_attributes: { Mood: "bad" } })).toEqual({
    status: 400,
    code: "parameter_invalid",
    message: "Extra attributes provided that are not found on ticket type: Mood",
  });
  workspace.createTicketAttribute(ticket_type_id, {
    name: "Seats",
    data_type: "integer",
    required_to_create: true,
  });
  expect(await refusal(base)).toMatchObject({ message: "Missing required ticket attributes" });
  expect(await refusal({ ...base, ticket_attributes: { Seats: "many" } })).toMatchObject({
    code: "parameter_invalid",
  });
  workspace.updateTicketType(ticket_type_id, { archived: true });
  expect(await refusal({ ...base, ticket_attributes: { Seats: 3 } })).toMatchObject({
    message: "The ticket type is archived",
  });
  expect(workspace.tickets.size).toBe(0);
});

test("a deleted ticket is gone from reading and from search", async () => {
  const { call, make } = ticketSetUp();
  const { id } = make();
  const all = { query: { field: "created_at", operator: ">", value: 0 } };
  expect((await call("POST /tickets/search", all)).json.total_count).toBe(1);
  expect((await call(`DELETE /tickets/${id}`)).json).toEqual({
    id,
    object: "ticket",
    deleted: true,
  });
  expect((await call("POST /tickets/search", all)).json.total_count).toBe(0);
  for (const method of ["GET", "DELETE"]) {
    expect(errorOf(await call(`${method} /tickets/${id}`))).toEqual({
      status: 404,
      code: "ticket_not_found",
      message: "Ticket not found",
    });
  }
});

test("a file that a field gets is shown by name and size, not by content", async () => {
  const { call, make, typeOf, workspace } = ticketSetUp();
  workspace.createTicketAttribute(typeOf("Customer"), { name: "Photo", data_type: "files" });
  const { id } = make();
  const file = { name: "a.png", content_type: "image/png", data: "aGVsbG8=" };
  const { json } = await call(`PUT /tickets/${id}`, { ticket_attributes: { Photo: [file] } });
  expect(object(json.ticket_attributes).Photo).toMatchObject([
    { type: "upload", name: "a.png", content_type: "image/png", filesize: 5 },
  ]);
  expect(list(object(json.ticket_parts).ticket_parts).at(-1)).toMatchObject({
    part_type: "ticket_attribute_updated_by_admin",
    updated_attribute_data: { attribute: { label: "Photo" }, value: { label: ["a.png"] } },
  });
});
