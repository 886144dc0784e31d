import { expect, it } from "vitest";
import { makerOf } from "./maker.ts";
import { describeConnector } from "./workbench.ts";

interface Part {
  id: string;
  part_type: string;
  body: string | null;
}

describeConnector("conversations", (open) => {
  /** A workspace with a user and a lead, and what makers do in it. */
  const setUp = () => {
    const { connection, mock } = open();
    const { workspace } = mock;
    const user = workspace.createContact({ role: "user", name: "Ada", email: "ada@example.com" });
    const lead = workspace.createContact({ role: "lead", email: "lee@example.com" });
    const [admin] = workspace.admins;
    const maker = makerOf({ connection });
    const begin = async (from: string, message: string, more: Record<string, unknown> = {}) => {
      const made = await maker.does("CreateConversation", {
        "body/from/id": from,
        "body/body": message,
        ...more,
      });
      mock.clock.advance(60);
      return String(made.conversation_id);
    };
    return { ...maker, connection, mock, workspace, user, lead, admin, begin };
  };

  it("begin in the name of a user or a lead, whichever it is", async () => {
    const { begin, user, lead, workspace } = setUp();
    for (const { id, role } of [user, lead]) {
      const conversation = await begin(id, "Where is my order?");
      expect(workspace.existingConversation(conversation)).toMatchObject({
        contacts: [id],
        source: { author: { type: role } },
      });
    }
  });

  it("are found by filters, together or any of them, those that changed last first", async () => {
    const { begin, does, finds, user, lead, admin, mock, workspace } = setUp();
    const find = (filters: Record<string, unknown>) => finds("FindConversations", filters);
    const first = await begin(user.id, "Where is my parcel?");
    const second = await begin(lead.id, "The invoice is wrong", { "body/subject": "Refund" });
    const tag = workspace.createTag("VIP");
    const by = { "body/admin_id": admin.id };
    await does("AssignConversationToTeammate", {
      conversation_id: first,
      "body/assignee_id": admin.id,
      ...by,
    });
    workspace.updateConversation(first, { tags: [workspace.appliedTag(tag.id)] });
    workspace.rateConversation(first, { rating: 2 });
    mock.clock.advance(60);
    const between = new Date(mock.clock.now() * 1000).toISOString();
    mock.clock.advance(60);
    await does("CloseConversation", { conversation_id: second, ...by });
    mock.clock.advance(60);

    expect(await find({})).toEqual([second, first]);
    expect(await find({ state: "closed" })).toEqual([second]);
    expect(await find({ contact_id: lead.id })).toEqual([second]);
    expect(await find({ admin_assignee_id: Number(admin.id) })).toEqual([first]);
    expect(await find({ tag_id: tag.id })).toEqual([first]);
    expect(await find({ text: "parcel" })).toEqual([first]);
    expect(await find({ subject: "Refund" })).toEqual([second]);
    expect(await find({ rating: 2 })).toEqual([first]);
    expect(await find({ updated_after: between })).toEqual([second]);
    expect(await find({ updated_before: between })).toEqual([first]);
    expect(await find({ closed_after: between })).toEqual([second]);
    expect(await find({ created_after: between })).toEqual([]);
    expect(await find({ state: "closed", tag_id: tag.id })).toEqual([]);
    expect(await find({ state: "closed", tag_id: tag.id, match: "any" })).toEqual([second, first]);
    expect(
      await find({
        filter_field: "source.author.email",
        filter_operator: "=",
        filter_value: "lee@example.com",
      }),
    ).toEqual([second]);
  });

  it("have the workspace's attributes as fields, which are changed with times as dates", async () => {
    const { begin, does, user, connection, workspace } = setUp();
    const id = await begin(user.id, "Hello");
    workspace.createConversationAttribute({
      name: "Severity",
      data_type: "list",
      options: ["Low", "High"],
    });
    workspace.createConversationAttribute({ name: "Due", data_type: "datetime" });
    workspace.createConversationAttribute({ name: "Proof", data_type: "files" });
    const { properties } = await connection.schema(
      "UpdateConversation",
      "body/custom_attributes",
      {},
    );
    expect(properties).toMatchObject({
      Severity: { type: "string", enum: ["Low", "High"] },
      Due: { type: "string", format: "date-time" },
    });
    expect(Object.keys(properties as object)).not.toContain("Proof");
    const changed = await does("UpdateConversation", {
      conversation_id: id,
      "body/title": "Missing parcel",
      "body/custom_attributes": { Severity: "High", Due: "2026-03-01T00:00:00Z" },
    });
    expect(changed).toMatchObject({
      title: "Missing parcel",
      custom_attributes: { Severity: "High", Due: 1_772_323_200 },
    });
  });

  it("show their messages and their notes apart, as text or HTML", async () => {
    const { begin, does, user, admin } = setUp();
    const conversation_id = await begin(user.id, "Where is my order?");
    const by = { conversation_id, "body/admin_id": admin.id };
    await does("ReplyToConversationAsTeammate", { ...by, "body/body": "On its <b>way</b>" });
    await does("AddNoteToConversation", { ...by, "body/body": "Call them" });
    await does("CloseConversation", by);
    expect(
      await does("ListConversationMessages", { conversation_id, plain_text: true }),
    ).toMatchObject({
      first_message: { body: "Where is my order?", author: { id: user.id } },
      messages: [{ body: "On its way", author: { id: admin.id } }],
    });
    const notes = (await does("ListConversationNotes", { conversation_id })) as unknown as Part[];
    expect(notes).toMatchObject([{ part_type: "note", body: "<p>Call them</p>" }]);
  });

  it("lose the message that was chosen from the list, or the first one", async () => {
    const { begin, does, user, admin, connection, workspace } = setUp();
    const conversation_id = await begin(user.id, "My card is 1234");
    await does("ReplyToConversationAsTeammate", {
      conversation_id,
      "body/admin_id": admin.id,
      "body/body": "Thanks for 1234",
    });
    const list = () =>
      connection.choices("RedactMessage", "body/conversation_part_id", {
        "body/conversation_id": conversation_id,
      });
    const [reply, ...others] = await list();
    expect([reply?.title, others]).toEqual([`${admin.name}: Thanks for 1234`, []]);
    await does("RedactMessage", {
      "body/conversation_id": conversation_id,
      "body/conversation_part_id": reply?.value,
    });
    await does("RedactFirstMessage", { conversation_id });
    const { source, parts } = workspace.existingConversation(conversation_id);
    expect(JSON.stringify([source, parts])).not.toContain("1234");
    expect(await list()).toEqual([]);
  });

  it("take in a contact by id, or an email that nobody has as a new lead", async () => {
    const { begin, does, user, lead, admin, workspace, isRefused } = setUp();
    const conversation_id = await begin(user.id, "Hello");
    const by = { conversation_id, "body/admin_id": admin.id };
    await does("AddContactToConversation", { ...by, "body/customer/intercom_user_id": lead.id });
    await does("AddContactToConversation", { ...by, "body/customer/email": "new@example.com" });
    expect(workspace.existingConversation(conversation_id).contacts).toHaveLength(3);
    for (const { id, email } of workspace.contacts.values()) {
      if (email === "ada@example.com") continue;
      await does("RemoveContactFromConversation", { ...by, contact_id: id });
    }
    const last = await isRefused("RemoveContactFromConversation", { ...by, contact_id: user.id });
    expect(last).toEqual([422, expect.stringContaining("last contact")]);
  });

  it("become tickets with the fields of the type that was chosen", async () => {
    const { begin, does, user, workspace, connection } = setUp();
    const conversation_id = await begin(user.id, "It is broken");
    const type = [...workspace.ticketTypes.values()].find((one) => one.category === "Customer");
    const chosen = { "body/ticket_type_id": type?.id };
    const { properties } = await connection.schema(
      "ConvertConversationToTicket",
      "body/attributes",
      chosen,
    );
    expect(properties).toMatchObject({ _default_title_: { "x-ms-summary": "Title" } });
    expect(
      await does("ConvertConversationToTicket", {
        conversation_id,
        ...chosen,
        "body/attributes": { _default_title_: "Broken" },
      }),
    ).toMatchObject({ id: conversation_id, ticket_attributes: { _default_title_: "Broken" } });
  });

  it.each([
    ["GetConversation", {}],
    ["ListConversationMessages", {}],
    ["ListConversationNotes", {}],
    ["RedactFirstMessage", {}],
    ["DeleteConversation", {}],
    ["UpdateConversation", { "body/title": "It" }],
  ])("%s says what to do where there is none", async (action, more) => {
    const { isRefused } = setUp();
    expect(await isRefused(action, { conversation_id: "1", ...more })).toEqual([
      404,
      expect.stringMatching(/^There is no conversation .* Choose/),
    ]);
  });

  it.each([
    ["429", 429],
    ["500", 500],
    ["drop", 502],
  ] as const)("keep their first message where a %s comes between", async (kind, status) => {
    const { begin, user, workspace, mock, isRefused } = setUp();
    const id = await begin(user.id, "My card is 1234");
    mock.faults.add({ kind, match: "POST /conversations/redact" });
    const [answered] = await isRefused("RedactFirstMessage", { conversation_id: id });
    expect(answered).toBe(status);
    expect(workspace.existingConversation(id).source?.body).toContain("1234");
  });
});
