import type { Mock } from "./mock.ts";
import { createRandom } from "./random.ts";
import type { ContactDetails } from "./records/contact.ts";
import type { NewContact } from "./state/contacts.ts";

/** How many of each to create. */
export interface SeedCounts {
  contacts?: number;
  conversations?: number;
  companies?: number;
  tags?: number;
}

type Place = Pick<ContactDetails, "city" | "region" | "country" | "country_code">;

const FIRST =
  "Ada Ben Chiara Dmitri Elif Farah Goran Hana Ivo Jun Kofi Lena Mateo Nadia Otto Priya";
const LAST = "Abbott Bauer Costa Dahl Eriksen Ferrari Gupta Haas Ito Jansen Kaya Lund Moreau Novak";
const TRADES = ["Software", "Logistics", "Energy", "Retail", "Health", "Education"] as const;
const PLANS = ["Free", "Starter", "Business"] as const;
const TAGS = "VIP|Trial|Churn risk|Beta tester|Newsletter|Partner|Escalated|Refund|Onboarding";
const QUESTIONS = [
  "How do I invite a colleague?",
  "I was charged twice this month.",
  "The export has been running for an hour.",
  "Where can I change my password?",
  "Is there an API for this?",
] as const;
const PLACES: readonly [Place, ...Place[]] = [
  { city: "Dublin", region: "Leinster", country: "Ireland", country_code: "IRL" },
  { city: "Milan", region: "Lombardy", country: "Italy", country_code: "ITA" },
  { city: "Austin", region: "Texas", country: "United States", country_code: "USA" },
  { city: "Auckland", region: "Auckland", country: "New Zealand", country_code: "NZL" },
];

const YEAR = 365 * 86_400;

/**
 * Fills a workspace with believable data, spread over the year before now and searchable at once.
 * The same seed, counts and clock give the same data.
 * @param seed Default 1
 */
export function seedWorkspace(
  mock: Pick<Mock, "workspace" | "clock">,
  counts: SeedCounts,
  seed = 1,
): void {
  const { workspace, clock } = mock;
  const random = createRandom(seed, "workspace data");
  const first = words(FIRST, " ");
  const last = words(LAST, " ");
  const tagNames = words(TAGS, "|");
  const now = clock.now();
  const atOnce = { indexDelay: 0 };
  /** Evenly spread over the year, with some unrest, so that they are created in order. */
  const spread = (index: number, count: number) =>
    Math.max(0, Math.floor(now - YEAR + ((index + random.next()) * YEAR) / count));

  const tags = Array.from({ length: counts.tags ?? 0 }, (_, index) => {
    const round = Math.floor(index / tagNames.length);
    const name = tagNames[index % tagNames.length] ?? "";
    return workspace.createTag(round === 0 ? name : `${name} ${round + 1}`).id;
  });

  const companyCount = counts.companies ?? 0;
  const companies = Array.from({ length: companyCount }, (_, index) => {
    const industry = random.pick(TRADES);
    const name = `${random.pick(last)} ${industry} ${index + 1}`;
    return workspace.createCompany({
      name,
      company_id: `company-${index + 1}`,
      created_at: spread(index, companyCount),
      industry,
      plan: random.pick(PLANS),
      size: random.integer(1, 5000),
      monthly_spend: random.integer(0, 2000),
      website: `https://company-${index + 1}.example.com`,
    }).id;
  });

  const contactCount = counts.contacts ?? 0;
  const start = workspace.contacts.size;
  const contacts = Array.from({ length: contactCount }, (_, index) => {
    const given = random.pick(first);
    const family = random.pick(last);
    const number = start + index + 1;
    const created_at = spread(index, contactCount);
    const updated_at = Math.floor(created_at + random.next() ** 3 * (now - created_at));
    const user = random.next() < 0.7;
    const contact: NewContact = {
      role: user ? "user" : "lead",
      email: `${given}.${family}.${number}@example.com`.toLowerCase(),
      external_id: user ? `customer-${number}` : null,
      name: `${given} ${family}`,
      phone: random.next() < 0.3 ? `+35387${random.integer(1_000_000, 9_999_999)}` : null,
      signed_up_at: user ? created_at : null,
      last_seen_at: random.next() < 0.8 ? updated_at : null,
      created_at,
      updated_at,
      companies: some(companies, user ? 0.6 : 0.1),
      tags: some(tags, 0.3),
      details: random.next() < 0.7 ? random.pick(PLACES) : {},
    };
    return workspace.createContact(contact, atOnce);
  });

  const conversationCount = counts.conversations ?? 0;
  for (let index = 0; index < conversationCount; index++) {
    // Somebody who was already there at the time.
    const known = Math.floor((contacts.length * index) / conversationCount);
    const contact = contacts[random.integer(0, known)];
    const byContact = contact !== undefined && random.next() < 0.8;
    workspace.createConversation(
      {
        author: byContact
          ? { type: contact.role, id: contact.id }
          : { type: "admin", id: random.pick(workspace.admins).id },
        body: random.pick(QUESTIONS),
        url: byContact ? "https://app.example.com/settings" : null,
        created_at: spread(index, conversationCount),
        ...(contact !== undefined && { contacts: [contact.id] }),
      },
      atOnce,
    );
  }

  function some(ids: readonly string[], share: number): string[] {
    if (ids.length === 0 || random.next() >= share) return [];
    return [ids[random.integer(0, ids.length - 1)] ?? ""];
  }
}

function words(text: string, separator: string): [string, ...string[]] {
  const [head = "", ...rest] = text.split(separator);
  return [head, ...rest];
}
