import type { Json } from "../../common/json.ts";
import type { Seeding } from "./seeding.ts";
import { EVENTS } from "./words/data.ts";

export function seedEvents(seeding: Seeding, count: number): void {
  const { workspace, random, spread, contactAt } = seeding;
  for (let index = 0; index < count; index++) {
    const time = spread(index, count);
    const contact = contactAt(time);
    if (contact === undefined) return;
    const event_name = random.pick(EVENTS);
    workspace.submitEvent({
      contact: contact.id,
      event_name,
      created_at: Math.max(time, contact.created_at),
      metadata: metadata(event_name, seeding),
    });
  }
}

function metadata(event: (typeof EVENTS)[number], { random }: Seeding): Record<string, Json> {
  if (event === "signed-in") return { device: random.pick(["desktop", "phone"]) };
  if (event === "created-project") return { template: random.pick(["empty", "sample"]) };
  if (event === "exported-report") return { rows: random.integer(10, 50_000) };
  const cents = random.integer(500, 50_000);
  return {
    order_number: {
      value: `O-${random.integer(1000, 9999)}`,
      url: "https://app.example.com/orders",
    },
    price: { currency: "eur", amount: cents },
  };
}
