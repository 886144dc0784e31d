/** Paged lists and searches of each kind, read to their ends as flows do, with failures on the way. */
import { expect, it } from "vitest";
import { isObject, type Json } from "../../scripts/common/json.ts";
import type { FaultKind } from "../../scripts/mock-intercom/faults.ts";
import type { Mock } from "../../scripts/mock-intercom/mock.ts";
import * as lists from "./lists.ts";
import { describeExamples } from "./run.ts";

const COUNT = 1000;

/** The kind, the operation, the call that it makes, and how many items are asked for at once, and how many calls lie between two failures. */
const KINDS = [
  ["cursor", "PagedContacts", "GET /contacts", 40, 5],
  ["cursor of a search", "FoundContacts", "POST /contacts/search", 40, 5],
  ["page number", "PagedCompanyContacts", "GET /companies/{company_id}/contacts", 30, 5],
  ["page number of a POST", "PagedCompanies", "POST /companies/list", 30, 5],
  ["link", "PagedEvents", "GET /events", 30, 5],
  ["scroll", "ScrolledCompanies", "GET /companies/scroll", 100, 2],
] as const;

/** What strikes, and before which call. A scroll moves on with a call whose answer is then cut off. */
const FAULTS: readonly FaultKind[] = ["429", "500", "html", "drop", "truncate"];

describeExamples("a list of 1,000 items", { Lists: lists }, (open) => {
  it.each(KINDS)(
    "by %s is read to its end through failures, nothing twice and nothing missing",
    async (kind, operationId, match, size, between) => {
      const { mock, connection } = open({ validate: false, rateLimit: 1e9 });
      const parameters = fill(mock, operationId);
      const faults = kind === "scroll" ? FAULTS.slice(0, -1) : FAULTS;
      faults.forEach((fault, i) => {
        mock.faults.add({ kind: fault, match, nth: 2 + between * i });
      });
      const { items, complete, pages } = await connection.pages(
        operationId,
        { ...parameters, number_of_items: size },
        { retries: 4 },
      );
      const ids = items.map((item) => idOf(item));
      expect([complete, ids.length, new Set(ids).size]).toEqual([true, COUNT, COUNT]);
      expect(pages.flatMap(({ findings }) => findings)).toEqual([]);
      // The page of a proxy comes as a 200.
      const failed = [...mock.journal].filter(({ status }) => status < 200 || status >= 400);
      expect(failed).toHaveLength(faults.length - 1);
    },
  );

  it("gives all at once, up to a number, where it fills a dropdown", async () => {
    const { mock, connection } = open({ validate: false, rateLimit: 1e9 });
    const { id } = mock.workspace.createContact({ role: "user", email: "ada@example.com" });
    for (let i = 0; i < 320; i++) {
      mock.workspace.createConversation({ author: { type: "user", id }, body: `Question ${i}` });
    }
    const { body } = await connection.call("NewestConversations", {});
    expect(new Set((body as Json[]).map(idOf)).size).toBe(300);
  });
});

function idOf(item: unknown): unknown {
  const one = item as Json;
  return isObject(one) ? (one.id ?? one.event_name) : undefined;
}

function fill({ workspace }: Mock, operationId: string): Record<string, unknown> {
  const contact = workspace.createContact({ role: "user", email: "first@example.com" });
  switch (operationId) {
    case "PagedEvents":
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
    case "PagedCompanies":
    case "ScrolledCompanies":
      // Intercom lists companies that have contacts.
      for (let i = 0; i < COUNT; i++) {
        const company = workspace.createCompany({ name: `Company ${i}`, company_id: `c-${i}` });
        workspace.attachCompany(contact.id, company.id);
      }
      return {};
    default: {
      const company = workspace.createCompany({ name: "Company", company_id: "c" });
      workspace.attachCompany(contact.id, company.id);
      for (let i = 1; i < COUNT; i++) {
        const { id } = workspace.createContact({ role: "user", email: `user-${i}@example.com` });
        workspace.attachCompany(id, company.id);
      }
      return operationId === "PagedCompanyContacts" ? { company_id: company.id } : {};
    }
  }
}
