import { expect, test } from "vitest";
import { errorOf, list, object } from "./client.ts";
import { START, ticketSetUp } from "./ticket-set-up.ts";

test("a contact's message opens a closed ticket and is shown with its author", async () => {
  const { call, contact, make, notifications } = ticketSetUp();
  const { id } = make();
  await call(`PUT /tickets/${id}`, { open: false });
  await notifications();
  const { json } = await call(`POST /tickets/${id}/reply`, {
    message_type: "comment",
    type: "user",
    intercom_user_id: contact.id,
    body: "Any news?",
  });
  expect(json).toMatchObject({
    type: "ticket_part",
    part_type: "comment",
    body: "<p>Any news?</p>",
    created_at: START,
    author: { type: "user", id: contact.id, name: "Ada", email: "ada@example.com" },
    attachments: [],
    redacted: false,
  });
  const ticket = (await call(`GET /tickets/${id}`)).json;
  expect(ticket.open).toBe(true);
  expect(list(object(ticket.ticket_parts).ticket_parts).at(-1)).toEqual(json);
  expect((await notifications()).map(({ topic }) => topic)).toEqual(["ticket.contact.replied"]);
});

test("a teammate's message and note leave a closed ticket closed", async () => {
  const { call, make, workspace, notifications } = ticketSetUp();
  const { id } = make();
  await call(`PUT /tickets/${id}`, { open: false });
  await notifications();
  const admin = { type: "admin", admin_id: workspace.admins[0].id };
  const path = `POST /tickets/${id}/reply`;
  await call(path, { ...admin, message_type: "comment", body: "Soon." });
  const html = "<html> <body>  <h2>List</h2></body> </html>";
  const { json } = await call(path, { ...admin, message_type: "note", body: html });
  expect(json).toMatchObject({ part_type: "note", body: "<h2>List</h2>" });
  expect(workspace.existingTicket(id).open).toBe(false);
  expect((await notifications()).map(({ topic }) => topic)).toEqual([
    "ticket.admin.replied",
    "ticket.note.created",
  ]);
});

test("buttons have no text, files are named, and a time can be given", async () => {
  const { call, make, workspace } = ticketSetUp();
  const { id } = make();
  const admin = { type: "admin", admin_id: workspace.admins[0].id };
  const uuid = "a5e1c524-5ddd-4c3e-9328-6bca5d6e3edb";
  const buttons = await call(`POST /tickets/${id}/reply`, {
    ...admin,
    message_type: "quick_reply",
    reply_options: [{ text: "Yes", uuid }],
  });
  expect(buttons.json).toMatchObject({ part_type: "quick_reply", body: null });
  const files = await call(`POST /tickets/${id}/reply`, {
    ...admin,
    message_type: "comment",
    body: "See there.",
    created_at: START - 60,
    attachment_urls: ["https://example.com/a.png"],
  });
  expect(files.json).toMatchObject({
    created_at: START - 60,
    attachments: [{ type: "upload", name: "a.png", url: "https://example.com/a.png" }],
  });
});

test("contacts write neither notes nor on tickets that they do not see", async () => {
  const { call, contact, make } = ticketSetUp();
  const body = { type: "user", intercom_user_id: contact.id, body: "Hello" };
  const note = { ...body, message_type: "note" };
  expect(errorOf(await call(`POST /tickets/${make().id}/reply`, note))).toMatchObject({
    status: 400,
    code: "parameter_invalid",
  });
  const comment = { ...body, message_type: "comment" };
  const { id } = make("Back-office");
  expect(errorOf(await call(`POST /tickets/${id}/reply`, comment))).toEqual({
    status: 400,
    code: "parameter_mismatch",
    message: "User replies are not allowed on Backoffice tickets",
  });
});

test("a reply needs an author and something to say", async () => {
  const { call, make, workspace } = ticketSetUp();
  const { id } = make();
  const admin_id = workspace.admins[0].id;
  const refusal = async (body: Record<string, string>, ticket = id) => {
    const base = { message_type: "comment", type: "admin" };
    return errorOf(await call(`POST /tickets/${ticket}/reply`, { ...base, ...body }));
  };
  expect(await refusal({ body: "Hi" })).toMatchObject({ code: "parameter_missing" });
  expect(await refusal({ admin_id })).toMatchObject({ code: "parameter_missing" });
  expect(await refusal({ admin_id, message_type: "quick_reply" })).toMatchObject({
    code: "parameter_missing",
  });
  expect(await refusal({ admin_id: "1", body: "Hi" })).toMatchObject({ status: 404 });
  const nobody = { type: "user", email: "nobody@example.com", body: "Hi" };
  expect(await refusal(nobody)).toMatchObject({ status: 404, code: "not_found" });
  expect(await refusal({ admin_id, body: "Hi" }, "1")).toEqual({
    status: 404,
    code: "not_found",
    message: "Resource Not Found",
  });
});

test("a note of a back-office ticket can be repeated in everything it is linked to", async () => {
  const { call, contact, make, workspace } = ticketSetUp();
  const author = { type: "user", id: contact.id } as const;
  const conversation = workspace.createConversation({ author, body: "Hello" });
  const request = make();
  const task = make("Back-office");
  workspace.linkTicket(task.id, conversation.id);
  workspace.linkTicket(task.id, request.id);
  await call(`POST /tickets/${task.id}/reply`, {
    message_type: "note",
    type: "admin",
    admin_id: workspace.admins[0].id,
    body: "Fixed.",
    cross_post: true,
  });
  const note = { part_type: "note", body: "<p>Fixed.</p>" };
  expect(workspace.existingConversation(conversation.id).parts.at(-1)).toMatchObject(note);
  expect(workspace.existingTicket(request.id).parts.at(-1)).toMatchObject(note);
});
