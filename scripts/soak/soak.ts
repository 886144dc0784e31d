/**
 * Polls a trigger for simulated hours or months, on the mock's clock, while contacts or
 * conversations come and change, and counts what was delivered, lost and repeated.
 */
import { createMock, type Mock } from "../mock-intercom/mock.ts";
import { createRandom, type Random } from "../mock-intercom/random.ts";
import { connect, type PollResult } from "../platform/connection.ts";
import type { Connector } from "../platform/connector.ts";
import type { RunScript } from "../platform/script.ts";

/** What happens during a soak. */
export interface SoakCase {
  name: string;
  trigger: "TrigNewUser" | "TrigNewLead" | "TrigUpdateUser" | "TrigNewConversation";
  /** First second of the soak, unix seconds. */
  start: number;
  /** Things that the trigger is about; one in nine more happens that it is not about. */
  events: number;
  /** Seconds over which they are spread evenly at random. */
  over: number;
  /** Seconds until something is searchable: [min, max]. */
  indexDelay: readonly [number, number];
  /** IANA zone of the workspace. */
  timezone?: string;
  /** Share of calls that fail with 429, 500 or a cut connection. */
  failing?: number;
  /** Share of contacts with a company, and share with a tag. */
  linked?: number;
  /** How many companies there are to link to. */
  companies?: number;
  seed?: number;
}

export interface SoakReport {
  name: string;
  trigger: string;
  polls: number;
  /** Things that had to be delivered. */
  expected: number;
  delivered: number;
  lost: number;
  repeated: number;
  /** Deliveries of things that the trigger is not about. */
  wrong: number;
  /** Polls that delivered out of time order. */
  unordered: number;
  /** Polls that failed. */
  failed: number;
  /** Calls to Intercom in the costliest poll. */
  mostCalls: number;
  /** Calls to Intercom in the costliest poll when nothing had happened for a while. */
  mostIdleCalls: number;
  /** Characters of the longest state. */
  longestState: number;
  /** Seconds from a thing's happening to its delivery, the longest. */
  longestWait: number;
}

/** Seconds between polls: the published connector's. */
const BETWEEN_POLLS = 120;
/** Polls after the last event: enough for what was searchable late or waited in a burst. */
const QUIET_POLLS = 8;
/** Polls without anything new after which a poll is idle: all is settled by then. */
const IDLE_AFTER = 4;

interface Event {
  at: number;
  happen(): void;
}

/** What has to be delivered, by the text that a delivery is known by. */
type Expected = Map<string, { at: number; deliveries: number }>;

export async function soak(
  soakCase: SoakCase,
  connector: Connector,
  runScript: (mock: Mock) => RunScript,
): Promise<SoakReport> {
  const { start, timezone = "Etc/UTC", indexDelay, seed = 1, failing = 0 } = soakCase;
  const mock = createMock({
    now: start,
    seed,
    timezone,
    indexDelay,
    validate: false,
    rateLimit: 1e9,
  });
  const expected: Expected = new Map();
  const events = plan(soakCase, mock, expected);
  const connection = connect({
    connector,
    parameters: { access_token: "mock-token" },
    send: mock.send,
    runScript: runScript(mock),
  });
  const trigger = connection.trigger(soakCase.trigger);
  const report: SoakReport = {
    name: soakCase.name,
    trigger: soakCase.trigger,
    polls: 0,
    expected: 0,
    delivered: 0,
    lost: 0,
    repeated: 0,
    wrong: 0,
    unordered: 0,
    failed: 0,
    mostCalls: 0,
    mostIdleCalls: 0,
    longestState: 0,
    longestWait: 0,
  };
  let now = start;
  let quiet = 0;
  let next = 0;
  const pollsAtMost = (20 * soakCase.over) / BETWEEN_POLLS + soakCase.events;
  // A trigger that never comes to rest ends the soak too, with what it has not delivered.
  while (quiet < QUIET_POLLS && report.polls < pollsAtMost) {
    for (let event = events[next]; event !== undefined && event.at <= now; event = events[next]) {
      mock.clock.set(event.at);
      event.happen();
      next += 1;
    }
    mock.clock.set(now);
    mock.journal.length = 0;
    if (report.polls > 0) mock.faults.random(failing, ["429", "500", "drop"]);
    const result = await trigger.poll();
    mock.faults.clear();
    const idle = quiet > IDLE_AFTER;
    record(report, result, { mock, expected, state: trigger.state ?? "", idle });
    const over =
      next === events.length &&
      result.items.length === 0 &&
      result.status < 400 &&
      result.retryAfter === undefined;
    quiet = over ? quiet + 1 : 0;
    now += Math.min(result.retryAfter ?? BETWEEN_POLLS, BETWEEN_POLLS);
  }
  await mock.close();
  for (const { deliveries } of expected.values()) {
    report.expected += 1;
    if (deliveries === 0) report.lost += 1;
    if (deliveries > 1) report.repeated += deliveries - 1;
  }
  return report;
}

function record(
  report: SoakReport,
  { status, items }: PollResult,
  { mock, expected, state, idle }: { mock: Mock; expected: Expected; state: string; idle: boolean },
): void {
  const calls = mock.journal.length;
  report.polls += 1;
  report.mostCalls = Math.max(report.mostCalls, calls);
  report.longestState = Math.max(report.longestState, state.length);
  if (status >= 400) report.failed += 1;
  else if (idle) report.mostIdleCalls = Math.max(report.mostIdleCalls, calls);
  let last = 0;
  let ordered = true;
  for (const item of items) {
    // Deliveries are what the connector's own definition says; the report says where they are not.
    const { id, name, created_at } = item as { id: string; name?: string; created_at: string };
    const key = report.trigger === "TrigUpdateUser" ? `${id} ${name}` : id;
    const found = expected.get(key);
    report.delivered += 1;
    if (found === undefined) {
      report.wrong += 1;
      continue;
    }
    found.deliveries += 1;
    report.longestWait = Math.max(report.longestWait, Math.ceil(mock.clock.now() - found.at));
    const at = report.trigger === "TrigUpdateUser" ? found.at : Date.parse(created_at) / 1000;
    if (Math.floor(at) < Math.floor(last)) ordered = false;
    last = at;
  }
  if (!ordered) report.unordered += 1;
}

/** What happens when, in time order. */
function plan(soakCase: SoakCase, mock: Mock, expected: Expected): Event[] {
  const { start, over, seed = 1 } = soakCase;
  const count = Math.round((soakCase.events * 10) / 9);
  const random = createRandom(seed, "soak");
  const happen = happenings(soakCase, mock, expected, random);
  return Array.from({ length: count }, (_, i) => {
    // The first poll is at the start; what happens in that very second may belong to either side.
    const at = start + 2 + random.next() * over;
    return { at, happen: () => happen(i, at) };
  }).sort((a, b) => a.at - b.at);
}

function happenings(
  soakCase: SoakCase,
  mock: Mock,
  expected: Expected,
  random: Random,
): (i: number, at: number) => void {
  const { workspace } = mock;
  const { trigger, linked = 0, events, start } = soakCase;
  const companies = Array.from({ length: linked > 0 ? (soakCase.companies ?? 40) : 0 }, (_, i) =>
    workspace.createCompany({ name: `Company ${i}`, company_id: `company-${i}` }),
  );
  const tags = companies.slice(0, 20).map((_, i) => workspace.createTag(`Tag ${i}`));
  const link = (id: string) => {
    const company = companies[Math.floor(random.next() * companies.length)];
    const tag = tags[Math.floor(random.next() * tags.length)];
    if (company !== undefined && random.next() < linked) workspace.attachCompany(id, company.id);
    if (tag !== undefined && random.next() < linked) workspace.tagContact(id, tag.id);
  };
  const expect = (key: string, at: number) => expected.set(key, { at, deliveries: 0 });

  switch (trigger) {
    case "TrigNewUser":
    case "TrigNewLead": {
      const [wanted, other] =
        trigger === "TrigNewUser" ? (["user", "lead"] as const) : (["lead", "user"] as const);
      return (i, at) => {
        // One in ten is of the other role, and no business of the trigger's.
        const role = i % 10 === 9 ? other : wanted;
        const { id } = workspace.createContact({ role, email: `${role}-${i}@example.com` });
        link(id);
        if (role === wanted) expect(id, at);
      };
    }
    case "TrigUpdateUser": {
      const ids = Array.from({ length: Math.round((events * 10) / 9) }, (_, i) => {
        const created_at = start - 86_400 - Math.floor(random.next() * 86_400);
        const email = `known-${i}@example.com`;
        return workspace.createContact({ role: "user", email, created_at }, { indexDelay: 0 }).id;
      });
      return (i, at) => {
        // One in ten is a new user, who is no business of this trigger's.
        if (i % 10 === 9) {
          workspace.createContact({ role: "user", email: `new-${i}@example.com` });
          return;
        }
        const id = ids[i] ?? "";
        workspace.updateContact(id, { name: `Change ${i}` });
        expect(`${id} Change ${i}`, at);
      };
    }
    case "TrigNewConversation": {
      const author = workspace.createContact({ role: "user", email: "author@example.com" });
      const types = ["user", "lead", "admin", "bot"] as const;
      return (i, at) => {
        const type = types[i % 10 === 9 ? 2 + (i % 20 > 10 ? 1 : 0) : i % 2] ?? "user";
        const { id } = workspace.createConversation({
          author: { type, id: author.id },
          body: "Hello",
        });
        if (type === "user" || type === "lead") expect(id, at);
      };
    }
  }
}
