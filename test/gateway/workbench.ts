/** A gateway within this process: a mock behind it, the local platform before it, no network. */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach } from "vitest";
import type { HttpRequest, HttpResponse, Send } from "../../scripts/common/http.ts";
import { isObject, type JsonObject, parseJson } from "../../scripts/common/json.ts";
import type { Post } from "../../scripts/gateway/delivery/deliverer.ts";
import { createGateway, type Gateway, type GatewayOptions } from "../../scripts/gateway/gateway.ts";
import { jsonLog } from "../../scripts/gateway/log.ts";
import { readRoutes } from "../../scripts/gateway/operations/routes.ts";
import type { WorkspaceSettings } from "../../scripts/gateway/settings.ts";
import { sqliteStore } from "../../scripts/gateway/store/sqlite.ts";
import { readInstantTriggers } from "../../scripts/gateway/triggers.ts";
import {
  createMock,
  type Mock,
  SEED_PRESETS,
  seedWorkspace,
} from "../../scripts/mock-intercom/mock.ts";
import { TOPICS } from "../../scripts/mock-intercom/webhooks/topics.ts";
import { type Connection, connect } from "../../scripts/platform/connection.ts";
import { readConnector } from "../../scripts/platform/connector.ts";
import { inProcessReceiver } from "../../scripts/platform/triggers/receiver.ts";

export const GENERATED = fileURLToPath(new URL("../../generated", import.meta.url));
export const URL_OF_GATEWAY = "https://gateway.example.com";
export const TOKEN = "mock-token";
export const SECRET = "mock-secret";
export const ADMIN_KEY = "key-of-the-admin";
/** Where flows on the platform are. */
export const FLOWS = "https://prod-1.westeurope.logic.azure.com";

export const triggers = readInstantTriggers(GENERATED);
export const find = readRoutes(GENERATED);

export interface Bench {
  readonly mock: Mock;
  readonly gateway: Gateway;
  /** What the gateway logged, a line each. */
  readonly lines: string[];
  /** Asks the gateway, as a client does. */
  readonly ask: Send;
  /** A maker's connection to intercom-instant. */
  readonly connection: Connection;
  /** Waits until all that the mock reported has been delivered. */
  settled(): Promise<void>;
  /** Lets time pass for the gateway and the mock, and waits for what is due then. */
  advance(milliseconds: number): Promise<void>;
  /** Notifications, by their bodies, that the gateway does not get from now on, however often they are tried. */
  lose(which: (body: string) => boolean): void;
  close(): Promise<void>;
}

/** What Intercom answers to the gateway in place of the mock; undefined for what the mock does. */
export type Instead = (request: HttpRequest) => HttpResponse | undefined;

/** Benches that close once the test that opened them is over. */
export function openBenches(): typeof gatewayBench {
  const opened: Bench[] = [];
  afterEach(async () => {
    for (const one of opened.splice(0)) await one.close();
  });
  return (...options) => {
    const made = gatewayBench(...options);
    opened.push(made);
    return made;
  };
}

/**
 * @param change what is special about the gateway
 * @param workspace what its settings say of the mock's workspace
 */
export function gatewayBench(
  change: Partial<GatewayOptions> = {},
  workspace: Partial<WorkspaceSettings> = {},
  instead: Instead = () => undefined,
): Bench {
  const lines: string[] = [];
  let lost = (_body: string) => false;
  let time = 1_750_000_000_000;
  const now = () => time;
  const mock = createMock({
    ...{ token: TOKEN, control: true, now: time / 1000 },
    deliver: async ({ url, headers, body }) =>
      lost(body) ? 500 : (await ask({ method: "POST", url, headers: { ...headers }, body })).status,
  });
  seedWorkspace(mock, SEED_PRESETS);
  const receiver = inProcessReceiver(FLOWS);
  const post: Post = async (request) => {
    const { status, body, headers } = await receiver.send(request);
    return { status, body, retryAfter: headers["retry-after"] };
  };
  const store = sqliteStore(":memory:");
  const gateway = createGateway({
    settings: {
      ...{ url: URL_OF_GATEWAY, mostSubscriptions: 50, links: "relative", otherHosts: [] },
      ...{ adminKey: ADMIN_KEY },
      workspaces: { [mock.workspace.id]: { region: "us", secrets: [SECRET], ...workspace } },
    },
    ...{ store, triggers, find, post, now },
    send: async (request) => instead(request) ?? mock.send(request),
    rules: { otherHosts: [] },
    resolve: (_host, done) => done(null, [{ address: "20.50.1.1", family: 4 }]),
    log: jsonLog((line) => lines.push(line), now),
    ...change,
  });
  const ask = askOf(gateway);
  mock.webhooks.add({
    ...{ url: `${URL_OF_GATEWAY}/webhooks/intercom`, topics: [...TOPICS], secret: SECRET },
  });
  const connection = connect({
    connector: readConnector(join(GENERATED, "intercom-instant")),
    parameters: { access_token: TOKEN },
    ...{ send: ask, receiver },
  });
  return {
    ...{ mock, gateway, lines, ask, connection },
    async settled() {
      await mock.webhooks.settled();
      await gateway.checker.idle();
      await gateway.deliverer.idle();
    },
    async advance(milliseconds) {
      time += milliseconds;
      mock.clock.advance(milliseconds / 1000);
      await mock.webhooks.settled();
      await gateway.checker.idle();
      await gateway.deliverer.idle();
    },
    lose(which) {
      lost = which;
    },
    async close() {
      await gateway.checker.stop();
      await gateway.deliverer.stop();
      await store.close();
      await mock.close();
    },
  };
}

/**
 * Calls the mock as Intercom's own window would.
 * @throws where it does not answer 200 and an object
 */
export async function callMock(
  { mock }: Pick<Bench, "mock">,
  method: string,
  path: string,
  body?: object,
): Promise<JsonObject> {
  const answer = await mock.send({
    method,
    url: `https://api.intercom.io${path}`,
    headers: { authorization: `Bearer ${TOKEN}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const json = parseJson(answer.body);
  if (answer.status !== 200 || !isObject(json)) throw new Error(`${answer.status} ${answer.body}`);
  return json;
}

/** The id of the first of a list of the mock's. */
export async function idOfFirst(
  bench: Pick<Bench, "mock">,
  list: "conversations" | "admins" | "tags",
): Promise<string> {
  const answer = await callMock(bench, "GET", `/${list}`);
  const items = answer[list === "tags" ? "data" : list];
  const [first] = Array.isArray(items) ? items : [];
  return isObject(first) ? String(first.id) : "";
}

/** Asks a gateway whatever the URL's host is. */
export function askOf(gateway: Gateway, from = "192.0.2.1"): Send {
  return async (request: HttpRequest): Promise<HttpResponse> => {
    const { pathname, search } = new URL(request.url);
    return gateway.handle({
      ...{ method: request.method, url: pathname + search, headers: request.headers, from },
      body: request.bytes ?? Buffer.from(request.body ?? ""),
    });
  };
}
