import type { Send } from "../../common/http.ts";
import { isObject, type Json } from "../../common/json.ts";
import { PlanFailure } from "../../plan/call.ts";
import type { PollSpec } from "../../plan/plan.ts";
import { nextPoll } from "../../plan/poll.ts";
import { decodeState, encodeState, type PollState, StateError } from "../../plan/poll-state.ts";
import { type Callers, surroundingsOf } from "../callers.ts";
import { subjectOf } from "../intake/notification.ts";
import { type Log, messageOf, shortOf } from "../log.ts";
import type { Metrics } from "../metrics.ts";
import type { Check, Found, Store, Subscription } from "../store/store.ts";
import type { InstantTriggers } from "../triggers.ts";
import { eventOf, foundId, type Happened, itemOf, timeOf } from "./event.ts";

export interface CheckerOptions {
  readonly store: Pick<Store, "claimCheck" | "checked" | "checkFailed">;
  readonly triggers: InstantTriggers;
  readonly callers: Pick<Callers, "ownToken">;
  /** Calls Intercom. */
  readonly send: Send;
  /** Milliseconds between two checks of a subscription. */
  readonly every: number;
  /** Unix milliseconds. */
  now(): number;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Called once something was found. */
  found(): void;
}

export interface Checker {
  /** Checks what is due, beside what is being checked. */
  wake(): void;
  /** Resolves once nothing is due and nothing under way. */
  idle(): Promise<void>;
  /** Begins no more, and waits for what is under way. */
  stop(): Promise<void>;
}

/** Milliseconds for which nobody else makes a check that is under way: twice what the slowest takes. */
const CLAIM = 120_000;
/** Checks under way in this process. */
const MOST = 4;
/** Milliseconds until a check is made again, by how often it failed; from there on an hour. */
const PAUSES = [60_000, 300_000, 900_000];
const LONGEST_PAUSE = 3_600_000;

/**
 * Checks subscriptions that asked for it for what Intercom could not deliver: its webhooks are tried
 * twice, then gone (Intercom's documentation, "Webhooks"). A check is a poll of the trigger's polling
 * twin, with an access token of the workspace; what it finds and the subscription does not have is
 * delivered like a notification. Where Intercom is away or busy, the other subscriptions of that
 * workspace wait, too, so that they neither crowd it nor hold up those of other workspaces.
 */
export function createChecker(options: CheckerOptions): Checker {
  const { store, triggers, callers, send, every, now, log, metrics, found } = options;
  const resting = new Map<string, Rest>();
  let running = 0;
  let stopped = false;
  const waiting: (() => void)[] = [];

  async function lane(): Promise<void> {
    while (!stopped) {
      const time = now();
      const without = [...resting]
        .filter(([, { until }]) => isAhead(until, time))
        .map(([id]) => id);
      const due = await store.claimCheck(time, time + CLAIM, without);
      if (due === undefined) return;
      await check(due);
    }
  }

  async function check(due: Check): Promise<void> {
    const { subscription, failures } = due;
    const { workspace } = subscription;
    try {
      const result = await poll(due);
      resting.delete(workspace);
      const next = now() + (result.retryAfter === undefined ? every : result.retryAfter * 1000);
      const fresh = await store.checked(subscription.id, { ...result, next }, now());
      metrics.count("checks_total", { outcome: "done" });
      metrics.count("checks_found_total", {}, fresh);
      if (fresh === 0) return;
      log.info("a check found what is new", { ...about(subscription), found: fresh });
      found();
    } catch (error) {
      const why = reasonOf(error);
      if (error instanceof PlanFailure && (error.status === 429 || error.status >= 500)) {
        rest(workspace, error.retryAfter);
      }
      metrics.count("checks_total", { outcome: "failed" });
      log.warn("not checked", { ...about(subscription), why });
      await store.checkFailed(subscription.id, now() + pauseAfter(failures), why);
    }
  }

  /** @param retryAfter seconds, where Intercom says them */
  function rest(workspace: string, retryAfter: number | null): void {
    const { until = 0, failures = 0 } = resting.get(workspace) ?? {};
    // Of several that were under way together and failed, the first one counts.
    if (isAhead(until, now())) return;
    const pause = retryAfter === null ? pauseAfter(failures) : retryAfter * 1000;
    resting.set(workspace, { until: now() + pause, failures: failures + 1 });
  }

  async function poll(due: Check): Promise<{ state: string; found: Found[]; retryAfter?: number }> {
    const { subscription } = due;
    const { workspace, region, trigger, inputs } = subscription;
    const spec = triggers.get(trigger)?.catchUp;
    if (spec === undefined) throw new Error("This gateway cannot check for this trigger.");
    const token = await callers.ownToken(region, workspace);
    if (token === undefined) throw new Error("The gateway has no access token of the workspace.");
    const around = surroundingsOf({ region, token, send, now });
    const polled = { ...{ spec, inputs, around }, operationId: trigger };
    const result = await nextPoll(polled, stateOf(trigger, due) ?? beginningOf(spec, due));
    return {
      ...result,
      state: encodeState(trigger, result.state),
      found: result.items.flatMap((one) => foundOf(subscription, spec, happenedIn(one)) ?? []),
    };
  }

  /** Where the check before left off; undefined where none did, or in a way that this version cannot read. */
  function stateOf(trigger: string, { state }: Check): PollState | undefined {
    if (state === undefined) return undefined;
    try {
      return decodeState(trigger, state);
    } catch (error) {
      if (!(error instanceof StateError)) throw error;
      log.error("a check looks back again", { trigger, why: "where it left off cannot be read" });
      return undefined;
    }
  }

  function foundOf(
    subscription: Subscription,
    spec: PollSpec,
    happened: Happened,
  ): Found | undefined {
    const { id: of, workspace, topics } = subscription;
    const item = itemOf(spec, happened);
    const event = eventOf(spec, item);
    if (event === undefined) return undefined;
    const [topic = ""] = topics;
    const createdAt = timeOf(spec, happened);
    const id = foundId(of, event);
    const body = JSON.stringify({
      ...{ type: "notification_event", app_id: workspace, id, topic, created_at: createdAt },
      data: { type: "notification_event_data", item },
    });
    const subject = subjectOf({ workspace, id, topic, createdAt, item });
    return { event, notification: { workspace, id, topic, subject, body, receivedAt: now() } };
  }

  function wake(): void {
    if (stopped || running >= MOST) return;
    running += 1;
    void lane()
      .catch((error: unknown) => log.error("nothing checked", { why: messageOf(error) }))
      .then(() => {
        running -= 1;
        if (running > 0) return;
        for (const resolve of waiting.splice(0)) resolve();
      });
  }

  const done = () =>
    new Promise<void>((resolve) => {
      if (running > 0) waiting.push(resolve);
      else resolve();
    });

  return {
    wake,
    idle() {
      wake();
      return done();
    },
    stop() {
      stopped = true;
      return done();
    },
  };
}

/** How long a workspace is left alone, and how often Intercom was away before. */
interface Rest {
  readonly until: number;
  readonly failures: number;
}

/** Not where a clock was set back meanwhile. */
function isAhead(until: number, now: number): boolean {
  return until > now && until <= now + LONGEST_PAUSE;
}

function pauseAfter(failures: number): number {
  return PAUSES[failures] ?? LONGEST_PAUSE;
}

/**
 * Where a check begins that does not know: with the second in which the subscription was made, or as far
 * before the last check as something may be found late. What the flow has of that by now is known.
 */
function beginningOf(spec: PollSpec, { subscription, checkedAt = 0 }: Check): PollState {
  const since = Math.max(subscription.createdAt / 1000, checkedAt / 1000 - spec.lookBack);
  return { from: Math.floor(since), polls: [], delivered: [] };
}

/** In words of the gateway's own: what Intercom says of an error may hold what is nobody's business. */
function reasonOf(error: unknown): string {
  if (!(error instanceof PlanFailure)) return messageOf(error);
  const code = /^\w{1,60}$/.test(error.code) ? ` ${error.code}` : "";
  return `Intercom: ${error.status}${code}`;
}

function about({ id, trigger, workspace }: Subscription) {
  return { subscription: shortOf(id), trigger, workspace };
}

/** What the poll delivers, as the build wrote it. */
function happenedIn(delivered: Json): Happened {
  const { item = null, part = null } = isObject(delivered) ? delivered : {};
  return { item, part };
}
