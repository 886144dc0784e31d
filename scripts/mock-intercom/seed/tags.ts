import type { Seeding } from "./seeding.ts";
import { TAGS } from "./words/people.ts";

export function seedTags({ workspace }: Seeding, count: number): void {
  const start = workspace.tags.size;
  for (let index = start; index < start + count; index++) {
    const round = Math.floor(index / TAGS.length);
    const name = TAGS[index % TAGS.length] ?? "";
    workspace.createTag(round === 0 ? name : `${name} ${round + 1}`);
  }
}
