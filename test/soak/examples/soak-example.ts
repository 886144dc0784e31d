/**
 * Polls an example trigger on the mock's clock, which goes on with every call: things happen between
 * the pages of a list, and between the parts of two items.
 */

import type { Json } from "../../../scripts/common/json.ts";
import { parseJson } from "../../../scripts/common/json.ts";
import type { RunScript } from "../../../scripts/common/run-script.ts";
import { createMock } from "../../../scripts/mock-intercom/mock.ts";
import { createRandom, type Random } from "../../../scripts/mock-intercom/random.ts";
import { createTally } from "../../../scripts/soak/tally.ts";
import { type Example, SCENARIOS } from "./scenarios.ts";

export interface ExampleCase {
  example: Example;
  changes: number;
  /** Seconds over which they are spread evenly at random. */
  over: number;
  /** They all happen in the few seconds in which polls go on. */
  whilePolling?: true;
  /** How many things there are to change. */
  known: number;
  /** Seconds between the first two polls, where the flow rests meanwhile. */
  rest?: number;
  /** Share of calls that fail. */
  failing: number;
  seed: number;
}

export interface ExampleReport {
  expected: number;
  delivered: number;
  lost: number;
  repeated: number;
  /** Deliveries of things that the trigger is not about. */
  wrong: number;
  /** Polls that delivered out of time order. */
  unordered: number;
  /** Polls that answered an error. */
  failed: number;
  polls: number;
  calls: number;
  mostCalls: number;
  /** Calls of the costliest poll after several that found nothing. */
  mostIdleCalls: number;
  longestState: number;
}

/** 10 June 2025, 00:00 UTC, and a half: so polls begin within seconds. */
const START = 1_749_513_600.5;
const BETWEEN_POLLS = 120;
/** Seconds that a call takes. */
const A_CALL = 0.15;
const QUIET_POLLS = 8;
const GATEWAY = "https://gateway.example/apim/intercom/1/example_trigger";

/** @param runScript gives what runs a script with the example's plan, on the mock's clock */
export async function soakExample(
  soaked: ExampleCase,
  runScript: (now: () => number) => RunScript,
): Promise<ExampleReport> {
  const { example, changes, known, rest = BETWEEN_POLLS, failing, seed } = soaked;
  const limits = { validate: false, rateLimit: 1e9 };
  const mock = createMock({ now: START - 86_400, seed, indexDelay: [0, 300], ...limits });
  const tally = createTally();
  const random = createRandom(seed, example);
  const scenario = SCENARIOS[example](mock, tally, random, known);
  const times = timesOf(soaked, random);
  let next = 0;
  const advanceTo = (time: number) => {
    for (; next < times.length && (times[next] ?? 0) <= time; next++) {
      mock.clock.set(times[next] ?? 0);
      scenario.change(next);
    }
    mock.clock.set(time);
  };

  const run = runScript(mock.clock.now);
  const report = {
    delivered: 0,
    wrong: 0,
    unordered: 0,
    failed: 0,
    polls: 0,
    calls: 0,
    mostCalls: 0,
  };
  const more = { mostIdleCalls: 0, longestState: 0 };
  let url = `${GATEWAY}?${scenario.query}`;
  let quiet = 0;
  let at = START;
  while (quiet < QUIET_POLLS) {
    advanceTo(Math.max(at, mock.clock.now()));
    mock.faults.clear();
    // The first poll fixes where the trigger begins.
    if (report.polls > 0) mock.faults.random(failing, ["429", "500", "drop", "html", "truncate"]);
    let calls = 0;
    const request = {
      method: "GET",
      url: url.replace(GATEWAY, "https://api.intercom.io/example_trigger"),
      headers: { authorization: "Bearer mock-token", "intercom-version": "2.16" },
    };
    const answer = await run({ operationId: example, request, originalRequestUri: url }, (call) => {
      calls += 1;
      advanceTo(mock.clock.now() + A_CALL);
      return mock.send(call);
    });
    const { status, headers, body } = answer;
    url = headers.location ?? url;
    const items = status === 200 ? (parseJson(body) as Json[]) : [];
    // Times are whole seconds to the trigger.
    const happened = items.map((item) => Math.floor(tally.deliver(scenario.keyOf(item)) ?? -1));
    report.wrong += happened.filter((time) => time < 0).length;
    if (happened.some((time, i) => time < (happened[i - 1] ?? 0))) report.unordered += 1;
    report.polls += 1;
    report.delivered += items.length;
    report.calls += calls;
    report.mostCalls = Math.max(report.mostCalls, calls);
    if (status >= 400) report.failed += 1;
    else if (quiet > 4) more.mostIdleCalls = Math.max(more.mostIdleCalls, calls);
    const state = new URL(url).searchParams.get("triggerState") ?? "";
    more.longestState = Math.max(more.longestState, state.length);
    const isQuiet = status === 202 && headers["retry-after"] === undefined;
    quiet = next === times.length && isQuiet ? quiet + 1 : 0;
    if (report.polls === 1) at += rest;
    else at += Math.min(Number(headers["retry-after"] ?? BETWEEN_POLLS), BETWEEN_POLLS);
    if (report.polls > 20 * changes + 1000) throw new Error(`${example} never comes to rest`);
  }
  await mock.close();
  return { ...report, ...more, ...tally.count() };
}

/** When things happen, ascending. */
function timesOf({ changes, over, whilePolling }: ExampleCase, random: Random): number[] {
  const times = Array.from({ length: changes }, () => {
    const after = random.next() * over;
    if (whilePolling === undefined) return START + 2 + after;
    return (
      START + BETWEEN_POLLS * (1 + Math.floor(after / BETWEEN_POLLS)) + 3 * random.next() - 0.5
    );
  });
  return times.sort((a, b) => a - b);
}
