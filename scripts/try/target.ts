import { fetchSend } from "../common/fetch-send.ts";
import type { Send } from "../common/http.ts";
import { createMock } from "../mock-intercom/mock.ts";
import { SEED_PRESETS, seedWorkspace } from "../mock-intercom/seed.ts";
import type { Clock } from "../plan/runner.ts";
import type { Connector } from "../platform/connector.ts";
import { listOperations, type OperationEntry } from "../platform/definition/operations.ts";
import { pathIndex } from "../platform/definition/path-index.ts";
import { UsageError } from "../platform/errors.ts";
import { createEcho } from "../platform/survey/echo.ts";
import { exampleOf } from "../platform/survey/example.ts";
import {
  inProcessReceiver,
  loopbackReceiver,
  type Receiver,
} from "../platform/triggers/receiver.ts";
import { notificationSchema, notificationUrls } from "../platform/triggers/webhook.ts";

/** What an operation is tried on. */
export interface Target {
  send: Send;
  /** For the plan interpreter; absent where real time passes. */
  clock?: Clock;
  /** Lets the time of one recurrence pass, and something happen in it. Real services go their own way. */
  pass(change?: () => Promise<void>): Promise<void>;
  /** Takes callbacks. */
  receiver: Receiver;
  /** Whether a subscription can be ended though nobody real keeps it. */
  ends?: boolean;
  /** Calls a webhook trigger's callback, where there is nobody else to do it. */
  notify?(callbackUrl: string): Promise<void>;
  close(): Promise<void>;
}

/** Seconds between two polls: the published Intercom connector polls at most this often. */
const RECURRENCE = 120;

/** Of the API, or of the MCP server. */
export function isIntercom(url: URL): boolean {
  return /(^|\.)intercom\.(io|com)$/.test(url.hostname);
}

/** A mock with a small seeded workspace. */
export function mockTarget(region: string | undefined): Target {
  const mock = createMock({ region: regionOf(region), control: true });
  seedWorkspace(mock, SEED_PRESETS);
  const { clock } = mock;
  return {
    send: mock.send,
    clock: { now: () => clock.now(), elapsed: () => performance.now() },
    async pass(change) {
      clock.advance(RECURRENCE / 2);
      await change?.();
      clock.advance(RECURRENCE / 2);
    },
    receiver: inProcessReceiver(),
    close: () => mock.close(),
  };
}

/**
 * Requests to the connector's API go to `base` instead; all others where they say.
 * @param isApi whether a URL is the API's; every one when absent
 * @throws {UsageError} for a base that is no URL
 */
export async function networkTarget(
  base: string,
  isApi: (url: URL) => boolean = () => true,
): Promise<Target> {
  if (!URL.canParse(base)) throw new UsageError(`--url takes an absolute URL, not "${base}".`);
  const target = new URL(base);
  const send = fetchSend((url) => {
    if (!isApi(url)) return url;
    return new URL(target.origin + target.pathname.replace(/\/+$/, "") + url.pathname + url.search);
  });
  const receiver = await loopbackReceiver();
  return { send, async pass() {}, receiver, close: () => receiver.close() };
}

/**
 * Nothing is contacted: each request gets an answer made from what the operation that it asks for
 * declares. Subscribing names the operation that ends it, as APIs do.
 */
export function echoTarget({ definition }: Connector, entry: OperationEntry): Target {
  const receiver = inProcessReceiver();
  const operations = listOperations(definition);
  const echo = createEcho(definition, entry, pathIndex(operations));
  const end = notificationUrls(definition, entry).length > 0 ? endOf(operations, entry) : undefined;
  return {
    async send(request) {
      const answer = await echo(request);
      if (end !== undefined && request.method === entry.method) {
        const base = (definition.basePath ?? "").replace(/\/+$/, "");
        answer.headers.location = new URL(base + end, request.url).href;
      }
      return answer;
    },
    async pass() {},
    receiver,
    ends: end !== undefined,
    async notify(url) {
      const body = JSON.stringify(
        exampleOf(definition, notificationSchema(definition, entry) ?? {}),
      );
      const headers = { "content-type": "application/json" };
      await receiver.send({ method: "POST", url, headers, body });
    },
    async close() {},
  };
}

/** The path of the operation that ends a subscription: a DELETE below where it was made, else the only one. */
function endOf(
  operations: readonly OperationEntry[],
  { path }: OperationEntry,
): string | undefined {
  const all = operations.filter((one) => one.method === "DELETE");
  const below = all.filter((one) => one.path.startsWith(`${path.replace(/\/$/, "")}/`));
  const [found] = below.length > 0 ? below : all.length === 1 ? all : [];
  return found?.path.replace(/\{[^{}]+\}/g, "x");
}

/** The mock answers for one region; any other value is for the connector to refuse. */
function regionOf(region: string | undefined): "US" | "EU" | "AU" {
  const upper = region?.toUpperCase();
  return upper === "EU" || upper === "AU" ? upper : "US";
}
