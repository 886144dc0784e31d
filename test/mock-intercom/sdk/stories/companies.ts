import { Intercom } from "intercom-client";
import { expect } from "vitest";
import type { Mock } from "../../../../scripts/mock-intercom/mock.ts";
import { allOf, present, story } from "../story.ts";

/** Companies that lists show: each has a contact. */
function withCompanies({ workspace, clock }: Mock, count: number): string[] {
  return Array.from({ length: count }, (_, i) => {
    clock.advance(1);
    const { id } = workspace.createCompany({ name: `Company ${i}`, company_id: `c-${i}` });
    workspace.createContact({ role: "lead", companies: [id] });
    return id;
  });
}

export function companyStories(): void {
  story(
    "a company is created, found, updated under the same company_id, and deleted",
    async ({ intercom: { companies }, mock }) => {
      const created = await companies.createOrUpdate({
        company_id: "c-1",
        name: "Contoso",
        size: 5,
      });
      expect(created).toMatchObject({ type: "company", company_id: "c-1", name: "Contoso" });
      const again = await companies.createOrUpdate({ company_id: "c-1", name: "Contoso Ltd" });
      expect(again).toMatchObject({ id: created.id, name: "Contoso Ltd", size: 5 });
      const company_id = created.id;
      const updated = await companies.update({ company_id, body: { name: "Contoso", size: 6 } });
      expect(updated).toMatchObject({ id: company_id, name: "Contoso", size: 6 });
      expect(await companies.find({ company_id })).toMatchObject({ name: "Contoso", size: 6 });
      expect(mock.workspace.companies.size).toBe(1);

      expect(await companies.delete({ company_id })).toMatchObject({
        id: company_id,
        deleted: true,
      });
      expect(mock.workspace.companies.size).toBe(0);
      await expect(companies.find({ company_id })).rejects.toThrow(Intercom.NotFoundError);
    },
  );

  story(
    "a company is found by its name and by the id in one's own system",
    async ({ intercom, mock }) => {
      const [first, second] = withCompanies(mock, 2);
      const byName = await intercom.companies.retrieve({ name: "Company 0" });
      expect(byName).toMatchObject({ type: "list", data: [{ id: first }] });
      const byId = await intercom.companies.retrieve({ company_id: "c-1" });
      expect(byId).toMatchObject({ type: "list", data: [{ id: second }] });
    },
  );

  story("a contact joins and leaves a company, and both show it", async ({ intercom, mock }) => {
    const { contacts, companies } = intercom;
    const { id: contact_id } = await contacts.create({ email: "farah@example.com" });
    const { id } = await companies.createOrUpdate({ company_id: "c", name: "Contoso" });
    expect(await companies.attachContact({ contact_id, id })).toMatchObject({ id, user_count: 1 });
    expect(mock.workspace.contacts.get(contact_id)?.companies).toEqual([id]);
    const members = await companies.listAttachedContacts({ company_id: id });
    expect(members.data?.map((contact) => contact.id)).toEqual([contact_id]);
    // The SDK expects `companies`, but Intercom sends `data`, so it is read from the whole answer.
    const { response } = await contacts.listAttachedCompanies({ contact_id });
    expect(response).toMatchObject({ type: "list", data: [{ id, name: "Contoso" }] });
    const attached = await companies.listAttachedSegments({ company_id: id });
    const { segments = [] } = await intercom.segments.list();
    const known = segments.map((segment) => segment.id);
    expect(present(attached.data).every((segment) => known.includes(segment.id))).toBe(true);

    await companies.detachContact({ contact_id, company_id: id });
    expect(mock.workspace.contacts.get(contact_id)?.companies).toEqual([]);
    expect((await companies.listAttachedContacts({ company_id: id })).data).toEqual([]);
  });

  story("the list of companies is paged by number to its end", async ({ intercom, mock }) => {
    const ids = withCompanies(mock, 23);
    const listed = await allOf(await intercom.companies.list({ per_page: 10 }));
    expect(listed.map(({ id }) => id)).toEqual(ids.reverse());
    // The SDK goes on until a page is empty.
    expect(mock.journal).toHaveLength(4);
  });

  story(
    "the scroll gives every company once and ends with an empty page",
    async ({ intercom, mock }) => {
      const ids = withCompanies(mock, 230);
      const scrolled = await allOf(await intercom.companies.scroll());
      expect(scrolled.map(({ id }) => id).sort()).toEqual(ids.sort());
      expect(mock.journal.every(({ path }) => path === "/companies/scroll")).toBe(true);
    },
  );

  story("a second scroll is refused while one is open", async ({ intercom, mock }) => {
    withCompanies(mock, 3);
    await intercom.companies.scroll();
    await expect(intercom.companies.scroll()).rejects.toMatchObject({ statusCode: 400 });
    mock.clock.advance(61);
    expect((await intercom.companies.scroll()).data).toHaveLength(3);
  });
}
