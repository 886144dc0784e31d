/**
 * The gateway: our connectors for those who can run neither policies nor code (Logic Apps), and
 * triggers that start at once. It calls Intercom with the caller's own token, which it keeps nowhere;
 * for what it looks for by itself, with a token per workspace of its settings.
 *
 * | folder | what |
 * |---|---|
 * | `operations/` | today's operations: path to operation, policies, plan, Intercom |
 * | `intake/` | what Intercom posts: signature, duplicates, durable before it is answered |
 * | `subscriptions/` | what the platform asks for when a flow is turned on and off; which addresses are called |
 * | `delivery/` | what flows receive: order, pauses, what becomes of an address that fails |
 * | `catch-up/` | what Intercom could not deliver, found by polling for those flows that ask for it |
 * | `store/` | one interface, two stores: a file of one process, a database that several share |
 *
 * Beside them: `callers.ts` (whose token it is), `settings.ts` (the environment), `triggers.ts` (what
 * the build wrote of instant triggers), `serve.ts` (the network), `log.ts` and `metrics.ts`. All of it
 * is told the time; only the command reads the clock and the environment.
 */
import { createHash, timingSafeEqual } from "node:crypto";
import type { HttpResponse, Send } from "../common/http.ts";
import { createCallers } from "./callers.ts";
import { type Checker, createChecker } from "./catch-up/checker.ts";
import { createDeliverer, type Deliverer, type Post } from "./delivery/deliverer.ts";
import { createReads } from "./delivery/reads.ts";
import { type Incoming, jsonAnswer, refusal } from "./http.ts";
import { createIntake } from "./intake/intake.ts";
import { type Log, messageOf, shortOf } from "./log.ts";
import { createMetrics, type Gauge } from "./metrics.ts";
import { createOperations } from "./operations/operations.ts";
import type { FindRoute } from "./operations/routes.ts";
import type { Settings } from "./settings.ts";
import type { Region, Store } from "./store/store.ts";
import type { AddressRules, Resolve } from "./subscriptions/address.ts";
import { createSubscriptions } from "./subscriptions/subscriptions.ts";
import type { InstantTriggers } from "./triggers.ts";

export interface GatewayOptions {
  readonly settings: Pick<
    Settings,
    "url" | "workspaces" | "mostSubscriptions" | "links" | "adminKey" | "otherHosts"
  >;
  readonly store: Store;
  readonly triggers: InstantTriggers;
  readonly find: FindRoute;
  /** Calls Intercom for a caller, who waits. */
  readonly send: Send;
  /** Calls Intercom for the gateway itself, which has others waiting; as `send` unless told. */
  readonly sendOwn?: Send;
  /** Milliseconds between two checks of a subscription; an hour unless told. */
  readonly checkEvery?: number;
  /** Calls flows. */
  readonly post: Post;
  readonly rules: AddressRules;
  readonly resolve: Resolve;
  /** Unix milliseconds. */
  now(): number;
  readonly log: Log;
}

export interface Gateway {
  handle(request: Incoming): Promise<HttpResponse>;
  mostBytes(method: string, url: string): number;
  readonly deliverer: Deliverer;
  readonly checker: Checker;
  /** Forgets what is kept for long enough. */
  tidy(): Promise<void>;
}

export const WEBHOOKS = "/webhooks/intercom";

const KILOBYTE = 1024;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** How long the ids of notifications are known, and what was parked is kept. */
const KNOWN = 7 * DAY;
const PARKED = 30 * DAY;

const MOST_LISTED = 1000;

export function createGateway(options: GatewayOptions): Gateway {
  const { settings, store, triggers, find, send, post, rules, resolve, now, log } = options;
  const { sendOwn = send, checkEvery = HOUR } = options;
  const metrics = createMetrics();
  const { workspaces, url, links, adminKey, mostSubscriptions } = settings;
  const callers = createCallers({ workspaces, send: sendOwn, now });
  const reads = createReads({ callers, send: sendOwn, now, log });
  const deliverer = createDeliverer({ store, triggers, post, reads, now, log, metrics });
  const intake = createIntake({ store, workspaces, now, log, metrics, arrived: deliverer.wake });
  const checker = createChecker({
    ...{ store, triggers, callers, send: sendOwn, every: checkEvery, now, log, metrics },
    found: deliverer.wake,
  });
  const subscriptions = createSubscriptions({
    ...{ store, triggers, callers, rules, resolve, url, mostSubscriptions, now, log, metrics },
    ...{ workspaces, subscribed: checker.wake },
  });
  const operations = createOperations({ find, callers, send, url, links, metrics });

  async function handle(request: Incoming): Promise<HttpResponse> {
    const { method } = request;
    const path = pathOf(request.url);
    if (path === WEBHOOKS) return intake(request);
    if (path === "/health") return health();
    const [, region = "", rest = ""] = /^\/(us|eu|au)(\/.*)$/.exec(request.url) ?? [];
    if (isRegion(region)) {
      const name = /^\/subscriptions\/([\w-]{1,100})$/.exec(pathOf(rest))?.[1];
      if (name === undefined) return operations(region, rest, request);
      if (method === "POST") return subscriptions.subscribe(region, name, request);
      if (method === "DELETE") return subscriptions.unsubscribe(region, name);
      return refusal(405, "method_not_allowed", "Subscribe by POST.", { allow: "POST, DELETE" });
    }
    if (isAdmin(request)) {
      if (method === "GET" && path === "/metrics") return metricsText();
      if (method === "GET" && path === "/failing") {
        return jsonAnswer(200, (await store.failing(MOST_LISTED)).map(shown));
      }
      if (method === "GET" && path === "/checks") {
        return jsonAnswer(200, (await store.checks(MOST_LISTED)).map(shown));
      }
      if (method === "GET" && path === "/parked") {
        return jsonAnswer(200, (await store.parked(MOST_LISTED)).map(shown));
      }
      if (method === "POST" && path === "/parked/retry") {
        const retried = await store.retryParked(now());
        log.info("parked deliveries are retried", { retried });
        deliverer.wake();
        return jsonAnswer(200, { retried });
      }
    }
    return refusal(404, "not_found", "The gateway has nothing here.");
  }

  async function health(): Promise<HttpResponse> {
    try {
      await store.check();
      return jsonAnswer(200, { status: "ok" });
    } catch (error) {
      log.error("the store does not answer", { why: messageOf(error) });
      return jsonAnswer(503, { status: "the store does not answer" });
    }
  }

  async function metricsText(): Promise<HttpResponse> {
    const { subscriptions, checked, checksFailing, unchecked, ...counts } = await store.counts();
    const { waiting, parked, failing, oldest } = counts;
    const ageOf = (time = now()) => Math.max(0, now() - time) / 1000;
    const gauges: readonly Gauge[] = [
      { name: "subscriptions", help: "Flows that listen.", value: subscriptions },
      { name: "subscriptions_failing", help: "Of these, whose address fails.", value: failing },
      { name: "subscriptions_checked", help: "Of these, that are also checked.", value: checked },
      { name: "checks_failing", help: "Of these, whose last check failed.", value: checksFailing },
      {
        name: "oldest_check_seconds",
        help: "Age of the oldest last check that went well.",
        value: ageOf(unchecked),
      },
      { name: "deliveries_waiting", help: "Deliveries not made yet.", value: waiting },
      { name: "deliveries_parked", help: "Deliveries that were given up.", value: parked },
      {
        name: "oldest_waiting_seconds",
        help: "Age of the oldest that waits.",
        value: ageOf(oldest),
      },
    ];
    return {
      status: 200,
      headers: { "content-type": "text/plain; version=0.0.4; charset=utf-8" },
      body: metrics.text(gauges),
    };
  }

  /** Whether the request has the key of whoever runs the gateway; nobody has, where none is set. */
  function isAdmin({ headers }: Incoming): boolean {
    if (adminKey === undefined) return false;
    const hash = (text: string) => createHash("sha256").update(text).digest();
    return timingSafeEqual(hash(headers.authorization ?? ""), hash(`Bearer ${adminKey}`));
  }

  return {
    handle,
    ...{ deliverer, checker },
    mostBytes(_method, target) {
      const path = pathOf(target);
      if (path === WEBHOOKS) return 1024 * KILOBYTE;
      // Pictures and documents that makers attach.
      return /^\/(us|eu|au)\/(?!subscriptions\/)/.test(path) ? 16 * 1024 * KILOBYTE : 64 * KILOBYTE;
    },
    tidy: () => store.tidy(now() - KNOWN, now() - PARKED),
  };
}

function pathOf(url: string): string {
  return url.split("?", 1)[0] ?? "";
}

function isRegion(text: string): text is Region {
  return text === "us" || text === "eu" || text === "au";
}

/** With times that people can read, and of a subscription's id too little to end it with. */
function shown(one: object) {
  return Object.fromEntries(
    Object.entries(one).map(([key, value]) => {
      if (key === "subscription") return [key, shortOf(String(value))];
      const isTime = /At$|^since$|^until$/.test(key) && typeof value === "number";
      return [key, isTime ? new Date(value).toISOString() : value];
    }),
  );
}
