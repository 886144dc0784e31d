import type { Contact } from "../records/contact.ts";
import type { Seeding } from "./seeding.ts";

/** One user in about so many was a lead, too, and was merged. */
const MERGED = 25;

/** What some contacts have behind them: decisions about what they are sent, and merges. */
export function seedContactHistory(
  { workspace, chance, any }: Seeding,
  { id, role, email, created_at, updated_at }: Contact,
  index: number,
): void {
  const type = chance(0.2) ? any(workspace.subscriptionTypes) : undefined;
  const merges = role === "user" && index % MERGED < 2;
  workspace.at(updated_at, () => {
    if (type !== undefined) workspace.addSubscription(id, type.id, type.consent_type);
    if (!merges) return;
    const lead = workspace.createContact({ role: "lead", email, created_at });
    workspace.mergeContacts(lead.id, id, { checked: true });
  });
}
