import { Intercom } from "intercom-client";
import { expect } from "vitest";
import { allOf, partTypes, present, type Scene, story } from "../story.ts";

/** A conversation that a new contact begins. */
async function begun({ intercom }: Scene, email = "jun@example.com") {
  const contact = await intercom.contacts.create({ email });
  const message = await intercom.conversations.create({
    from: { type: "user", id: contact.id },
    body: "Where is my order?",
  });
  return { contact, message, conversation_id: message.conversation_id };
}

export function conversationStories(): void {
  story(
    "a conversation begins with a message, and is found, changed and deleted",
    async (scene) => {
      const { conversations } = scene.intercom;
      const { message, conversation_id, contact } = await begun(scene);
      expect(message).toMatchObject({ type: "user_message", body: "Where is my order?" });
      const found = await conversations.find({ conversation_id });
      expect(found).toMatchObject({ id: conversation_id, state: "open", open: true, read: false });
      expect(found.source.body).toContain("Where is my order?");
      expect(found.contacts.contacts).toMatchObject([{ type: "contact", id: contact.id }]);
      const updated = await conversations.update({
        conversation_id,
        read: true,
        title: "Late order",
      });
      expect(updated).toMatchObject({ read: true, title: "Late order" });
      const deleted = await conversations.deleteConversation({
        conversation_id: Number(conversation_id),
      });
      expect(deleted).toMatchObject({ id: conversation_id, deleted: true });
      expect(scene.mock.workspace.conversations.has(conversation_id)).toBe(false);
      await expect(conversations.find({ conversation_id })).rejects.toThrow(Intercom.NotFoundError);
    },
  );

  story(
    "replies and notes become parts; a contact's reply opens a closed conversation",
    async (scene) => {
      const { conversations } = scene.intercom;
      const { conversation_id, contact } = await begun(scene);
      const admin_id = scene.mock.workspace.admins[0].id;
      const manage = (body: Intercom.ConversationsManageRequestBody) =>
        conversations.manage({ conversation_id, body });
      await conversations.reply({
        conversation_id,
        body: { type: "admin", message_type: "comment", admin_id, body: "On its way" },
      });
      await conversations.reply({
        conversation_id,
        body: { type: "admin", message_type: "note", admin_id, body: "Asked the carrier" },
      });
      const closed = await manage({ message_type: "close", type: "admin", admin_id });
      expect(closed).toMatchObject({ state: "closed", open: false });
      const reply = { type: "user", message_type: "comment", body: "Thanks" } as const;
      const opened = await conversations.reply({
        conversation_id,
        body: { ...reply, intercom_user_id: contact.id },
      });
      expect(opened).toMatchObject({ state: "open", open: true });
      expect(partTypes(opened)).toEqual(["comment", "note", "close", "open"]);
    },
  );

  story(
    "a conversation is snoozed, opened, assigned and unassigned",
    async ({ intercom, ...scene }) => {
      const { conversations } = intercom;
      const { conversation_id } = await begun({ intercom, ...scene });
      const [{ id: admin_id }, { id: colleague } = { id: "" }] = scene.mock.workspace.admins;
      const snoozed_until = scene.mock.workspace.now() + 3600;
      const manage = (body: Intercom.ConversationsManageRequestBody) =>
        conversations.manage({ conversation_id, body });
      expect(await manage({ message_type: "snoozed", admin_id, snoozed_until })).toMatchObject({
        state: "snoozed",
        open: true,
        snoozed_until,
      });
      expect(await manage({ message_type: "open", admin_id })).toMatchObject({ state: "open" });
      const assignment = { message_type: "assignment", type: "admin", admin_id } as const;
      const assigned = await manage({ ...assignment, assignee_id: colleague });
      expect(assigned.admin_assignee_id).toBe(Number(colleague));
      const unassigned = await manage({ ...assignment, assignee_id: "0" });
      expect(unassigned.admin_assignee_id).toBe(scene.version === "2.14" ? null : 0);
    },
  );

  story("participants join and leave, but the last one stays", async (scene) => {
    const { conversations } = scene.intercom;
    const { conversation_id, contact } = await begun(scene);
    const admin_id = scene.mock.workspace.admins[0].id;
    const joined = await conversations.attachContactAsAdmin({
      conversation_id,
      admin_id,
      customer: { email: "kofi@example.com" },
    });
    const ids = present(joined.contacts.contacts).map(({ id }) => present(id));
    expect(ids).toHaveLength(2);
    const other = present(ids.find((id) => id !== contact.id));
    expect(scene.mock.workspace.contacts.get(other)).toMatchObject({
      role: "lead",
      email: "kofi@example.com",
    });
    const detach = (contact_id: string) =>
      conversations.detachContactAsAdmin({ conversation_id, contact_id, admin_id });
    await detach(other);
    await expect(detach(contact.id)).rejects.toThrow(Intercom.UnprocessableEntityError);
  });

  story("what a part said is redacted", async (scene) => {
    const { conversations } = scene.intercom;
    const { conversation_id } = await begun(scene);
    const admin_id = scene.mock.workspace.admins[0].id;
    const { conversation_parts } = await conversations.reply({
      conversation_id,
      body: { type: "admin", message_type: "comment", admin_id, body: "Your password is 1234" },
    });
    const part = present(conversation_parts?.conversation_parts?.at(-1));
    const redacted = await conversations.redactConversationPart({
      type: "conversation_part",
      conversation_id,
      conversation_part_id: present(part.id),
    });
    const after = redacted.conversation_parts?.conversation_parts?.find(({ id }) => id === part.id);
    expect(after?.redacted).toBe(true);
    expect(after?.body).not.toContain("1234");
  });

  story(
    "the list of conversations and a search for them are paged by cursor to their ends",
    async ({ intercom: { conversations }, mock }) => {
      const { id } = mock.workspace.createContact({ role: "user", email: "lena@example.com" });
      const start = mock.workspace.now();
      const ids = Array.from({ length: 17 }, (_, i) => {
        mock.clock.advance(10);
        const author = { type: "user", id } as const;
        return mock.workspace.createConversation({ author, body: `Question ${i}`, contacts: [id] })
          .id;
      });
      const listed = await allOf(await conversations.list({ per_page: 6 }));
      expect(listed.map((one) => one.id).sort()).toEqual([...ids].sort());
      const found = await allOf(
        await conversations.search({
          // To the second, and the second itself counts.
          query: { field: "created_at", operator: ">", value: start + 80 },
          pagination: { per_page: 4 },
        }),
      );
      expect(found.map((one) => one.id).sort()).toEqual(ids.slice(7).sort());
    },
  );

  story(
    "an admin's message reaches a contact",
    async ({ intercom: { contacts, messages }, mock }) => {
      const { id } = await contacts.create({ email: "mateo@example.com" });
      const admin = mock.workspace.admins[0];
      const message = await messages.create({
        message_type: "email",
        subject: "Welcome",
        body: "Good to have you here",
        template: "plain",
        from: { type: "admin", id: Number(admin.id) },
        to: { type: "user", id },
      });
      expect(message).toMatchObject({
        type: "admin_message",
        message_type: "email",
        subject: "Welcome",
      });
    },
  );
}
