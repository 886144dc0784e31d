import type { ContactDetails } from "../../records/contact.ts";

type Place = Pick<ContactDetails, "city" | "region" | "country" | "country_code">;

/** Nobody in particular, and companies that there are not. */
export const FIRST_NAMES = words(
  "Ada Ben Chiara Dmitri Elif Farah Goran Hana Ivo Jun Kofi Lena Mateo Nadia Otto Priya",
);

export const LAST_NAMES = words(
  "Abara Bauer Costa Dahl Eriksen Ferri Gupta Haas Ito Jansen Kaya Lund Moreau Novak",
);

export const COMPANY_NAMES = words(
  "Amberfield Brindlewood Cobaltine Driftmoor Elderquay Fernholt Glasswing Hollowell Inkbarrow",
);

export const TRADES = ["Software", "Logistics", "Energy", "Retail", "Health", "Education"] as const;

export const PLANS = ["Free", "Starter", "Business"] as const;

export const JOBS = ["Office manager", "Developer", "Head of support", "Accountant"] as const;

export const TAGS = [
  "VIP",
  "Trial",
  "Churn risk",
  "Beta tester",
  "Newsletter",
  "Partner",
  "Escalated",
  "Refund",
  "Onboarding",
] as const;

export const PLACES: readonly [Place, ...Place[]] = [
  { city: "Dublin", region: "Leinster", country: "Ireland", country_code: "IRL" },
  { city: "Milan", region: "Lombardy", country: "Italy", country_code: "ITA" },
  { city: "Austin", region: "Texas", country: "United States", country_code: "USA" },
  { city: "Auckland", region: "Auckland", country: "New Zealand", country_code: "NZL" },
];

function words(text: string): [string, ...string[]] {
  const [head = "", ...rest] = text.split(" ");
  return [head, ...rest];
}
