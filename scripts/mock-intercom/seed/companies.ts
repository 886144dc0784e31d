import type { Seeding } from "./seeding.ts";
import { COMPANY_NAMES, PLANS, TRADES } from "./words/people.ts";

export function seedCompanies(seeding: Seeding, count: number): void {
  const { workspace, random, now, spread, any, chance } = seeding;
  const tags = [...workspace.tags.keys()];
  const start = workspace.companies.size;
  for (let index = 0; index < count; index++) {
    const number = start + index + 1;
    const industry = random.pick(TRADES);
    const created_at = spread(index, count);
    const seen = Math.floor(created_at + random.next() * (now - created_at));
    workspace.at(seen, () => {
      const { id } = workspace.createCompany({
        name: `${random.pick(COMPANY_NAMES)} ${industry} ${number}`,
        company_id: `company-${number}`,
        created_at,
        last_request_at: seen,
        industry,
        plan: random.pick(PLANS),
        size: random.integer(1, 5000),
        monthly_spend: random.integer(0, 2000),
        website: `https://company-${number}.example.com`,
      });
      const tag = chance(0.2) ? any(tags) : undefined;
      if (tag !== undefined) workspace.tagCompany(id, tag);
    });
  }
}
