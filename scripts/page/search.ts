/** Finding cards. Runs in the browser. */
import type { Entry, Group } from "./model.ts";

/**
 * The cards that hold all words of a search in title, description, id or group; those with all of them in
 * the title first. Everything where nothing is searched for.
 */
export function search(groups: readonly Group[], text: string): Group[] {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  if (words.length === 0) return [...groups];
  return groups
    .map((group) => {
      const found = group.cards
        .map((card) => ({ card, rank: rankOf(card, group.title, words) }))
        .filter(({ rank }) => rank > 0);
      found.sort((a, b) => b.rank - a.rank);
      return {
        title: group.title,
        cards: found.map(({ card }) => card),
        best: found[0]?.rank ?? 0,
      };
    })
    .filter(({ cards }) => cards.length > 0)
    .sort((a, b) => b.best - a.best)
    .map(({ title, cards }) => ({ title, cards }));
}

function rankOf(
  { title, id, description }: Entry,
  group: string,
  words: readonly string[],
): number {
  const all = (text: string) => words.every((word) => text.toLowerCase().includes(word));
  if (all(title)) return 3;
  if (all(`${title} ${id} ${group}`)) return 2;
  return all(`${title} ${id} ${group} ${description}`) ? 1 : 0;
}
