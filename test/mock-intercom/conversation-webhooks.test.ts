import { expect, test } from "vitest";
import type { Topic } from "../../scripts/mock-intercom/mock.ts";
import { START, setUp } from "./conversation-setup.ts";

type SetUp = ReturnType<typeof setUp>;

const assign = (admin: SetUp["admin"]) => ({
  message_type: "assignment",
  type: "admin",
  assignee_id: admin.id,
});
const snooze = { message_type: "snoozed", snoozed_until: START + 60 };

/** What brings each topic about, and the part that the notification shows. */
const CASES: readonly [Topic, (all: SetUp) => unknown, string?][] = [
  ["conversation.user.replied", ({ userReplies }) => userReplies(), "comment"],
  ["conversation.admin.replied", ({ adminReplies }) => adminReplies(), "comment"],
  [
    "conversation.admin.noted",
    ({ adminReplies }) => adminReplies({ message_type: "note" }),
    "note",
  ],
  ["conversation.admin.closed", ({ act }) => act({ message_type: "close" }), "close"],
  ["conversation.admin.opened", ({ act }) => act({ message_type: "open" }), "open"],
  ["conversation.admin.snoozed", ({ act }) => act(snooze), "snoozed"],
  [
    "conversation.admin.unsnoozed",
    async ({ act, mock }) => {
      await act(snooze);
      mock.clock.advance(60);
    },
    "timer_unsnooze",
  ],
  ["conversation.admin.assigned", ({ act, admin }) => act(assign(admin)), "assignment"],
  [
    "conversation.admin.open.assigned",
    async ({ act, admin }) => {
      await act({ message_type: "close" });
      await act(assign(admin));
    },
    "assign_and_reopen",
  ],
  [
    "conversation.contact.attached",
    ({ call, id, admin, lead }) =>
      call(`POST /conversations/${id}/customers`, {
        admin_id: admin.id,
        customer: { intercom_user_id: lead.id },
      }),
    "participant_added",
  ],
  [
    "conversation.contact.detached",
    async ({ call, id, admin, lead, user, workspace }) => {
      workspace.updateConversation(id, { contacts: [user.id, lead.id] });
      await call(`DELETE /conversations/${id}/customers/${lead.id}`, { admin_id: admin.id });
    },
    "participant_removed",
  ],
  [
    "conversation.read",
    async ({ call, id }) => {
      await call(`PUT /conversations/${id}`, { read: true });
      await call(`PUT /conversations/${id}`, { read: true });
    },
  ],
  [
    "conversation.company.updated",
    ({ call, id, workspace }) =>
      call(`PUT /conversations/${id}`, {
        company_id: workspace.createCompany({ name: "Acme", company_id: "1" }).id,
      }),
  ],
  ["conversation.deleted", ({ call, id }) => call(`DELETE /conversations/${id}`)],
];

test.each(CASES)("%s is posted once, with the part that it is about", async (topic, act, part) => {
  const all = setUp();
  const posted = await all.listen(topic);
  await act(all);
  const items = (await posted()).map(({ data }) => data.item);
  expect(items).toMatchObject([{ type: "conversation", id: all.id }]);
  if (part === undefined) return;
  expect(items[0].conversation_parts).toMatchObject({
    conversation_parts: [{ part_type: part }],
    total_count: 1,
  });
});

test("a conversation that a contact begins is posted, and a message that a contact answers", async () => {
  const { call, listen, user, admin, userReplies, mock } = setUp();
  const posted = await listen("conversation.user.created");
  const contact = { type: "user", id: user.id };
  const { json } = await call("POST /conversations", { from: contact, body: "Hi" });
  mock.clock.advance(1);
  const from = { type: "admin", id: admin.id };
  await call("POST /messages", { message_type: "in_app", from, to: contact, body: "News" });
  const { id } = (await userReplies({}, "last")).json;
  const items = (await posted()).map(({ data }) => data.item.id);
  expect(items).toEqual([json.conversation_id, id]);
});

test("a conversation that a teammate begins with one contact is posted", async () => {
  const { call, listen, user, admin } = setUp();
  const posted = await listen("conversation.admin.single.created");
  const { json } = await call("POST /messages", {
    message_type: "in_app",
    from: { type: "admin", id: admin.id },
    to: { type: "user", id: user.id },
    body: "News",
    create_conversation_without_contact_reply: true,
  });
  expect(await posted()).toMatchObject([{ data: { item: { id: json.conversation_id } } }]);
});

test("a redacted part is posted by itself", async () => {
  const { call, listen, id, adminReplies, workspace } = setUp();
  await adminReplies();
  const posted = await listen("conversation_part.redacted");
  const [part] = workspace.existingConversation(id).parts;
  await call("POST /conversations/redact", {
    type: "conversation_part",
    conversation_id: id,
    conversation_part_id: part?.id ?? "",
  });
  expect(await posted()).toMatchObject([
    { data: { item: { type: "conversation_part", id: part?.id, redacted: true } } },
  ]);
});
