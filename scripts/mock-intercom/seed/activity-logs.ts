import type { Seeding } from "./seeding.ts";
import { ACTIVITIES } from "./words/data.ts";

export function seedActivityLogs(seeding: Seeding, count: number): void {
  const { workspace, random, spread } = seeding;
  for (let index = 0; index < count; index++) {
    const admin = random.pick(workspace.admins);
    const [activity_type, what] = random.pick(ACTIVITIES);
    workspace.recordActivity({
      activity_type,
      activity_description: `${admin.name} ${what}`,
      admin_id: admin.id,
      created_at: spread(index, count),
    });
  }
}
