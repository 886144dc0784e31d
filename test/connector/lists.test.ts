/** Paged lists of the shipped connectors, read to their ends as the platform does. */
import { expect, it } from "vitest";
import type { Mock } from "../../scripts/mock-intercom/mock.ts";
import { describeConnector } from "./workbench.ts";

const COUNT = 1000;

/** How each kind of list is filled, and how it is asked for. */
const LISTS = [
  ["by cursor", "ListContacts", 150],
  ["by page number", "ListAllCompanies", 60],
  ["by link", "ListContactEvents", 50],
] as const;

describeConnector("a list", (open) => {
  it.each(LISTS)(
    "%s is read to its end, nothing twice and nothing missing",
    async (_, id, size) => {
      const { mock, connection } = open({ validate: false, rateLimit: 1e9 });
      const parameters = fill(mock, id);
      const { items, complete, pages } = await connection.pages(id, {
        ...parameters,
        number_of_items: size,
      });
      const ids = items.map((item) => JSON.stringify(item));
      expect([complete, ids.length, new Set(ids).size]).toEqual([true, COUNT, COUNT]);
      expect(pages.flatMap(({ findings }) => findings)).toEqual([]);
    },
  );
});

function fill({ workspace }: Mock, id: string): Record<string, unknown> {
  if (id === "ListContacts") {
    for (let i = 0; i < COUNT; i++) {
      workspace.createContact({ role: "user", email: `user-${i}@example.com` });
    }
    return {};
  }
  if (id === "ListContactEvents") {
    const contact = workspace.createContact({ role: "user", email: "ada@example.com" });
    for (let i = 0; i < COUNT; i++) {
      workspace.submitEvent({
        contact: contact.id,
        event_name: `event-${i}`,
        // Intercom lists the events of the last 90 days.
        created_at: 1_749_990_000 + i,
        metadata: {},
      });
    }
    return { intercom_user_id: contact.id };
  }
  // Intercom lists companies that have contacts.
  const contact = workspace.createContact({ role: "user", email: "ada@example.com" });
  for (let i = 0; i < COUNT; i++) {
    const company = workspace.createCompany({ name: `Company ${i}`, company_id: `company-${i}` });
    workspace.attachCompany(contact.id, company.id);
  }
  return {};
}
