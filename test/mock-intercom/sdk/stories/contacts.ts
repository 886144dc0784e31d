import { IntercomError } from "intercom-client";
import { expect } from "vitest";
import { allOf, present, story } from "../story.ts";

export function contactStories(): void {
  story(
    "a contact is created, found by both ids, updated, deleted and then unknown",
    async ({ intercom, mock }) => {
      const { contacts } = intercom;
      const created = await contacts.create({
        external_id: "customer-1",
        email: "ada@example.com",
        name: "Ada",
      });
      expect(created).toMatchObject({ role: "user", name: "Ada", email: "ada@example.com" });
      const contact_id = created.id;
      expect((await contacts.find({ contact_id })).external_id).toBe("customer-1");
      const found = await contacts.showContactByExternalId({ external_id: "customer-1" });
      expect(found.id).toBe(contact_id);

      mock.clock.advance(60);
      const updated = await contacts.update({
        contact_id,
        name: "Ada Byrne",
        phone: "+353871234567",
      });
      expect(updated).toMatchObject({ name: "Ada Byrne", phone: "+353871234567" });
      expect(updated.updated_at).toBe(created.updated_at + 60);
      expect(mock.workspace.contacts.get(contact_id)?.name).toBe("Ada Byrne");

      expect(await contacts.delete({ contact_id })).toMatchObject({
        id: contact_id,
        deleted: true,
      });
      // The SDK has no class of its own for this one.
      await expect(contacts.find({ contact_id })).rejects.toMatchObject({ statusCode: 404 });
    },
  );

  story(
    "an archived contact leaves the lists until it is unarchived; a lead can be blocked",
    async ({ intercom: { contacts } }) => {
      const { id: contact_id } = await contacts.create({ role: "lead", name: "Ben" });
      expect(await contacts.archive({ contact_id })).toMatchObject({
        id: contact_id,
        archived: true,
      });
      expect(await allOf(await contacts.list())).toEqual([]);
      expect(await contacts.unarchive({ contact_id })).toMatchObject({ archived: false });
      expect((await allOf(await contacts.list())).map(({ id }) => id)).toEqual([contact_id]);
      expect(await contacts.blockContact({ contact_id })).toMatchObject({ blocked: true });
    },
  );

  story(
    "a lead that was merged into a user is gone, and says so",
    async ({ intercom: { contacts }, version }) => {
      const user = await contacts.create({ external_id: "u", email: "chiara@example.com" });
      // Only duplicates can be merged.
      const lead = await contacts.create({ role: "lead", email: "chiara@example.com" });
      const merged = await contacts.mergeLeadInUser({ from: lead.id, into: user.id });
      expect(merged).toMatchObject({ id: user.id, role: "user" });
      const gone = contacts.find({ contact_id: lead.id });
      await expect(gone).rejects.toThrow(IntercomError);
      const [statusCode, code] = version === "2.14" ? [404, "not_found"] : [410, "contact_merged"];
      await expect(gone).rejects.toMatchObject({ statusCode, body: { errors: [{ code }] } });
    },
  );

  story("a list of contacts is paged by cursor to its end", async ({ intercom, mock }) => {
    const ids = Array.from({ length: 23 }, (_, i) => {
      mock.clock.advance(1);
      return mock.workspace.createContact({ role: "lead", name: `Lead ${i}` }).id;
    });
    const listed = await allOf(await intercom.contacts.list({ per_page: 5 }));
    expect(listed.map(({ id }) => id).sort()).toEqual(ids.sort());
    expect(mock.journal.map(({ path }) => path)).toEqual(Array(5).fill("/contacts"));
  });

  story("a search for contacts is paged by cursor to its end", async ({ intercom, mock }) => {
    for (let i = 0; i < 31; i++) {
      mock.clock.advance(1);
      const role = i % 2 === 0 ? "user" : "lead";
      mock.workspace.createContact({ role, email: `contact-${i}@example.com` });
    }
    const page = await intercom.contacts.search({
      query: {
        operator: "AND",
        value: [
          { field: "role", operator: "=", value: "user" },
          { field: "email", operator: "$", value: "@example.com" },
        ],
      },
      pagination: { per_page: 7 },
    });
    expect(page.response.total_count).toBe(16);
    const found = await allOf(page);
    expect(found).toHaveLength(16);
    expect(new Set(found.map(({ id }) => id)).size).toBe(16);
    expect(found.every(({ role }) => role === "user")).toBe(true);
    expect(mock.journal).toHaveLength(3);
  });

  story(
    "a contact is subscribed and unsubscribed",
    async ({ intercom: { contacts, subscriptionTypes } }) => {
      const { data = [] } = await subscriptionTypes.list();
      const type = present(data.find(({ consent_type }) => consent_type === "opt_in"));
      const id = present(type.id);
      const { id: contact_id } = await contacts.create({ email: "dmitri@example.com" });
      const attached = await contacts.attachSubscription({
        contact_id,
        id,
        consent_type: "opt_in",
      });
      expect(attached).toMatchObject({ type: "subscription", id });
      const { data: subscribed = [] } = await contacts.listAttachedSubscriptions({ contact_id });
      expect(subscribed.map((one) => one.id)).toContain(id);
      await contacts.detachSubscription({ contact_id, subscription_id: id });
      const { data: left = [] } = await contacts.listAttachedSubscriptions({ contact_id });
      expect(left.map((one) => one.id)).not.toContain(id);
    },
  );

  story(
    "the segments of a contact are listed, and each is one of the workspace",
    async ({ intercom: { contacts, segments } }) => {
      const { id: contact_id } = await contacts.create({ email: "elif@example.com" });
      const { segments: all = [] } = await segments.list({ include_count: true });
      expect(all.length).toBeGreaterThan(0);
      const segment = await segments.find({ segment_id: present(all[0]?.id) });
      expect(segment.name).toBe(all[0]?.name);
      const { data = [] } = await contacts.listAttachedSegments({ contact_id });
      const known = all.map(({ id }) => id);
      expect(data.every(({ id }) => known.includes(id))).toBe(true);
    },
  );
}
