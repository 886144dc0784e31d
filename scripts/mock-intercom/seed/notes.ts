import type { Seeding } from "./seeding.ts";
import { NOTES } from "./words/inbox.ts";

/** Most are about contacts. */
export function seedNotes(seeding: Seeding, count: number): void {
  const { workspace, random, now, spread, chance, any, contactAt } = seeding;
  const companies = [...workspace.companies.values()];
  for (let index = 0; index < count; index++) {
    const time = spread(index, count);
    const company = chance(0.2) ? any(companies) : undefined;
    const contact = contactAt(time);
    const body = random.pick(NOTES);
    const author = random.pick(workspace.admins).id;
    if (company !== undefined) {
      const about = { company: company.id };
      workspace.at(Math.max(time, company.created_at), () =>
        workspace.createNote({ about, body, author }),
      );
    } else if (contact !== undefined) {
      // It moves the contact's `updated_at`, which must not go back.
      const when = Math.min(now, Math.max(time, contact.updated_at));
      const about = { contact: contact.id };
      workspace.at(when, () => workspace.createNote({ about, body, author }));
    }
  }
}
