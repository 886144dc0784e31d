import type { Random } from "../random.ts";
import type { Contact } from "../records/contact.ts";
import type { Workspace } from "../state/state.ts";

export const DAY = 86_400;
const YEAR = 365 * DAY;

/** What one kind of data is seeded with. */
export interface Seeding {
  readonly workspace: Workspace;
  /** Unix seconds, with a fraction. */
  readonly now: number;
  /** The kind's own, so that more of one kind changes nothing about another. */
  readonly random: Random;
  /** Evenly spread over the year before now, with some unrest: the later the higher the index. */
  spread(index: number, count: number): number;
  chance(share: number): boolean;
  /** One of them; undefined where there are none. */
  any<T>(items: readonly T[]): T | undefined;
  /** A contact that was there at a time, or the first one ever; undefined where there are none. */
  contactAt(seconds: number): Contact | undefined;
}

/** @param contacts see `contactsByAge` */
export function createSeeding(
  basis: Pick<Seeding, "workspace" | "now" | "random">,
  contacts: () => readonly Contact[],
): Seeding {
  const { workspace, now, random } = basis;
  return {
    ...basis,
    spread: (index, count) =>
      Math.max(0, Math.floor(now - YEAR + ((index + random.next()) * YEAR) / count)),
    chance: (share) => random.next() < share,
    any: (items) => items[random.integer(0, items.length - 1)],
    contactAt(seconds) {
      const all = contacts();
      const known = all[random.integer(0, Math.max(0, countUntil(all, seconds) - 1))];
      // As it is by now.
      return known && workspace.contacts.get(known.id);
    },
  };
}

/** Contacts that are not archived, the oldest first. */
export const contactsByAge = ({ contacts }: Workspace): Contact[] =>
  [...contacts.values()]
    .filter(({ archived }) => !archived)
    .sort((a, b) => a.created_ms - b.created_ms);

/** How many of the sorted were created by then. */
function countUntil(sorted: readonly Contact[], seconds: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.created_at ?? Infinity) <= seconds) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Does one thing after another, each some seconds later: what would come after now does not happen.
 * @param start unix seconds
 */
export function createTimeline({ workspace, random, now }: Seeding, start: number) {
  let time = start;
  return (from: number, to: number, act: (time: number) => void): void => {
    time += random.integer(from, to);
    if (time <= now) workspace.at(time, () => act(time));
  };
}
