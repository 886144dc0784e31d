import type { Seeding } from "./seeding.ts";
import { NEWS } from "./words/knowledge.ts";

export function seedNewsItems(seeding: Seeding, count: number): void {
  const { workspace, random, spread, chance } = seeding;
  const start = workspace.newsItems.size;
  for (let index = 0; index < count; index++) {
    const [title, body, label] = NEWS[(start + index) % NEWS.length] ?? NEWS[0];
    const time = spread(index, count);
    workspace.at(time, () =>
      workspace.createNewsItem({
        title,
        body: `<p>${body}</p>`,
        sender_id: Number(random.pick(workspace.admins).id),
        state: chance(0.8) ? "live" : "draft",
        labels: [label],
        reactions: ["😆", "😅"],
        newsfeed_assignments: workspace.newsfeeds
          .filter(() => chance(0.7))
          .map(({ id }) => ({ newsfeed_id: id })),
      }),
    );
  }
}
