import type { Clock } from "../clock.ts";
import type { Random } from "../random.ts";
import type { Storage } from "../state/storage.ts";
import type { Deliver } from "./deliver.ts";
import { sign } from "./deliver.ts";
import { TOPICS, type Topic } from "./topics.ts";

/** Where notifications of some topics go. */
export interface WebhookOptions {
  url: string;
  topics: readonly Topic[];
  /** The client secret, which signs what is posted. */
  secret: string;
}

export interface Webhook extends WebhookOptions {
  id: string;
  /** False once the receiver has answered 410. */
  active: boolean;
}

/** One attempt to post a notification. */
export interface Delivery {
  /** Unix seconds of the mock's clock. */
  at: number;
  webhook: string;
  topic: Topic;
  /** Of the notification. */
  id: string;
  attempt: number;
  /** 0 where no answer came within 5 seconds. */
  status: number;
}

/** Posts a notification; the item is made only where somebody subscribed to the topic. */
export type Emit = (topic: Topic, item: () => object) => void;

export interface Webhooks {
  /**
   * Switches topics on at a URL, and pings it.
   * @throws {RangeError} for a topic that Intercom does not have or what is no web address
   */
  add(options: WebhookOptions): Webhook;
  list(): readonly Webhook[];
  /** Removes all, with what still waits to be sent. */
  clear(): void;
  /** Every attempt that has ended, in the order in which they began. */
  readonly deliveries: readonly Delivery[];
  /** Waits until everything that is due by the mock's clock has been sent and answered. */
  settled(): Promise<void>;
}

interface Queued {
  webhook: string;
  topic: Topic;
  id: string;
  created_at: number;
  /** Unix milliseconds of the mock's clock. */
  due: number;
  attempts: number;
  /** Unix seconds; 0 until it is sent. */
  first_sent_at: number;
  item: object;
}

const RETRY_AFTER_MS = 60_000;
const MAX_ATTEMPTS = 2;

/**
 * Notifications wait in a queue, which is looked through after each change of the clock and after
 * each new notification; so a retry goes out as soon as the mock's clock says so.
 */
export function createWebhooks(options: {
  clock: Clock;
  storage: Storage;
  /** Draws the ids of webhooks and notifications. */
  random: Random;
  appId(): string;
  deliver: Deliver;
}): Webhooks & { emit: Emit } {
  const { clock, storage, random, appId, deliver } = options;
  const webhooks = storage.list<Webhook>("webhooks");
  const queue = storage.list<Queued>("webhook queue");
  const deliveries = storage.list<Delivery>("webhook deliveries");
  const underWay = new Map<Queued, Promise<void>>();
  let timer: NodeJS.Timeout | undefined;

  const drop = (entry: Queued) => {
    const place = queue.indexOf(entry);
    if (place >= 0) queue.splice(place, 1);
  };

  const post = async (entry: Queued, webhook: Webhook): Promise<void> => {
    entry.attempts += 1;
    if (entry.attempts === 1) entry.first_sent_at = Math.floor(clock.now());
    const delivery: Delivery = {
      at: clock.now(),
      webhook: webhook.id,
      topic: entry.topic,
      id: entry.id,
      attempt: entry.attempts,
      status: 0,
    };
    deliveries.push(delivery);
    const body = JSON.stringify(notification(entry, appId()));
    delivery.status = await deliver({
      url: webhook.url,
      headers: {
        "content-type": "application/json",
        "x-hub-signature": sign(body, webhook.secret),
      },
      body,
    }).catch(() => 0);
    underWay.delete(entry);
    const taken = delivery.status >= 200 && delivery.status < 300;
    if (delivery.status === 410) webhook.active = false;
    if (taken || !webhook.active || entry.attempts === MAX_ATTEMPTS) drop(entry);
    else entry.due = clock.milliseconds() + RETRY_AFTER_MS;
    wake();
  };

  const pump = () => {
    clearTimeout(timer);
    const now = clock.milliseconds();
    for (const entry of [...queue]) {
      if (entry.due > now || underWay.has(entry)) continue;
      const webhook = webhooks.find(({ id }) => id === entry.webhook);
      if (webhook?.active) underWay.set(entry, post(entry, webhook));
      else drop(entry);
    }
    const later = queue.filter((entry) => !underWay.has(entry)).map(({ due }) => due);
    if (clock.ticking && later.length > 0) {
      timer = setTimeout(pump, Math.max(0, Math.min(...later) - now)).unref();
    }
  };
  /** Not at once: whatever is being done shall be finished first. */
  const wake = () => queueMicrotask(pump);
  clock.onMove(wake);
  storage.derive(() => {
    underWay.clear();
    wake();
  });

  const enqueue = (webhook: Webhook, topic: Topic, item: object) => {
    const { now, milliseconds } = clock;
    const created_at = Math.floor(now());
    const id = `notif_${random.uuid()}`;
    queue.push({
      webhook: webhook.id,
      topic,
      id,
      created_at,
      due: milliseconds(),
      attempts: 0,
      first_sent_at: 0,
      item,
    });
    wake();
  };

  return {
    add({ url, topics, secret }) {
      if (!/^https?:\/\//.test(url) || !URL.canParse(url)) {
        throw new RangeError(`not a web address: ${url}`);
      }
      const unknown = topics.find((topic) => !TOPICS.includes(topic));
      if (unknown !== undefined) throw new RangeError(`not a webhook topic: ${unknown}`);
      const webhook = { id: random.uuid(), url, topics: [...topics], secret, active: true };
      webhooks.push(webhook);
      enqueue(webhook, "ping", { type: "ping", message: "A webhook was saved." });
      return webhook;
    },
    list: () => webhooks,
    clear() {
      webhooks.length = 0;
      queue.length = 0;
    },
    deliveries,
    async settled() {
      do {
        // First whatever is due is started, then it is waited for; its end may start more.
        await new Promise((resolve) => setImmediate(resolve));
        await Promise.all(underWay.values());
      } while (queue.some(({ due }) => due <= clock.milliseconds()));
    },
    emit(topic, item) {
      const listening = webhooks.filter(({ active, topics }) => active && topics.includes(topic));
      if (listening.length === 0) return;
      const made = item();
      for (const webhook of listening) enqueue(webhook, topic, made);
    },
  };
}

/** The envelope (Intercom's documentation, "Webhook models"). */
function notification(entry: Queued, appId: string) {
  return {
    type: "notification_event",
    topic: entry.topic,
    id: entry.id,
    app_id: appId,
    created_at: entry.created_at,
    delivery_attempts: entry.attempts,
    delivery_status: "pending",
    // Nobody has taken it yet.
    delivered_at: 0,
    first_sent_at: entry.first_sent_at,
    links: {},
    self: null,
    data: { type: "notification_event_data", item: entry.item },
  };
}
