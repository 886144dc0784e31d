/**
 * Polls a trigger for simulated hours or months, on the mock's clock, while contacts or
 * conversations come and change, and counts what was delivered, lost and repeated.
 */

import { createMock, type Mock } from "../mock-intercom/mock.ts";
import { connect } from "../platform/connection.ts";
import type { Connector } from "../platform/connector.ts";
import { type SoakClock, type SoakFigures, soakTrigger } from "../platform/soak/soak-trigger.ts";
import type { Engine } from "./engine.ts";
import { type Change, keyOf, planChanges } from "./scenarios.ts";
import { type Counts, createTally } from "./tally.ts";
import { troubled, withTimeLimit } from "./trouble.ts";

/** What happens during a soak. */
export interface SoakCase {
  name: string;
  /** Operation id. */
  trigger: string;
  /** First second of the soak, unix seconds. */
  start: number;
  /** Things that the trigger is about; one in nine more happens that it is not about. */
  changes: number;
  /** Seconds over which they are spread evenly at random. */
  over: number;
  /** Seconds until something is searchable: [min, max]. */
  indexDelay: readonly [number, number];
  /** IANA zone of the workspace. */
  timezone?: string;
  /** Share of calls that fail, in whatever way. */
  failing?: number;
  /** Share of contacts with a company, and share with a tag. */
  linked?: number;
  /** How many companies there are to link to. */
  companies?: number;
  /** How many users there are to change; as many as changes when absent. */
  known?: number;
  seed?: number;
}

export interface SoakReport extends SoakFigures, Counts {
  name: string;
  trigger: string;
  /** Changes that the trigger is about. */
  happened: number;
  /** Deliveries of things that the trigger is not about. */
  wrong: number;
  /** Polls that delivered out of time order. */
  unordered: number;
  /** Seconds from a thing's happening to its delivery, the longest. */
  longestWait: number;
}

/** Seconds between polls: the published connector's. */
const BETWEEN_POLLS = 120;
/** Polls after the last event: enough for what was searchable late or waited in a burst. */
const QUIET_POLLS = 8;

export async function soak(
  soakCase: SoakCase,
  connector: Connector,
  engine: Pick<Engine, "run">,
): Promise<SoakReport> {
  const { name, start, timezone = "Etc/UTC", indexDelay, seed = 1, failing = 0 } = soakCase;
  const limits = { validate: false, rateLimit: 1e9 };
  const mock = createMock({ now: start, seed, timezone, indexDelay, ...limits });
  const tally = createTally();
  const changes = planChanges(soakCase, mock, tally);
  const clock = clockOf(mock, changes);
  const { now } = clock;
  const trouble = { failing: 0, slow: true, advanceTo: clock.advanceTo };
  const connection = connect({
    connector,
    parameters: { access_token: "mock-token" },
    send: troubled(mock, trouble),
    runScript: withTimeLimit(engine.run({ now, elapsed: () => now() * 1000 }), now),
  });
  const seen = { wrong: 0, unordered: 0, longestWait: 0 };
  const figures = await soakTrigger({
    trigger: connection.trigger(soakCase.trigger),
    clock,
    recurrence: BETWEEN_POLLS,
    quietPolls: QUIET_POLLS,
    mostPolls: (20 * soakCase.over) / BETWEEN_POLLS + soakCase.changes,
    over: () => clock.left() === 0,
    before(polls) {
      mock.journal.length = 0;
      // The first poll fixes where the trigger begins.
      trouble.failing = polls > 0 ? failing : 0;
    },
    after({ items }) {
      let last = 0;
      let ordered = true;
      for (const item of items) {
        const key = keyOf(soakCase.trigger, item);
        const at = key === undefined ? undefined : tally.deliver(key);
        if (at === undefined) {
          seen.wrong += 1;
          continue;
        }
        seen.longestWait = Math.max(seen.longestWait, Math.ceil(clock.now() - at));
        // Times are whole seconds to the trigger.
        if (Math.floor(at) < last) ordered = false;
        last = Math.floor(at);
      }
      if (!ordered) seen.unordered += 1;
    },
  });
  await mock.close();
  const counts = tally.count();
  const happened = counts.expected + counts.joined;
  return { name, trigger: soakCase.trigger, happened, ...figures, ...counts, ...seen };
}

/** The mock's clock, which applies the changes as it passes them. */
function clockOf(mock: Mock, changes: readonly Change[]): SoakClock & { left(): number } {
  let next = 0;
  return {
    now: mock.clock.now,
    left: () => changes.length - next,
    advanceTo(time) {
      for (let one = changes[next]; one !== undefined && one.at <= time; one = changes[next]) {
        mock.clock.set(one.at);
        one.apply();
        next += 1;
      }
      mock.clock.set(Math.max(time, mock.clock.now()));
    },
  };
}
