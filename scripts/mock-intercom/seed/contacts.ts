import type { ContactFields } from "../records/contact.ts";
import type { NewContact } from "../state/contacts.ts";
import type { Workspace } from "../state/state.ts";
import { seedContactHistory } from "./contact-history.ts";
import type { Seeding } from "./seeding.ts";
import { FIRST_NAMES, JOBS, LAST_NAMES, PLACES } from "./words/people.ts";

const AT_ONCE = { indexDelay: 0 };

/** Enough to find some, without writing very many contacts twice. */
const WITH_HISTORY = 1000;

export function seedContacts(seeding: Seeding, count: number): void {
  const { workspace, spread } = seeding;
  const links = {
    companies: [...workspace.companies.keys()],
    tags: [...workspace.tags.keys()],
    attributes: attributeValues(workspace),
  };
  const start = workspace.contacts.size;
  for (let index = 0; index < count; index++) {
    const created_at = spread(index, count);
    const contact = newContact(seeding, start + index + 1, created_at, links);
    const made = workspace.createContact(contact, AT_ONCE);
    if (index < WITH_HISTORY) seedContactHistory(seeding, made, index);
  }
}

interface Links {
  companies: readonly string[];
  tags: readonly string[];
  attributes: readonly ContactFields["custom_attributes"][];
}

function newContact(
  { random, now, chance, any }: Seeding,
  number: number,
  created_at: number,
  { companies, tags, attributes }: Links,
): NewContact {
  const first = random.pick(FIRST_NAMES);
  const family = random.pick(LAST_NAMES);
  const updated_at = Math.floor(created_at + random.next() ** 3 * (now - created_at));
  const user = chance(0.7);
  const some = (ids: readonly string[], share: number) => {
    const id = chance(share) ? any(ids) : undefined;
    return id === undefined ? [] : [id];
  };
  return {
    role: user ? "user" : "lead",
    email: `${first}.${family}.${number}@example.com`.toLowerCase(),
    external_id: user ? `customer-${number}` : null,
    name: `${first} ${family}`,
    phone: chance(0.3) ? `+35387${random.integer(1_000_000, 9_999_999)}` : null,
    signed_up_at: user ? created_at : null,
    last_seen_at: chance(0.8) ? updated_at : null,
    created_at,
    updated_at,
    companies: some(companies, user ? 0.6 : 0.1),
    tags: some(tags, 0.3),
    details: chance(0.7) ? random.pick(PLACES) : {},
    custom_attributes: any(attributes) ?? {},
  };
}

/** A few sets of values that contacts share, which spares memory where there are many. */
function attributeValues(workspace: Workspace): ContactFields["custom_attributes"][] {
  if (workspace.attributeType("contact", "job_title") !== "string") return [];
  return [{}, ...JOBS.map((job_title) => ({ job_title }))];
}
