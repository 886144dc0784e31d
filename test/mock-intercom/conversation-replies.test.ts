import { expect, test } from "vitest";
import { errorOf, object } from "./client.ts";
import { partsOf, START, setUp } from "./conversation-setup.ts";

test("a teammate's reply is a comment, ends the waiting and leaves the state as it is", async () => {
  const { adminReplies, act, admin, mock } = setUp();
  await act({ message_type: "close" });
  mock.clock.advance(60);
  const reply = await adminReplies();
  expect(reply.json).toMatchObject({
    state: "closed",
    waiting_since: null,
    updated_at: START + 60,
    teammates: { admins: [{ type: "admin", id: admin.id }] },
  });
  expect(partsOf(reply).at(-1)).toMatchObject({
    type: "conversation_part",
    id: expect.stringMatching(/^\d+$/),
    part_type: "comment",
    body: "<p>Hi</p>",
    created_at: START + 60,
    author: { type: "admin", id: admin.id, name: admin.name, email: admin.email },
    state: "closed",
  });
});

test("a contact's reply opens a closed conversation", async () => {
  const { userReplies, act, user } = setUp();
  await act({ message_type: "close" });
  const reply = await userReplies();
  expect(reply.json).toMatchObject({ state: "open", open: true, waiting_since: START });
  expect(partsOf(reply).at(-1)).toMatchObject({
    part_type: "open",
    body: "<p>Thanks</p>",
    author: { type: "user", id: user.id },
  });
});

test("a contact's reply ends a snooze", async () => {
  const { userReplies, act } = setUp();
  await act({ message_type: "snoozed", snoozed_until: START + 100 });
  expect((await userReplies()).json).toMatchObject({ state: "open", snoozed_until: null });
});

test("who writes again has been waiting since the first message", async () => {
  const { userReplies, adminReplies, mock } = setUp();
  mock.clock.advance(10);
  expect((await userReplies()).json.waiting_since).toBe(START);
  await adminReplies();
  mock.clock.advance(10);
  expect((await userReplies()).json.waiting_since).toBe(START + 20);
});

test("a note changes no state, is no answer and may hold HTML", async () => {
  const { adminReplies, act } = setUp();
  await act({ message_type: "open" });
  const reply = await adminReplies({ message_type: "note", body: "<ul><li>Tea</li></ul>" });
  expect(reply.json).toMatchObject({ state: "open", waiting_since: START });
  expect(partsOf(reply).at(-1)).toMatchObject({
    part_type: "note",
    body: "<ul><li>Tea</li></ul>",
  });
});

test("a contact can be named by external id or email", async () => {
  const { call, id, user } = setUp();
  for (const name of [{ user_id: "7" }, { email: "ADA@example.com" }]) {
    const body = { type: "user", message_type: "comment", body: "Hi", ...name };
    const reply = await call(`POST /conversations/${id}/reply`, body);
    expect(partsOf(reply).at(-1)).toMatchObject({ author: { id: user.id } });
  }
});

test("quick replies are offered by teammates and chosen by contacts", async () => {
  const { call, id, admin, user } = setUp();
  const option = { text: "Yes", uuid: "a5e1c524-5ddd-4c3e-9328-6bca5d6e3edb" };
  const quick = { message_type: "quick_reply", reply_options: [option] };
  const reply = (by: Record<string, string>) =>
    call(`POST /conversations/${id}/reply`, { ...quick, ...by });
  expect(partsOf(await reply({ type: "admin", admin_id: admin.id })).at(-1)).toMatchObject({
    part_type: "quick_reply",
    body: null,
    metadata: { quick_reply_options: [option] },
  });
  expect(partsOf(await reply({ type: "user", intercom_user_id: user.id })).at(-1)).toMatchObject({
    part_type: "quick_reply",
    body: "<p>Yes</p>",
    metadata: { quick_reply_uuid: option.uuid },
  });
});

test("files come with their size, and need no text", async () => {
  const { call, id, admin } = setUp();
  const data = Buffer.from("Hello!").toString("base64");
  const reply = await call(`POST /conversations/${id}/reply`, {
    type: "admin",
    message_type: "comment",
    admin_id: admin.id,
    attachment_files: [{ name: "hello.txt", content_type: "text/plain", data }],
  });
  expect(partsOf(reply).at(-1)).toMatchObject({
    body: null,
    attachments: [{ name: "hello.txt", content_type: "text/plain", filesize: 6 }],
  });
});

test("a reply can be given the time at which it was written", async () => {
  const { adminReplies } = setUp();
  const reply = await adminReplies({ created_at: START - 50 });
  expect(partsOf(reply).at(-1)).toMatchObject({ created_at: START - 50 });
  expect(object(reply.json.statistics).last_admin_reply_at).toBe(START - 50);
});

test("`last` stands for the conversation of the contact that last changed", async () => {
  const { userReplies, workspace, user, mock, id } = setUp();
  mock.clock.advance(1);
  const author = { type: "user", id: user.id } as const;
  const later = workspace.createConversation({ author, body: "Again" });
  expect((await userReplies({}, "last")).json.id).toBe(later.id);
  mock.clock.advance(1);
  await userReplies();
  expect((await userReplies({}, "last")).json.id).toBe(id);
});

test("a reply is refused where something does not fit", async () => {
  const { userReplies, adminReplies, lead, workspace } = setUp();
  const stranger = workspace.createContact({ role: "lead" });
  const cases = [
    [await userReplies({}, "999"), 404, "not_found"],
    [await userReplies({ intercom_user_id: stranger.id }, "last"), 404, "not_found"],
    // The conversation of another contact.
    [await userReplies({ intercom_user_id: lead.id }), 404, "not_found"],
    [await userReplies({ intercom_user_id: "nobody" }), 404, "not_found"],
    [await userReplies({ message_type: "note" }), 400, "parameter_invalid"],
    [await userReplies({ body: "" }), 400, "parameter_invalid"],
    [await adminReplies({ admin_id: "1" }), 404, "admin_not_found"],
    [await adminReplies({ message_type: "quick_reply" }), 400, "parameter_missing"],
    [await adminReplies({ message_type: "shout" }), 400, "parameter_invalid"],
  ] as const;
  for (const [reply, status, code] of cases) expect(errorOf(reply)).toMatchObject({ status, code });
});

test("the latest 500 parts are shown, and all are counted", async () => {
  const { workspace, call, id, admin } = setUp();
  const author = workspace.adminAuthor(admin.id);
  for (let i = 1; i <= 502; i++) workspace.addPart(id, { part_type: "note", author, body: `${i}` });
  const reply = await call(`GET /conversations/${id}`);
  expect(partsOf(reply)).toHaveLength(500);
  expect(partsOf(reply)[0]?.body).toBe("3");
  expect(object(reply.json.conversation_parts).total_count).toBe(502);
});

test("display_as=plaintext takes the HTML out of parts, too", async () => {
  const { adminReplies, call, id } = setUp();
  await adminReplies({ body: "<p>Hi <b>there</b></p>" });
  const reply = await call(`GET /conversations/${id}?display_as=plaintext`);
  expect(partsOf(reply)[0]?.body).toBe("Hi there");
});
