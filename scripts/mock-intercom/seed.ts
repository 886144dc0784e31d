import type { Mock } from "./mock.ts";
import { createRandom } from "./random.ts";
import type { Contact } from "./records/contact.ts";
import { KINDS, type Kind, type SeedKind } from "./seed/kinds.ts";
import { contactsByAge, createSeeding } from "./seed/seeding.ts";
import { setUpWorkspace } from "./seed/set-up/set-up.ts";
import type { Workspace } from "./state/state.ts";

/** How many of each to create. */
export type SeedCounts = { [K in SeedKind]?: number };

/** The names of the counts. */
export const SEED_KINDS: readonly SeedKind[] = Object.keys(KINDS).filter(isKind);

/** A little of everything. */
export const SEED_PRESETS: Readonly<SeedCounts> = each(({ preset }) => preset);

/** How many of each a workspace has. */
export const sizesOf = (workspace: Workspace) => each(({ size }) => size(workspace));

/** How many contacts there are for what belongs to contacts, where nobody says. */
const CONTACTS_NEEDED = 5;

/** What others refer to comes first. */
const FIRST: readonly SeedKind[] = ["tags", "companies", "contacts"];

/**
 * Adds believable data, spread over the year before now and searchable at once, and what a team sets
 * up once (macros, ticket types, collections, ...) as far as it is missing. The same seed, counts and
 * clock give the same data. What belongs to contacts needs some: without a number of contacts a few
 * are made where there are none, with the number 0 it is left out.
 * @param seed Default 1
 */
export function seedWorkspace(
  mock: Pick<Mock, "workspace" | "clock">,
  counts: SeedCounts,
  seed = 1,
): void {
  const { workspace, clock } = mock;
  const now = clock.now();
  let contacts: readonly Contact[] | undefined;
  const byAge = () => {
    contacts ??= contactsByAge(workspace);
    return contacts;
  };
  setUpWorkspace(workspace);
  for (const kind of new Set([...FIRST, ...SEED_KINDS])) {
    const count = kind === "contacts" ? contactCount(workspace, counts) : (counts[kind] ?? 0);
    if (count === 0) continue;
    const random = createRandom(seed, `seeded ${kind}`);
    // What seems to be of the past is neither notified nor late.
    workspace.at(now, () =>
      KINDS[kind].seed(createSeeding({ workspace, now, random }, byAge), count),
    );
  }
}

function contactCount(workspace: Workspace, counts: SeedCounts): number {
  if (counts.contacts !== undefined) return counts.contacts;
  const needed = SEED_KINDS.some((kind) => "needsContacts" in KINDS[kind] && counts[kind]);
  return needed && workspace.contacts.size === 0 ? CONTACTS_NEEDED : 0;
}

function isKind(name: string): name is SeedKind {
  return name in KINDS;
}

function each(number: (kind: Kind) => number): Record<string, number> {
  return Object.fromEntries(Object.entries(KINDS).map(([name, kind]) => [name, number(kind)]));
}
