/**
 * A soak of any trigger, from nothing but its descriptor: the calls that make it fire are made again
 * and again, about one thing or another, also while polls go on, while things can be found late, are
 * deleted and merged, and calls fail. What has to be delivered of it is read from a twin of the
 * workspace (`observer.ts`) after each change, and held against what was (`ledger.ts`).
 */
import type { HttpRequest, Send } from "../common/http.ts";
import { createRandom } from "../mock-intercom/random.ts";
import { firesOf, neededBy } from "../pipeline/trials/fires.ts";
import { TOKEN } from "../pipeline/trials/stage.ts";
import { connect } from "../platform/connection.ts";
import { type SoakFigures, soakTrigger } from "../platform/soak/soak-trigger.ts";
import type { Comparison } from "./compare.ts";
import type { Engine } from "./engine.ts";
import { createLedger, type LedgerCounts } from "./ledger.ts";
import { meanwhileOf } from "./meanwhile.ts";
import { createObserver } from "./observer.ts";
import type { Soaked, SoakedTrigger } from "./shipped.ts";
import { troubled, withTimeLimit } from "./trouble.ts";
import { createTwins } from "./twins.ts";

export interface FiresCase {
  name: string;
  trigger: string;
  /** First second, unix seconds. */
  start: number;
  /** IANA zone of the workspace. */
  timezone: string;
  /** How often it is made to fire. */
  times: number;
  /** Seconds over which that is spread. */
  over: number;
  /** How many conversations, tickets and so on there are to change. */
  things: number;
  /** Share of calls that fail. */
  failing: number;
  /** For how many of the changes something else happens, too. */
  meanwhile: number;
  /** Requests and answers of both interpreters are compared. */
  compared: boolean;
  /** Decides on all that is random. */
  seed: number;
}

export interface FiresReport extends SoakFigures, LedgerCounts {
  name: string;
  trigger: string;
  /** How often its calls succeeded. */
  fired: number;
  comparison: Comparison;
}

/** Share of changes that are about the same thing as others, and after how many it is another. */
const SAME_AGAIN = 0.25;
const ANOTHER_AFTER = 30;
/** Share of changes that are about what the maker chose, where something must be chosen. */
const CHOSEN = 0.7;
/** Share of changes that happen while a poll goes on, within so many seconds from its start. */
const WHILE_POLLING = 0.3;
const A_POLL = 0.8;

/** Seconds between polls, in turn for an hour each: often, and seldom enough for all to settle. */
const BETWEEN_POLLS = [120, 1200] as const;
/** Polls after the last event: enough for what was searchable late or waited in a burst. */
const QUIET_POLLS = 8;

export async function soakByFires(
  { operation, spec }: SoakedTrigger,
  { model, connector }: Pick<Soaked, "model" | "connector">,
  soakCase: FiresCase,
  engine: Engine,
): Promise<FiresReport> {
  const { name, start, timezone, times, over, things, failing, meanwhile, compared, seed } =
    soakCase;
  const counts = {
    conversations: things,
    tickets: things,
    articles: 2 * things,
    // A lead becomes a user only once.
    contacts: spec.call === "/contacts/search" ? things + times : things,
  };
  const twins = createTwins({ start, timezone, seed, delay: [0, spec.lookBack], counts });
  const { late, prompt } = twins;
  const { now } = late.clock;
  const parameters = { access_token: TOKEN };

  // What is asked of the workspace that shows everything at once.
  const asked: HttpRequest[] = [];
  const beside = connect({
    connector,
    parameters,
    send(request) {
      asked.push(request);
      return prompt.send(request);
    },
    runScript: engine.run({ now, elapsed: () => 0 }),
  });
  const given = await neededBy(operation, model, beside);
  asked.length = 0;
  await beside.trigger(operation.id, given).poll();
  const [first] = asked;
  if (first === undefined) throw new RangeError(`${operation.id} asked Intercom for nothing.`);
  const observer = createObserver(spec, first, given, prompt.send, start);
  const ledger = createLedger(spec.lookBack);

  const random = createRandom(seed, `${operation.id} ${name}`);
  let round = 0;
  let fired = 0;
  let through: Send = prompt.send;
  const pick = (count: number) => {
    // What the maker had to choose is a first choice.
    if (Object.keys(given).length > 0 && random.next() < CHOSEN) return 0;
    if (random.next() >= SAME_AGAIN) return Math.floor(random.next() * count);
    return Math.floor(round / ANOTHER_AFTER) % count;
  };
  const fire = firesOf(
    operation,
    model,
    beside,
    { send: (request) => through(request), now },
    pick,
  );
  const touched: string[] = [];
  const look = async (named: (id: string) => boolean) => {
    for (const one of await observer.since(Math.floor(now()), named)) {
      if (one.kept) touched.push(one.id);
      ledger.note(one, now());
    }
  };
  const act = async (calls: () => Promise<void>) => {
    const { succeeded, made } = await twins.act((send) => {
      through = send;
      return calls();
    });
    await look((id) => made.some(({ url, body = "" }) => url.includes(id) || body.includes(id)));
    return succeeded;
  };
  /** When something comes of what happened before, ascending. */
  const later: number[] = [];
  const others = meanwhileOf(spec.call);
  const happen = async () => {
    round += 1;
    if (await act(() => fire(round))) fired += 1;
    const other = others[round % Math.max(others.length, 1)];
    const id = touched[Math.floor(random.next() * touched.length)];
    if (other === undefined || id === undefined || random.next() >= meanwhile) return;
    await act(async () => {
      const outcome = await other(through, { id, round, now: now() });
      for (const { id, part } of outcome.gone ?? []) ledger.gone(id, now(), part);
      if (outcome.later !== undefined) later.push(outcome.later);
    });
    later.sort((a, b) => a - b);
  };

  const moments = momentsOf(soakCase, random.next);
  const advanceTo = async (time: number) => {
    for (;;) {
      const moment = Math.min(moments[round] ?? Infinity, later[0] ?? Infinity);
      if (moment > time) break;
      twins.set(moment);
      if (moment === later[0]) {
        later.shift();
        await look(() => false);
      } else await happen();
    }
    twins.set(Math.max(time, now()));
  };
  // A poll in C# takes as long as it takes, so nothing may depend on it where the two are compared.
  const trouble = { failing: 0, slow: !compared, advanceTo };
  const clock = { now, elapsed: compared ? () => 0 : () => now() * 1000 };
  const comparison: Comparison = { polls: 0, requests: 0, differences: [] };
  const startScript = async () =>
    compared ? engine.compare(clock, comparison) : engine.run(clock);
  let running = startScript();
  let updated = false;
  const trigger = connect({
    connector,
    parameters,
    send: troubled(late, trouble),
    runScript: withTimeLimit(async (...call) => (await running)(...call), now),
  }).trigger(operation.id, given);

  let began = start;
  let walking = false;
  const figures = await soakTrigger({
    trigger,
    clock: { now, advanceTo },
    recurrence: () => BETWEEN_POLLS[Math.floor((now() - start) / 3600) % 2] ?? BETWEEN_POLLS[0],
    quietPolls: QUIET_POLLS,
    mostPolls: (20 * over) / BETWEEN_POLLS[0] + 20 * times,
    over: () => round === times && later.length === 0,
    before(polls) {
      late.journal.length = 0;
      if (!walking) began = now();
      // The first poll fixes where the trigger begins.
      trouble.failing = polls > 0 ? failing : 0;
      // An update of the connector: nothing but the URL is left of what was.
      if (!updated && round > times / 2) {
        updated = true;
        running = startScript();
      }
    },
    after({ status, items, retryAfter }) {
      const poll = { began, ended: now() };
      ledger.deliver(items.map(observer.deliveryOf), poll);
      if (status >= 400) return;
      walking = retryAfter !== undefined;
      if (!walking) ledger.finish(poll);
    },
  });
  await twins.close();
  return { name, trigger: operation.id, fired, comparison, ...figures, ...ledger.count() };
}

/** When it is made to fire, ascending: at any time, and while polls go on. */
function momentsOf({ start, times, over }: FiresCase, next: () => number): number[] {
  const moments = Array.from({ length: times }, () => {
    // The first poll is at the start; what happens in that very second may belong to either side.
    const moment = start + 2 + next() * over;
    const [often] = BETWEEN_POLLS;
    if (over < often || next() >= WHILE_POLLING) return moment;
    const poll = start + often * Math.ceil((moment - start) / often);
    return poll + next() * A_POLL;
  });
  return moments.sort((a, b) => a - b);
}
