import type { Seeding } from "./seeding.ts";
import { GUIDES, type Guide, INTERNAL_GUIDES } from "./words/knowledge.ts";

/** Of the help center: in collections, some not published yet, some with changes to come. */
export function seedArticles(seeding: Seeding, count: number): void {
  const { workspace, random, now, spread, chance, any } = seeding;
  const tags = [...workspace.tags.keys()];
  const start = workspace.articles.size;
  for (let index = 0; index < count; index++) {
    const guide = guideOf(GUIDES, start + index);
    const author_id = Number(random.pick(workspace.admins).id);
    const created = spread(index, count);
    const { id } = workspace.at(created, () =>
      workspace.createArticle({
        title: guide.title,
        description: guide.description,
        body_markdown: text(guide),
        author_id,
        state: chance(0.8) ? "published" : "draft",
        parent_id: collectionOf(guide, seeding),
      }),
    );
    workspace.at(Math.floor(created + random.next() * (now - created)), () => {
      const body_markdown = `${text(guide)}\n\nAnything else? Write to us.`;
      if (chance(0.3)) workspace.updateArticle(id, { body_markdown });
      const article = workspace.existingArticle(id);
      if (chance(0.2) && article.contents[0].state === "published") {
        workspace.stageArticle(id, { title: `${guide.title} (new)` });
      }
      const tag = chance(0.2) ? any(tags) : undefined;
      if (tag === undefined) return;
      const tagged = { ...workspace.existingArticle(id), tags: [workspace.appliedTag(tag)] };
      workspace.replaceArticle(tagged);
    });
  }
}

export function seedInternalArticles(seeding: Seeding, count: number): void {
  const { workspace, random, spread } = seeding;
  const start = workspace.internalArticles.size;
  for (let index = 0; index < count; index++) {
    const guide = guideOf(INTERNAL_GUIDES, start + index);
    const owner = Number(random.pick(workspace.admins).id);
    workspace.at(spread(index, count), () =>
      workspace.createInternalArticle({
        title: guide.title,
        body_markdown: text(guide),
        owner_id: owner,
        author_id: owner,
        ai_copilot_availability: true,
      }),
    );
  }
}

/** Once the list is through, it begins again with numbers behind the titles. */
function guideOf(guides: readonly [Guide, ...Guide[]], index: number): Guide {
  const guide = guides[index % guides.length] ?? guides[0];
  const round = Math.floor(index / guides.length);
  return round === 0 ? guide : { ...guide, title: `${guide.title} (${round + 1})` };
}

const text = ({ description, steps }: Guide) =>
  [description, steps.map((step) => `- ${step}`).join("\n")].filter(Boolean).join("\n\n");

/** Null where the team has renamed or deleted the collection, and for a few articles anyway. */
function collectionOf({ collection }: Guide, { workspace, chance }: Seeding): string | null {
  if (chance(0.1)) return null;
  for (const { id, contents } of workspace.collections.values()) {
    if (Object.values(contents)[0]?.name === collection) return id;
  }
  return null;
}
