import { DAY, type Seeding } from "./seeding.ts";
import { ORDER_STATES } from "./words/data.ts";

/** Orders, the kind of custom object that every workspace here has. */
const TYPE = "Order";

export function seedCustomObjects(seeding: Seeding, count: number): void {
  const { workspace, random, spread, contactAt } = seeding;
  const start = workspace.customObjectsOf(TYPE).length;
  for (let index = 0; index < count; index++) {
    const number = start + index + 1;
    const time = spread(index, count);
    const contact = contactAt(time);
    workspace.at(Math.max(time, contact?.created_at ?? 0), () => {
      const { id } = workspace.putCustomObject(TYPE, {
        external_id: `order-${number}`,
        external_created_at: Math.max(0, time - random.integer(0, DAY)),
        external_updated_at: time,
        custom_attributes: {
          order_number: `O-${10_000 + number}`,
          total: random.integer(500, 50_000) / 100,
          status: random.pick(ORDER_STATES),
        },
      });
      if (contact !== undefined) workspace.connectCustomObject(id, contact.id);
    });
  }
}
