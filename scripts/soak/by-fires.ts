/**
 * A soak of any trigger, from nothing but its descriptor: the calls that make it fire are made again
 * and again while things can be found late and calls fail. What has to be delivered is what a second
 * flow finds that sleeps until all is over and can be found, and whose calls never fail. Deliveries
 * are known by the id of the item, and of the part where there is one.
 *
 * It cannot tell that the latest state of what changes again was delivered, nor that nothing else was:
 * that needs a scenario, which says of each change what it has to lead to.
 */
import type { RunScript } from "../common/run-script.ts";
import type { Model } from "../generate/model.ts";
import type { Operation } from "../generate/operation.ts";
import { createMock, type Mock } from "../mock-intercom/mock.ts";
import { createRandom } from "../mock-intercom/random.ts";
import { SEED_PRESETS, seedWorkspace } from "../mock-intercom/seed.ts";
import { firesOf, neededBy } from "../pipeline/trials/fires.ts";
import { PlanFailure } from "../plan/call.ts";
import { valueAt } from "../plan/evaluate.ts";
import { connect, type PollingTrigger } from "../platform/connection.ts";
import type { Connector } from "../platform/connector.ts";
import { type SoakFigures, soakTrigger } from "../platform/soak/soak-trigger.ts";
import { BETWEEN_POLLS, QUIET_POLLS } from "./soak.ts";

export interface FiresCase {
  name: string;
  /** How often it is made to fire. */
  times: number;
  /** Seconds over which that is spread evenly at random. */
  over: number;
  /** Share of calls that fail. */
  failing: number;
  seed: number;
}

export interface FiresReport extends SoakFigures {
  name: string;
  trigger: string;
  /** How often its calls succeeded. */
  fired: number;
  expected: number;
  lost: number;
  repeated: number;
  /** Deliveries without an id. */
  wrong: number;
}

/** 10 June 2025, 00:00 UTC. */
const START = 1_749_513_600;

/** The cases that each trigger meets. */
export function firesCases(times: number, seed: number): FiresCase[] {
  const usual = { times, seed, over: 60 * times };
  return [
    { ...usual, name: "found late", failing: 0 },
    { ...usual, name: "found late, 8 % of calls fail", failing: 0.08 },
    { ...usual, name: "a burst in a minute", over: 60, failing: 0 },
  ];
}

/** @param runScript gives what runs the connector's script on the mock's clock */
export async function soakByFires(
  operation: Operation,
  model: Model,
  { name, times, over, failing, seed }: FiresCase,
  connector: Connector,
  runScript: (mock: Mock) => RunScript,
): Promise<FiresReport> {
  const limits = { validate: false, rateLimit: 1e9 };
  const mock = createMock({
    now: START - 3600,
    seed,
    indexDelay: [0, 300],
    ...limits,
    control: true,
  });
  seedWorkspace(mock, SEED_PRESETS);
  const connection = connect({
    connector,
    parameters: { access_token: "mock-token" },
    send: mock.send,
    runScript: runScript(mock),
  });
  const { clock } = mock;
  clock.set(START);
  const given = await neededBy(operation, model, connection);
  const fire = firesOf(operation, model, connection, { send: mock.send, now: clock.now });
  const sleeper = connection.trigger(operation.id, given);
  await sleeper.poll();

  const random = createRandom(seed, operation.id);
  const pending = Array.from({ length: times }, () => START + 2 + random.next() * over);
  pending.sort((a, b) => a - b);
  let fired = 0;
  let round = 0;
  const deliveries: unknown[] = [];
  const figures = await soakTrigger({
    trigger: connection.trigger(operation.id, given),
    clock: {
      now: clock.now,
      async advanceTo(time) {
        mock.faults.clear();
        for (; round < times && (pending[round] ?? 0) <= time; ) {
          clock.set(pending[round] ?? 0);
          round += 1;
          if (await succeeds(() => fire(round))) fired += 1;
        }
        clock.set(time);
      },
    },
    recurrence: BETWEEN_POLLS,
    quietPolls: QUIET_POLLS,
    mostPolls: (20 * over) / BETWEEN_POLLS + times,
    over: () => round === times,
    before(polls) {
      mock.journal.length = 0;
      // The first poll fixes where the trigger begins.
      if (polls > 0) mock.faults.random(failing, ["429", "500", "drop"]);
    },
    after({ items }) {
      deliveries.push(...items);
    },
  });
  mock.faults.clear();
  const expected = new Set((await pollAll(sleeper)).map(keyOf));
  await mock.close();
  return {
    name,
    trigger: operation.id,
    fired,
    ...figures,
    ...counted(expected, deliveries, operation),
  };
}

function counted(
  expected: ReadonlySet<string | undefined>,
  deliveries: readonly unknown[],
  { plan }: Operation,
): Pick<FiresReport, "expected" | "lost" | "repeated" | "wrong"> {
  const poll = plan?.poll;
  // What changes is delivered again, but never as it was.
  const again = poll?.changes === true || poll?.created !== undefined;
  const keys = deliveries.map(keyOf);
  const known = deliveries.map((item, i) => (again ? JSON.stringify(item) : keys[i]));
  const delivered = new Set(keys);
  return {
    expected: expected.size,
    lost: [...expected].filter((key) => !delivered.has(key)).length,
    repeated: known.length - new Set(known).size,
    wrong: keys.filter((key) => key === undefined).length,
  };
}

function keyOf(item: unknown): string | undefined {
  // Parsed from JSON by the platform.
  const json = JSON.parse(JSON.stringify(item));
  const [id, part] = [valueAt(json, "id"), valueAt(json, "part.id")];
  if (id === null) return undefined;
  return part === null ? String(id) : `${id} ${part}`;
}

/** What is found until nothing is left over. */
async function pollAll(trigger: PollingTrigger): Promise<unknown[]> {
  const found: unknown[] = [];
  for (;;) {
    const { items, retryAfter } = await trigger.poll();
    found.push(...items);
    if (retryAfter === undefined) return found;
  }
}

/** Whether calls of the descriptor's succeed; some can only once. */
async function succeeds(calls: () => Promise<void>): Promise<boolean> {
  try {
    await calls();
    return true;
  } catch (error) {
    if (error instanceof PlanFailure) return false;
    throw error;
  }
}
