import { expect, it } from "vitest";
import { makerOf } from "./maker.ts";
import { describeConnector } from "./workbench.ts";

describeConnector("tickets", (open) => {
  /** A workspace with a user, and types of tickets with fields of their own. */
  const setUp = async () => {
    const { connection, mock } = open();
    const { workspace } = mock;
    const user = workspace.createContact({ role: "user", name: "Ada", email: "ada@example.com" });
    const [admin] = workspace.admins;
    const maker = makerOf({ connection });
    const bug = workspace.createTicketType({ name: "Bug", category: "Customer" });
    const fields = { "body/description": "About it.", "body/required_to_create": false };
    for (const [name, type, more] of [
      ["Severity", "list", { "body/list_items": "Low,High" }],
      ["Seen", "datetime", {}],
      ["Users", "integer", {}],
    ] as const) {
      await maker.does("CreateTicketTypeAttribute", {
        ticket_type_id: bug.id,
        "body/name": name,
        "body/data_type": type,
        ...fields,
        ...more,
      });
    }
    const create = async (title: string, more: Record<string, unknown> = {}) => {
      const { id } = await maker.does("CreateTicket", {
        "body/ticket_type_id": bug.id,
        "body/contact_id": user.id,
        "body/ticket_attributes": { _default_title_: title },
        ...more,
      });
      mock.clock.advance(60);
      return String(id);
    };
    const stateOf = (category: string) =>
      [...workspace.ticketStates.values()].find((state) => state.category === category)?.id;
    return { ...maker, connection, mock, workspace, user, admin, bug, create, stateOf };
  };

  it("are created with the fields of their type, times as dates", async () => {
    const { does, connection, bug, user } = await setUp();
    const type = { "body/ticket_type_id": bug.id };
    const { properties } = await connection.schema("CreateTicket", "body/ticket_attributes", type);
    expect(properties).toMatchObject({
      _default_title_: { "x-ms-summary": "Title" },
      Severity: { enum: ["Low", "High"] },
      Seen: { type: "string", format: "date-time" },
      Users: { type: "integer" },
    });
    const answered = await connection.schema("CreateTicket", "response/ticket_attributes", type);
    expect(answered.properties).toMatchObject({ Seen: { type: "integer" } });
    const ticket = await does("CreateTicket", {
      ...type,
      "body/contact_id": user.id,
      "body/ticket_attributes": { _default_title_: "It", Seen: "2026-03-01T00:00:00Z", Users: 3 },
    });
    expect(ticket).toMatchObject({
      ticket_attributes: { _default_title_: "It", Seen: 1_772_323_200, Users: 3 },
      contacts: { contacts: [{ id: user.id }] },
    });
  });

  it.each<[string, (id: string) => Record<string, unknown>]>([
    ["its id", (id) => ({ "body/contact_id": id })],
    ["its email", () => ({ "body/email": "ben@example.com" })],
    ["its external id", () => ({ "body/external_id": "customer-7" })],
    ["its id, whatever else", (id) => ({ "body/contact_id": id, "body/email": "x@example.com" })],
  ])("are for the contact that %s names", async (_, given) => {
    const { does, bug, workspace } = await setUp();
    const { id } = workspace.createContact({
      role: "user",
      email: "ben@example.com",
      external_id: "customer-7",
    });
    const type = { "body/ticket_type_id": bug.id };
    expect(await does("CreateTicket", { ...type, ...given(id) })).toMatchObject({
      contacts: { contacts: [{ id }] },
    });
    const job = await does("CreateTicketInBackground", { ...type, ...given(id) });
    expect(job).toMatchObject({ type: "job" });
  });

  it.each(["CreateTicket", "CreateTicketInBackground"])(
    "%s asks for a contact before anything is sent",
    async (action) => {
      const { isRefused, bug, mock } = await setUp();
      const before = mock.journal.length;
      expect(await isRefused(action, { "body/ticket_type_id": bug.id })).toEqual([
        400,
        expect.stringContaining("Choose a Contact"),
      ]);
      expect(mock.journal.length).toBe(before);
    },
  );

  it("are not created twice where Intercom is out of breath: the flow tries again", async () => {
    const { isRefused, create, mock, bug, user, workspace } = await setUp();
    mock.faults.add({ kind: "429", match: "POST /tickets" });
    const given = { "body/ticket_type_id": bug.id, "body/contact_id": user.id };
    expect((await isRefused("CreateTicket", given))[0]).toBe(429);
    await create("It");
    expect(workspace.tickets.size).toBe(1);
  });

  it("are found by filters, those that changed last first", async () => {
    const { create, does, finds, admin, user, bug, workspace, mock, stateOf } = await setUp();
    const first = await create("Broken");
    const between = new Date(mock.clock.now() * 1000).toISOString();
    mock.clock.advance(60);
    const second = await create("Wrong colour", { "body/admin_assignee_id": admin.id });
    await does("ChangeTicketState", {
      ticket_id: second,
      "body/ticket_type_id": bug.id,
      "body/ticket_state_id": stateOf("resolved"),
    });
    await does("CloseTicket", { ticket_id: second });
    mock.clock.advance(60);
    const find = (filters: Record<string, unknown>) => finds("FindTickets", filters);
    const other = [...workspace.ticketTypes.values()].find(({ id }) => id !== bug.id);

    expect(await find({})).toEqual([second, first]);
    expect(await find({ ticket_type_id: bug.id })).toEqual([second, first]);
    expect(await find({ ticket_type_id: other?.id })).toEqual([]);
    expect(await find({ state: "resolved" })).toEqual([second]);
    expect(await find({ open: true })).toEqual([first]);
    expect(await find({ admin_assignee_id: admin.id })).toEqual([second]);
    expect(await find({ contact_id: user.id })).toEqual([second, first]);
    expect(await find({ title: "colour" })).toEqual([second]);
    expect(await find({ category: "tracker" })).toEqual([]);
    expect(await find({ created_after: between })).toEqual([second]);
    expect(await find({ created_before: between })).toEqual([first]);
  });

  it("have the states of their type to choose from, and refuse another", async () => {
    const { create, does, isRefused, connection, bug, workspace } = await setUp();
    const ticket_id = await create("Broken");
    const category = "in_progress" as const;
    const own = { category, internal_label: "Soldering", external_label: "Busy" };
    const state = workspace.createTicketState(own, [bug.id]);
    const type = { "body/ticket_type_id": bug.id };
    const choices = await connection.choices("ChangeTicketState", "body/ticket_state_id", type);
    expect(choices.map(({ title }) => title)).toContain("Soldering");
    const given = { ticket_id, ...type };
    const changed = await does("ChangeTicketState", { ...given, "body/ticket_state_id": state.id });
    expect(changed).toMatchObject({ ticket_state: { id: state.id } });
    const refused = await isRefused("ChangeTicketState", { ...given, "body/ticket_state_id": "1" });
    expect(refused).toEqual([400, expect.stringContaining("does not have this state")]);
  });

  it("change only in what is filled in", async () => {
    const { create, does, bug } = await setUp();
    const ticket_id = await create("Broken");
    const given = { ticket_id, "body/ticket_type_id": bug.id };
    await does("UpdateTicket", { ...given, "body/ticket_attributes": { Severity: "High" } });
    const changed = await does("UpdateTicket", { ...given, "body/is_shared": true });
    expect(changed).toMatchObject({
      is_shared: true,
      ticket_attributes: { _default_title_: "Broken", Severity: "High" },
    });
  });

  it("are assigned, unassigned, closed, reopened and snoozed", async () => {
    const { create, does, admin, workspace, mock } = await setUp();
    const ticket_id = await create("Broken");
    const team = workspace.createTeam("Night shift", [admin.id]);
    const ticket = () => workspace.existingTicket(ticket_id);
    await does("AssignTicketToTeammate", { ticket_id, "body/assignee_id": admin.id });
    expect(String(ticket().admin_assignee_id)).toBe(admin.id);
    await does("AssignTicketToTeam", { ticket_id, "body/assignee_id": team.id });
    expect(String(ticket().team_assignee_id)).toBe(team.id);
    await does("UnassignTicket", { ticket_id });
    expect([ticket().admin_assignee_id, ticket().team_assignee_id].map(Number)).toEqual([0, 0]);
    await does("CloseTicket", { ticket_id, "body/admin_id": Number(admin.id) });
    expect(ticket().open).toBe(false);
    await does("ReopenTicket", { ticket_id });
    expect(ticket().open).toBe(true);
    const until = mock.clock.now() + 3600;
    await does("SnoozeTicket", {
      ticket_id,
      "body/snoozed_until": new Date(until * 1000).toISOString(),
    });
    expect(ticket().snoozed_until).toBe(until);
  });

  it("are linked to conversations where they are trackers, which are listed apart", async () => {
    const { create, does, isRefused, connection, user, workspace, mock } = await setUp();
    const customer = await create("Broken");
    const outage = workspace.createTicketType({ name: "Outage", category: "Tracker" });
    const tracker = await create("Down", { "body/ticket_type_id": outage.id });
    mock.clock.advance(60);
    const author = { type: "user", id: user.id } as const;
    const { id } = workspace.createConversation({ author, body: "Hello" });
    const trackers = await connection.choices("LinkConversationToTicket", "ticket_id");
    expect(trackers.map(({ value }) => value)).toEqual([tracker]);
    await does("LinkConversationToTicket", { ticket_id: tracker, "body/conversation_id": id });
    expect(workspace.existingConversation(id).linked).toHaveLength(1);
    await does("UnlinkConversationFromTicket", { ticket_id: tracker, id });
    expect(workspace.existingConversation(id).linked).toEqual([]);
    const refused = await isRefused("LinkConversationToTicket", {
      ticket_id: customer,
      "body/conversation_id": id,
    });
    expect(refused).toEqual([400, expect.stringContaining("category Tracker")]);
  });

  it.each([
    ["GetTicket", {}],
    ["DeleteTicket", {}],
    ["CloseTicket", {}],
    ["ReopenTicket", {}],
    ["UnassignTicket", {}],
    ["UpdateTicket", { "body/ticket_type_id": "1", "body/is_shared": true }],
  ])("%s says what to do where there is none", async (action, more) => {
    const { isRefused } = await setUp();
    expect(await isRefused(action, { ticket_id: "1", ...more })).toEqual([
      404,
      expect.stringMatching(/^There is no ticket.* Choose .* number that teammates see/),
    ]);
  });
});

describeConnector("teammates", (open) => {
  it("go away for a reason from the list, and come back", async () => {
    const { connection, mock } = open();
    const { does, isRefused } = makerOf({ connection });
    const [{ id }] = mock.workspace.admins;
    const [reason] = await connection.choices("SetTeammateAway", "body/away_status_reason_id");
    const away = await does("SetTeammateAway", {
      admin_id: id,
      "body/away_status_reason_id": Number(reason?.value),
      "body/away_mode_reassign": true,
    });
    expect(away).toMatchObject({ id, away_mode_enabled: true, away_mode_reassign: true });
    const back = await does("SetTeammateBack", { admin_id: id });
    expect(back).toMatchObject({ id, away_mode_enabled: false, away_mode_reassign: false });
    expect(await isRefused("SetTeammateBack", { admin_id: "1" })).toEqual([
      404,
      expect.stringContaining("Choose one from the list"),
    ]);
  });
});
