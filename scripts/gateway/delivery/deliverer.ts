import type { HttpRequest } from "../../common/http.ts";
import { PlanFailure } from "../../plan/call.ts";
import { batched } from "../batched.ts";
import { eventOf, isFound } from "../catch-up/event.ts";
import { readEnvelope } from "../intake/notification.ts";
import { type Log, messageOf, shortOf } from "../log.ts";
import type { Metrics } from "../metrics.ts";
import type { Claimed, Outcome, Settled, Store, Taking } from "../store/store.ts";
import type { InstantTriggers } from "../triggers.ts";
import { type Answered, againOutcome, outcomeOf } from "./outcome.ts";
import { payloadOf, wantedOf } from "./payload.ts";
import type { Reads } from "./reads.ts";

/** Posts to the address of a flow. It never throws: no answer is an answer, too. */
export type Post = (request: HttpRequest) => Promise<Answered>;

export interface DelivererOptions {
  readonly store: Pick<Store, "claim" | "settle" | "take">;
  readonly triggers: InstantTriggers;
  readonly post: Post;
  readonly reads: Reads;
  /** Unix milliseconds. */
  now(): number;
  readonly log: Log;
  readonly metrics: Metrics;
}

export interface Deliverer {
  /** Delivers what is due, unless that is under way. What a delivery lets through follows by itself. */
  wake(): void;
  /** Resolves once nothing is due and nothing under way. */
  idle(): Promise<void>;
  /** Claims no more, and waits for what is under way. */
  stop(): Promise<void>;
}

/**
 * Deliveries under way: of all subscriptions together that are well, of all that fail, which may hang and
 * must take no place of the others, and of one.
 */
const MOST = 256;
const MOST_FAILING = 64;
const EACH = 16;

/** How long a claim holds; a post takes no longer than half of it. */
const CLAIM = 60_000;

/** Like a refusal of this one thing: it is tried again later. */
const GIVEN_BACK: Answered = { status: 400, body: "" };

/** The most deliveries that are noted or settled in one commit, and the milliseconds that the first waits. */
const BATCH = { most: 200, pause: 4 };

/**
 * Carries what the store has to the flows: at least once, in order for each subject and subscription,
 * each subscription apart, so that one that hangs takes no place of another's.
 */
export function createDeliverer(options: DelivererOptions): Deliverer {
  const { store, triggers, post, reads, now, log, metrics } = options;
  const underWay = new Map<string, number>();
  let running = 0;
  let runningFailing = 0;
  let claiming = false;
  let again = false;
  let stopped = false;
  const waiting: (() => void)[] = [];

  const take = batched<Taking, boolean>((many) => store.take(many, now()), BATCH);
  const settle = batched<Settled, undefined>(async (many) => {
    await store.settle(many, now());
    return many.map(() => undefined);
  }, BATCH);

  const add = ({ subscription: { id }, failures }: Claimed, by: number) => {
    const count = (underWay.get(id) ?? 0) + by;
    if (count === 0) underWay.delete(id);
    else underWay.set(id, count);
    running += by;
    if (failures > 0) runningFailing += by;
  };

  async function deliver(claimed: Claimed): Promise<void> {
    const { subscription, notification } = claimed;
    const { outcome, answered } = await attempt(claimed).catch((error: unknown) => {
      // A fault of the gateway's own; whatever it is, what was claimed is given back.
      log.error("a delivery failed", { why: messageOf(error), notification: notification.id });
      return { outcome: outcomeOf(claimed, GIVEN_BACK, now()), answered: undefined };
    });
    metrics.count("deliveries_total", { outcome: outcome.kind });
    if ("reason" in outcome) {
      log.warn("not delivered", {
        ...{ outcome: outcome.kind, reason: outcome.reason, status: answered?.status },
        ...{ subscription: shortOf(subscription.id), trigger: subscription.trigger },
        ...{ notification: notification.id, topic: notification.topic },
        attempt: claimed.attempts + 1,
      });
    }
    // Where the store fails, the delivery stays claimed and comes back once the claim has run out.
    await settle({ claimed, outcome }).catch((error: unknown) =>
      log.error("not settled", { why: messageOf(error) }),
    );
    add(claimed, -1);
    wake();
  }

  async function attempt(
    claimed: Claimed,
  ): Promise<{ outcome: Outcome; answered?: Answered | undefined }> {
    const { subscription, notification } = claimed;
    const trigger = triggers.get(subscription.trigger);
    if (trigger === undefined) {
      return { outcome: { kind: "parked", reason: "this gateway has no such trigger" } };
    }
    const envelope = readEnvelope(notification.body);
    const event =
      subscription.catchUp && trigger.catchUp !== undefined
        ? eventOf(trigger.catchUp, envelope?.item ?? null)
        : undefined;
    if (event !== undefined) {
      const taking = { subscription: subscription.id, event, found: isFound(notification.id) };
      // A check may have found it before its notification came, or after.
      if (!(await take(taking))) return { outcome: { kind: "unwanted" } };
    }
    const wanted = wantedOf(trigger, subscription, notification, envelope);
    if (wanted === undefined) return { outcome: { kind: "unwanted" } };
    const whole = await reads(trigger, subscription, wanted).catch((error: unknown) => {
      if (!(error instanceof PlanFailure)) throw error;
      return `Intercom answered ${error.status} to what is read for it`;
    });
    if (typeof whole === "string") return { outcome: againOutcome(claimed, whole, now()) };
    const answered = await post({
      method: "POST",
      url: subscription.address,
      headers: {
        "content-type": "application/json; charset=utf-8",
        "x-notification-id": notification.id,
        "x-notification-topic": notification.topic,
        "x-delivery-attempt": String(claimed.attempts + 1),
        // The run of the flow shows it (Logic Apps' documentation, "client tracking id").
        "x-ms-client-tracking-id": notification.id,
      },
      body: JSON.stringify(payloadOf(trigger, whole)),
    });
    return { outcome: outcomeOf(claimed, answered, now()), answered };
  }

  async function claim(): Promise<void> {
    claiming = true;
    try {
      do {
        again = false;
        if (stopped) break;
        const most = MOST - (running - runningFailing);
        const mostFailing = MOST_FAILING - runningFailing;
        if (most === 0 && mostFailing === 0) break;
        const full = [...underWay].filter(([, count]) => count >= EACH).map(([id]) => id);
        const time = now();
        const claimed = await store.claim({
          ...{ now: time, until: time + CLAIM, without: full, busy: [...underWay.keys()] },
          ...{ most, mostFailing, each: EACH },
        });
        for (const one of claimed) {
          add(one, 1);
          void deliver(one);
        }
      } while (again);
    } catch (error) {
      log.error("nothing claimed", { why: messageOf(error) });
    }
    claiming = false;
    if (running > 0 || again) return;
    for (const resolve of waiting.splice(0)) resolve();
  }

  function wake(): void {
    if (claiming) again = true;
    else void claim();
  }

  const idle = () =>
    new Promise<void>((resolve) => {
      waiting.push(resolve);
      wake();
    });

  return {
    wake,
    idle,
    async stop() {
      stopped = true;
      await idle();
    },
  };
}
