import { Intercom } from "intercom-client";
import { expect } from "vitest";
import { allOf, present, story } from "../story.ts";

export function noteStories(): void {
  story(
    "a contact gets a note, which is found by its id and in a list paged by number",
    async ({ intercom: { contacts, notes }, mock }) => {
      const { id: contact_id } = await contacts.create({ email: "goran@example.com" });
      const admin_id = mock.workspace.admins[0].id;
      const created = await notes.create({ contact_id, admin_id, body: "Called back" });
      expect(created).toMatchObject({ body: "<p>Called back</p>", contact: { id: contact_id } });
      const found = await notes.find({ note_id: Number(created.id) });
      expect(found).toMatchObject({ id: created.id, author: { id: admin_id } });
      for (let i = 2; i <= 5; i++) {
        mock.clock.advance(1);
        await notes.create({ contact_id, admin_id, body: `Note ${i}` });
      }
      const listed = await allOf(await notes.list({ contact_id, per_page: 2 }));
      expect(new Set(listed.map(({ body }) => body)).size).toBe(5);
    },
  );

  story("a note for an unknown contact is refused", async ({ intercom: { notes } }) => {
    const created = notes.create({ contact_id: "0123456789abcdef01234567", body: "Nobody" });
    await expect(created).rejects.toThrow(Intercom.NotFoundError);
  });
}

export function tagStories(): void {
  story(
    "a tag is created once whatever its case, renamed, found and deleted",
    async ({ intercom: { tags }, mock }) => {
      const { id: tag_id } = await tags.create({ name: "VIP" });
      expect((await tags.create({ name: "vip" })).id).toBe(tag_id);
      expect(await tags.create({ id: tag_id, name: "Gold" })).toMatchObject({
        id: tag_id,
        name: "Gold",
      });
      expect(await tags.find({ tag_id })).toMatchObject({ type: "tag", name: "Gold" });
      expect((await tags.list()).data).toMatchObject([{ id: tag_id, name: "Gold" }]);
      await tags.delete({ tag_id });
      expect(mock.workspace.tags.size).toBe(0);
      await expect(tags.find({ tag_id })).rejects.toThrow(Intercom.NotFoundError);
    },
  );

  story(
    "a contact is tagged and untagged, and the tag cannot be deleted in between",
    async ({ intercom: { contacts, tags }, mock }) => {
      const { id: contact_id } = await contacts.create({ email: "hana@example.com" });
      const { id } = await tags.create({ name: "Trial" });
      expect(await tags.tagContact({ contact_id, id })).toMatchObject({ id, name: "Trial" });
      expect((await contacts.listAttachedTags({ contact_id })).data).toMatchObject([{ id }]);
      expect(mock.workspace.contacts.get(contact_id)?.tags).toMatchObject([{ id }]);
      await expect(tags.delete({ tag_id: id })).rejects.toMatchObject({
        statusCode: 400,
        body: { errors: [{ code: "tag_has_dependent_objects" }] },
      });
      await tags.untagContact({ contact_id, tag_id: id });
      expect((await contacts.listAttachedTags({ contact_id })).data).toEqual([]);
      await tags.delete({ tag_id: id });
      expect((await tags.list()).data).toEqual([]);
    },
  );

  story("several users are tagged at once", async ({ intercom: { contacts, tags } }) => {
    const users = [
      await contacts.create({ external_id: "a" }),
      await contacts.create({ external_id: "b" }),
    ];
    const tag = await tags.create({ name: "Beta", users: users.map(({ id }) => ({ id })) });
    for (const { id: contact_id } of users) {
      expect((await contacts.listAttachedTags({ contact_id })).data).toMatchObject([
        { id: tag.id },
      ]);
    }
  });

  story("a conversation is tagged and untagged", async ({ intercom, mock }) => {
    const { contacts, conversations, tags } = intercom;
    const admin_id = mock.workspace.admins[0].id;
    const { id } = await contacts.create({ email: "ivo@example.com" });
    const message = await conversations.create({ from: { type: "user", id }, body: "Hello" });
    const conversation_id = message.conversation_id;
    const tag = await tags.create({ name: "Refund" });
    await tags.tagConversation({ conversation_id, id: tag.id, admin_id });
    const tagged = await conversations.find({ conversation_id });
    expect(present(tagged.tags).tags).toMatchObject([{ id: tag.id, applied_by: { id: admin_id } }]);
    await tags.untagConversation({ conversation_id, tag_id: tag.id, admin_id });
    const { tags: left } = await conversations.find({ conversation_id });
    expect(present(left).tags).toEqual([]);
  });
}
