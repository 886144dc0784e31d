import { describe, expect, test, vi } from "vitest";
import { createMock } from "../../scripts/mock-intercom/mock.ts";
import { errorOf, list, object } from "./client.ts";
import { START, ticketSetUp } from "./ticket-set-up.ts";

/** What happened to a ticket since it was created. */
const happened = (ticket: Parameters<typeof object>[0]) =>
  list(object(object(ticket).ticket_parts).ticket_parts).slice(1);

describe("an update", () => {
  test("changes what is given, each change leaves a part, and each topic is told", async () => {
    const { call, mock, make, stateOf, workspace, notifications } = ticketSetUp();
    const admin = workspace.admins[1];
    const { id } = make("Customer", { _default_title_: "Broken" });
    mock.clock.advance(60);
    const { json } = await call(`PUT /tickets/${id}`, {
      ticket_attributes: { _default_description_: "Since today" },
      ticket_state_id: stateOf("resolved"),
      assignee_id: admin?.id ?? "",
      admin_id: Number(admin?.id),
      is_shared: false,
    });
    expect(json).toMatchObject({
      ticket_attributes: { _default_title_: "Broken", _default_description_: "Since today" },
      ticket_state: { category: "resolved" },
      previous_ticket_state_id: stateOf("submitted"),
      admin_assignee_id: Number(admin?.id),
      is_shared: false,
      open: true,
      created_at: START,
      updated_at: START + 60,
    });
    const author = { type: "admin", id: admin?.id };
    expect(happened(json)).toMatchObject([
      {
        part_type: "ticket_attribute_updated_by_admin",
        author,
        updated_attribute_data: {
          attribute: { label: "_default_description_" },
          value: { id: "Since today", label: "Since today" },
        },
      },
      {
        part_type: "ticket_state_updated_by_admin",
        previous_ticket_state: "submitted",
        ticket_state: "resolved",
        author,
      },
      { part_type: "assignment", assigned_to: { type: "admin", id: admin?.id }, author },
    ]);
    expect((await notifications()).map(({ topic }) => topic)).toEqual([
      "ticket.attribute.updated",
      "ticket.state.updated",
      "ticket.resolved",
      "ticket.admin.assigned",
    ]);
    expect((await call(`GET /tickets/${id}`)).json).toEqual(json);
  });

  test("without an admin is made in Fin's name", async () => {
    const { call, make } = ticketSetUp();
    const { json } = await call(`PUT /tickets/${make().id}`, { open: false });
    expect(happened(json)).toMatchObject([{ part_type: "close", author: { type: "bot" } }]);
  });

  test("assigns a team, or nobody", async () => {
    const { call, make, workspace, notifications } = ticketSetUp();
    const team = workspace.teams()[0]?.id ?? "";
    const { id } = make();
    const assigned = await call(`PUT /tickets/${id}`, { assignee_id: team });
    expect(assigned.json).toMatchObject({ team_assignee_id: Number(team), admin_assignee_id: 0 });
    expect((await notifications()).map(({ topic }) => topic)).toEqual(["ticket.team.assigned"]);
    const unassigned = await call(`PUT /tickets/${id}`, { assignee_id: "0" });
    expect(unassigned.json).toMatchObject({ team_assignee_id: 0, admin_assignee_id: 0 });
  });

  test("sets and removes the company", async () => {
    const { call, make, workspace } = ticketSetUp();
    const company = workspace.createCompany({ name: "Contoso", company_id: "c" });
    const { id } = make();
    await call(`PUT /tickets/${id}`, { company_id: company.id });
    expect(workspace.existingTicket(id).company_id).toBe(company.id);
    await call(`PUT /tickets/${id}`, { company_id: null });
    expect(workspace.existingTicket(id).company_id).toBeNull();
  });

  test("is refused where what it names is not there", async () => {
    const { call, make, workspace } = ticketSetUp();
    const { id } = make();
    const foreign = workspace.createTicketState(
      { category: "resolved", internal_label: "Done", external_label: "Done" },
      [],
    );
    const refusal = async (body: Record<string, string | number>) =>
      errorOf(await call(`PUT /tickets/${id}`, body));
    const assignee = { status: 404, code: "assignee_not_found", message: "Assignee not found" };
    expect(await refusal({ admin_id: 1 })).toEqual(assignee);
    expect(await refusal({ assignee_id: "1" })).toEqual(assignee);
    expect(await refusal({ ticket_state_id: foreign.id })).toEqual({
      status: 400,
      code: "ticket_state_id_invalid",
      message: "Ticket state id is not valid or is not associated with the ticket type",
    });
    expect(await refusal({ company_id: "1" })).toMatchObject({ code: "company_not_found" });
    expect(errorOf(await call("PUT /tickets/1", {}))).toMatchObject({ code: "ticket_not_found" });
    expect(workspace.existingTicket(id).parts).toHaveLength(1);
  });
});

describe("a snooze", () => {
  test("opens the ticket, and is over when its time has come", async () => {
    const { call, mock, make, notifications } = ticketSetUp();
    const { id } = make();
    await call(`PUT /tickets/${id}`, { open: false });
    expect((await notifications()).map(({ topic }) => topic)).toEqual(["ticket.closed"]);
    const { json } = await call(`PUT /tickets/${id}`, { snoozed_until: START + 600 });
    expect(json).toMatchObject({ open: true, snoozed_until: START + 600 });
    mock.clock.advance(599);
    expect((await call(`GET /tickets/${id}`)).json.snoozed_until).toBe(START + 600);
    mock.clock.advance(1);
    const woken = (await call(`GET /tickets/${id}`)).json;
    expect(woken).toMatchObject({ open: true, snoozed_until: null, updated_at: START + 600 });
    expect(happened(woken).map(({ part_type }) => part_type)).toEqual([
      "close",
      "snoozed",
      "timer_unsnooze",
    ]);
  });

  test("ends when the ticket is closed, and survives a snapshot", async () => {
    const { call, mock, make, workspace } = ticketSetUp();
    const { id } = make();
    const other = make();
    for (const one of [id, other.id]) {
      await call(`PUT /tickets/${one}`, { snoozed_until: START + 600 });
    }
    mock.restore(JSON.parse(JSON.stringify(mock.snapshot())));
    const closed = await call(`PUT /tickets/${id}`, { open: false });
    expect(closed.json).toMatchObject({ open: false, snoozed_until: null });
    mock.clock.advance(600);
    expect(workspace.existingTicket(id).open).toBe(false);
    expect(workspace.existingTicket(other.id).snoozed_until).toBeNull();
  });
});

test("where the clock runs by itself, a snooze ends by itself", async () => {
  const mock = createMock({ now: START, ticking: true });
  const { workspace } = mock;
  const [type = ""] = workspace.ticketTypes.keys();
  const contact = { email: "ada@example.com" };
  const { id } = workspace.createTicket({ ticket_type_id: type, contact });
  workspace.updateTicket(id, workspace.botAuthor(), { snoozed_until: START + 1 });
  expect(workspace.existingTicket(id).snoozed_until).toBe(START + 1);
  await vi.waitFor(() => expect(workspace.existingTicket(id).snoozed_until).toBeNull(), 5000);
});

describe("another type", () => {
  test("keeps the values of fields that both types have", async () => {
    const { call, make, stateOf, typeOf, workspace, notifications } = ticketSetUp();
    const old = typeOf("Customer");
    const type = workspace.createTicketType({ name: "Bug", category: "Customer" });
    for (const id of [old, type.id]) {
      workspace.createTicketAttribute(id, { name: "Seats", data_type: "integer" });
    }
    workspace.createTicketAttribute(old, { name: "Plan", data_type: "string" });
    const { id } = make("Customer", { _default_title_: "Broken", Seats: 5, Plan: "Free" });
    const { json } = await call(`POST /tickets/${id}/change_type`, {
      ticket_type_id: type.id,
      ticket_state_id: stateOf("in_progress"),
      ticket_attributes: { _default_title_: "A bug" },
    });
    expect(json).toMatchObject({
      id,
      ticket_type: { id: type.id },
      ticket_state: { category: "in_progress" },
      previous_ticket_state_id: stateOf("submitted"),
    });
    expect(json.ticket_attributes).toEqual({
      _default_title_: "A bug",
      _default_description_: null,
      Seats: 5,
    });
    expect((await notifications()).map(({ topic }) => topic)).toContain("ticket.state.updated");
  });

  test("must be another one of the same category, with a state and fields that it knows", async () => {
    const { call, make, stateOf, typeOf, workspace } = ticketSetUp();
    const type = workspace.createTicketType({ name: "Bug", category: "Customer" });
    const foreign = workspace.createTicketState(
      { category: "resolved", internal_label: "Done", external_label: "Done" },
      [typeOf("Customer")],
    );
    const { id } = make();
    const ticket_state_id = stateOf("submitted");
    const refusal = async (body: Record<string, string | Record<string, string>>, ticket = id) =>
      errorOf(await call(`POST /tickets/${ticket}/change_type`, body));
    const missing = (name: string) => ({
      status: 400,
      code: "parameter_not_found",
      message: `${name} is a required parameter`,
    });
    expect(await refusal({ ticket_state_id })).toEqual(missing("ticket_type_id"));
    expect(await refusal({ ticket_type_id: type.id })).toEqual(missing("ticket_state_id"));
    const messages = [];
    for (const body of [
      { ticket_type_id: typeOf("Customer"), ticket_state_id },
      { ticket_type_id: typeOf("Tracker"), ticket_state_id },
      { ticket_type_id: type.id, ticket_state_id: foreign.id },
      { ticket_type_id: type.id, ticket_state_id, ticket_attributes: { Priority: "High" } },
    ]) {
      const error = await refusal(body);
      expect(error).toMatchObject({ status: 400, code: "parameter_invalid" });
      messages.push(error.message);
    }
    expect(messages).toEqual([
      "Cannot change to the same ticket type",
      "The new ticket type must be in the same category",
      "Ticket custom state doesn't belong to the new ticket type",
      "Extra attributes provided that are not found on ticket type: Priority",
    ]);
    const found = { ticket_type_id: type.id, ticket_state_id };
    expect(await refusal(found, "1")).toMatchObject({ status: 404, code: "not_found" });
  });
});
