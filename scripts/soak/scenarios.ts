/** What happens on the mock during a soak, and what of it each trigger has to deliver. */
import type { Mock } from "../mock-intercom/mock.ts";
import { createRandom, type Random } from "../mock-intercom/random.ts";
import type { SoakCase } from "./soak.ts";
import type { Tally } from "./tally.ts";

export interface Change {
  /** Unix seconds. */
  at: number;
  apply(): void;
}

/** Makes the i-th change, at a time in unix seconds, and tells the tally what has to be delivered. */
type MakeChange = (i: number, at: number) => void;

/** What happens to a trigger for simulated days. */
interface Scenario {
  prepare(soakCase: SoakCase, mock: Mock, tally: Tally, random: Random): MakeChange;
  /** What a delivery is known by, where that is not its id; undefined for an item that is not as declared. */
  keyOf?(item: { id: unknown; name?: unknown }): string | undefined;
}

/** By trigger. One in ten changes is no business of the trigger's. */
const SCENARIOS: Readonly<Record<string, Scenario>> = {
  TrigNewUser: { prepare: newContacts("user") },
  TrigNewLead: { prepare: newContacts("lead") },
  TrigUpdateUser: {
    prepare: updates,
    keyOf: ({ id, name }) => (name === undefined ? undefined : `${id} ${name}`),
  },
  TrigNewConversation: { prepare: newConversations },
};

/** The triggers that are soaked. */
export const SOAKED: readonly string[] = Object.keys(SCENARIOS);

/** @throws {RangeError} for a trigger that has none */
function scenarioOf(trigger: string): Scenario {
  const scenario = Object.hasOwn(SCENARIOS, trigger) ? SCENARIOS[trigger] : undefined;
  if (scenario === undefined) {
    throw new RangeError(`${trigger} has no scenario in scripts/soak/scenarios.ts. Add one.`);
  }
  return scenario;
}

/** Everything that will happen, in time order. What has to be there before is made at once. */
export function planChanges(soakCase: SoakCase, mock: Mock, tally: Tally): Change[] {
  const { start, over, seed = 1 } = soakCase;
  const random = createRandom(seed, "soak");
  const make = scenarioOf(soakCase.trigger).prepare(soakCase, mock, tally, random);
  return Array.from({ length: countOf(soakCase) }, (_, i) => {
    // The first poll is at the start; what happens in that very second may belong to either side.
    const at = start + 2 + random.next() * over;
    return { at, apply: () => make(i, at) };
  }).sort((a, b) => a.at - b.at);
}

/** With the one in ten that is no business of the trigger's. */
function countOf({ changes }: SoakCase): number {
  return Math.round((changes * 10) / 9);
}

/** What a delivery of the trigger is known by; undefined for an item that is not as declared. */
export function keyOf(trigger: string, item: unknown): string | undefined {
  if (typeof item !== "object" || item === null || !("id" in item)) return undefined;
  const { keyOf: own } = scenarioOf(trigger);
  return own === undefined ? String(item.id) : own(item);
}

function newContacts(wanted: "user" | "lead"): Scenario["prepare"] {
  const other = wanted === "user" ? "lead" : "user";
  return (soakCase, mock, tally, random) => {
    const { workspace } = mock;
    const link = linker(soakCase, mock, random);
    return (i, at) => {
      const role = i % 10 === 9 ? other : wanted;
      const { id } = workspace.createContact({ role, email: `${role}-${i}@example.com` });
      link(id);
      if (role === wanted) tally.expect(id, at);
    };
  };
}

function newConversations(_: SoakCase, { workspace }: Mock, tally: Tally): MakeChange {
  const author = workspace.createContact({ role: "user", email: "author@example.com" });
  const admin = workspace.adminAuthor(workspace.admins[0].id);
  const contacts = [author.id];
  return (i, at) => {
    const { id } = workspace.createConversation(
      i % 10 === 9
        ? { author: admin, body: "Hello", contacts }
        : // A call leaves no source, a workflow one without an author.
          ([
            { author: { type: "user" as const, id: author.id }, body: "Hello" },
            { author: { type: "lead" as const, id: author.id }, body: "Hello" },
            { author: { type: "contact" as const, id: author.id }, body: "Hello" },
            { author: workspace.botAuthor(), body: "Hello", contacts },
            { author: null, body: "Hello", contacts },
            { author: null, source: null, contacts },
          ][i % 6] ?? { author: null }),
    );
    if (i % 10 !== 9) tally.expect(id, at);
  };
}

/** Changes to users who were there before; with `known` fewer than changes, to the same ones again. */
function updates(
  soakCase: SoakCase,
  { workspace }: Mock,
  tally: Tally,
  random: Random,
): MakeChange {
  const { start, known = countOf(soakCase) } = soakCase;
  const users = Array.from({ length: known }, (_, i) => {
    const created_at = start - 86_400 - Math.floor(random.next() * 86_400);
    const email = `known-${i}@example.com`;
    const { id } = workspace.createContact({ role: "user", email, created_at }, { indexDelay: 0 });
    return { id, last: "" };
  });
  return (i, at) => {
    // A new user is no business of this trigger's.
    if (i % 10 === 9) {
      workspace.createContact({ role: "user", email: `new-${i}@example.com` });
      return;
    }
    const user = users[i % known];
    if (!user) return;
    tally.replace(user.last);
    workspace.updateContact(user.id, { name: `Change ${i}` });
    user.last = `${user.id} Change ${i}`;
    tally.expect(user.last, at);
  };
}

/** Gives contacts a company or a tag, by the case's share. */
function linker(
  { linked = 0, companies: count = 40 }: SoakCase,
  { workspace }: Mock,
  random: Random,
): (id: string) => void {
  const companies = Array.from({ length: linked > 0 ? count : 0 }, (_, i) =>
    workspace.createCompany({ name: `Company ${i}`, company_id: `company-${i}` }),
  );
  const tags = companies.slice(0, 20).map((_, i) => workspace.createTag(`Tag ${i}`));
  return (id) => {
    const company = companies[Math.floor(random.next() * companies.length)];
    const tag = tags[Math.floor(random.next() * tags.length)];
    if (company !== undefined && random.next() < linked) workspace.attachCompany(id, company.id);
    if (tag !== undefined && random.next() < linked) workspace.tagContact(id, tag.id);
  };
}
