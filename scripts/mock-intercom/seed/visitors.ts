import type { Seeding } from "./seeding.ts";
import { PSEUDONYMS } from "./words/data.ts";

export function seedVisitors(seeding: Seeding, count: number): void {
  const { workspace, random, spread } = seeding;
  const start = workspace.visitors.size;
  for (let index = 0; index < count; index++) {
    workspace.at(spread(index, count), () =>
      workspace.createVisitor({
        user_id: `visitor-${start + index + 1}`,
        pseudonym: random.pick(PSEUDONYMS),
        referrer: "https://www.example.com/prices",
      }),
    );
  }
}
