import type { Send } from "../../common/http.ts";
import { isObject, type Json } from "../../common/json.ts";
import { own } from "../../common/own.ts";
import { PlanFailure } from "../../plan/call.ts";
import type { PollSpec } from "../../plan/plan.ts";
import { firstPoll, nextPoll, type PollResult } from "../../plan/poll.ts";
import { decodeState, encodeState, type PollState, StateError } from "../../plan/poll-state.ts";
import { surroundingsOf } from "../callers.ts";
import { messageOf, shortOf } from "../delivery/deliverer.ts";
import { subjectOf } from "../intake/notification.ts";
import type { Log } from "../log.ts";
import type { Metrics } from "../metrics.ts";
import type { Workspaces } from "../settings.ts";
import type { Check, Found, Store, Subscription } from "../store/store.ts";
import type { InstantTriggers } from "../triggers.ts";
import { eventOf, type Happened, itemOf, timeOf } from "./event.ts";

export interface CheckerOptions {
  readonly store: Pick<Store, "claimCheck" | "checked" | "checkFailed">;
  readonly triggers: InstantTriggers;
  readonly workspaces: Workspaces;
  /** Calls Intercom. */
  readonly send: Send;
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

/** Milliseconds between two checks of a subscription. */
const EVERY = 3_600_000;
/** Milliseconds for which nobody else makes a check that is under way. */
const CLAIM = 600_000;
/** Checks under way in this process. */
const MOST = 4;
/** Milliseconds until a check is made again, by how often it failed; the last one counts from there on. */
const PAUSES = [60_000, 300_000, 900_000, EVERY];

/**
 * Checks subscriptions that asked for it for what Intercom could not deliver: its webhooks are tried
 * twice, then gone (Intercom's documentation, "Webhooks"). A check is a poll of the trigger's polling
 * twin, with an access token of the workspace; what it finds and the subscription does not have is
 * delivered like a notification. The first check only notes where to begin.
 */
export function createChecker(options: CheckerOptions): Checker {
  const { store, triggers, workspaces, send, now, log, metrics, found } = options;
  let running = 0;
  let stopped = false;
  const waiting: (() => void)[] = [];

  async function lane(): Promise<void> {
    while (!stopped) {
      const time = now();
      const due = await store.claimCheck(time, time + CLAIM);
      if (due === undefined) return;
      await check(due);
    }
  }

  async function check({ subscription, state, failures }: Check): Promise<void> {
    try {
      const result = await poll(subscription, state);
      const next = now() + (result.retryAfter === undefined ? EVERY : result.retryAfter * 1000);
      const fresh = await store.checked(subscription.id, { ...result, next }, now());
      metrics.count("checks_total", { outcome: "done" });
      metrics.count("checks_found_total", {}, fresh);
      if (fresh === 0) return;
      log.info("a check found what is new", { ...about(subscription), found: fresh });
      found();
    } catch (error) {
      const retryAfter = error instanceof PlanFailure ? error.retryAfter : null;
      const pause = PAUSES[Math.min(failures, PAUSES.length - 1)] ?? EVERY;
      metrics.count("checks_total", { outcome: "failed" });
      log.warn("not checked", { ...about(subscription), why: messageOf(error) });
      await store.checkFailed(subscription.id, now() + (retryAfter ?? 0) * 1000 + pause);
    }
  }

  async function poll(
    subscription: Subscription,
    before: string | undefined,
  ): Promise<{ state: string; found: Found[]; retryAfter?: number }> {
    const { workspace, region, trigger, inputs } = subscription;
    const spec = triggers.get(trigger)?.catchUp;
    if (spec === undefined) throw new Error("This gateway cannot check for this trigger.");
    const token = own(workspaces, workspace)?.token;
    if (token === undefined) throw new Error("The gateway has no access token of the workspace.");
    const around = surroundingsOf({ region, token, send, now });
    const polled = { ...{ spec, inputs, around }, operationId: trigger };
    const state = before === undefined ? undefined : stateOf(trigger, before);
    const result: PollResult =
      state === undefined ? await firstPoll(polled) : await nextPoll(polled, state);
    return {
      ...result,
      state: encodeState(trigger, result.state),
      found: result.items.flatMap((one) => foundOf(subscription, spec, happenedIn(one)) ?? []),
    };
  }

  /** Undefined, from which a check begins anew, for a state of another version of the trigger. */
  function stateOf(trigger: string, text: string): PollState | undefined {
    try {
      return decodeState(trigger, text);
    } catch (error) {
      if (!(error instanceof StateError)) throw error;
      log.error("a check begins anew", { trigger, why: "where it left off cannot be read" });
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
    const id = `check.${shortOf(of)}.${event}`;
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

function about({ id, trigger, workspace }: Subscription) {
  return { subscription: shortOf(id), trigger, workspace };
}

/** What the poll delivers, as the build wrote it. */
function happenedIn(delivered: Json): Happened {
  const { item = null, part = null } = isObject(delivered) ? delivered : {};
  return { item, part };
}
