import { METHODS } from "node:http";
import type { Contract } from "../common/contract.ts";
import { ConnectionError, type HttpRequest, type Send } from "../common/http.ts";
import type { Region } from "./auth.ts";
import { createClock } from "./clock.ts";
import {
  type ContractCheck,
  contractCheckOf,
  ownContract,
  ownContractCheck,
} from "./contract-check.ts";
import { type Controlled, createControl } from "./control/control.ts";
import { createFaults } from "./faults.ts";
import type { JournalEntry } from "./journal.ts";
import { textOf } from "./pieces.ts";
import { createRandom } from "./random.ts";
import { createRateLimit } from "./rate-limit.ts";
import { answer } from "./server/answer.ts";
import { type Listening, listen, type Neighbours, notHttp } from "./server/listen.ts";
import type { Message } from "./server/message.ts";
import type { World } from "./server/world.ts";
import { SNAPSHOT_TYPE, SNAPSHOT_VERSION, stateOf } from "./snapshot.ts";
import type { Facts } from "./state/base.ts";
import { createWorkspace } from "./state/state.ts";
import { createStorage } from "./state/storage.ts";
import { type Deliver, postOverNetwork } from "./webhooks/deliver.ts";
import { itemOf } from "./webhooks/items.ts";
import { createWebhooks, type WebhookOptions } from "./webhooks/webhooks.ts";

export type { Region } from "./auth.ts";
export type { Clock } from "./clock.ts";
export { ContractViolation } from "./contract-check.ts";
export { ApiError } from "./errors.ts";
export type { Fault, FaultKind, Faults } from "./faults.ts";
export type { JournalEntry } from "./journal.ts";
export type { Admin } from "./records/admin.ts";
export type { Company } from "./records/company.ts";
export type { Contact } from "./records/contact.ts";
export type { Conversation } from "./records/conversation.ts";
export type { Tag } from "./records/tag.ts";
export { SEED_KINDS, SEED_PRESETS, type SeedCounts, seedWorkspace, sizesOf } from "./seed.ts";
export type { Snapshot } from "./snapshot.ts";
export type { NewCompany } from "./state/companies.ts";
export type { NewContact } from "./state/contacts.ts";
export type { NewConversation } from "./state/conversations.ts";
export type { Workspace } from "./state/state.ts";
export type { Deliver, WebhookPost } from "./webhooks/deliver.ts";
export type { Topic } from "./webhooks/topics.ts";
export type { Delivery, Webhook, WebhookOptions, Webhooks } from "./webhooks/webhooks.ts";

export interface MockOptions {
  /** Start of the clock, unix seconds (may have a fraction). Default 1_750_000_000. */
  now?: number;
  /** Lets the clock run on from its start in real time; otherwise it stands still. Default false. */
  ticking?: boolean;
  /** Seed of every random choice. Default 1. */
  seed?: number;
  /** IANA time zone of the workspace, in which contact search matches by calendar day. Default "Etc/UTC". */
  timezone?: string;
  /**
   * Where the workspace is. Default "US". Requests to another region's host (api.intercom.io,
   * api.eu.intercom.io, api.au.intercom.io) answer 401; any other host counts as the right one.
   */
  region?: Region;
  /**
   * Mocks that are given the same map answer for one another: what reaches one of them over the
   * network, but is for another region's host, the one of that region answers. `new Map()` to begin.
   */
  neighbours?: Neighbours;
  /** The one valid bearer token. Default "mock-token". */
  token?: string;
  /** Seconds until a write is seen by searches, and by lists of what can be searched, drawn per write: [min, max]. Default [0, 0]. */
  indexDelay?: readonly [number, number];
  /** The same for lists of what cannot be searched: articles, macros, events, calls, logs, deletions. Default [0, 0]. */
  listDelay?: readonly [number, number];
  /** Whether the last page of a scroll of companies still has `scroll_param`. Default "without". */
  scrollLastPage?: Facts["scrollLastPage"];
  /** Check each request and answer against the contract; a wrong answer of the mock throws. Default true. */
  validate?: boolean;
  /** The contract to check against, where it has been read already. Default: this project's. */
  contract?: Contract;
  /** Serve the control interface under /_mock/. Default false. */
  control?: boolean;
  /** Rate limit per 10 seconds. Default 1666, which is 10,000 a minute. */
  rateLimit?: number;
  /** Where notifications of some topics go. Default: nowhere. */
  webhooks?: readonly WebhookOptions[];
  /** Posts notifications. Default: over the network. */
  deliver?: Deliver;
}

/**
 * A workspace of Intercom in memory, with its API.
 * @example
 * const mock = createMock({ timezone: "Pacific/Auckland" });
 * mock.workspace.createContact({ role: "user", email: "ada@example.com" });
 * const { url, close } = await mock.listen(4010);
 */
export interface Mock extends Controlled {
  /**
   * Answers in process, without a socket.
   * @throws {ConnectionError} where a fault cuts the connection
   * @throws {ContractViolation} where the mock's answer breaks the contract
   */
  send: Send;
  /** Serves on 127.0.0.1; port 0 takes any free one. */
  listen(port: number): Promise<{ url: string; close(): Promise<void> }>;
  /** Stops everything that listens. */
  close(): Promise<void>;
}

const YEAR = 365 * 86_400;

function contractCheck(contract: Contract | undefined): ContractCheck {
  return contract === undefined ? ownContractCheck() : contractCheckOf(contract);
}

/** @throws {RangeError} for an option that makes no sense */
export function createMock(options: MockOptions = {}): Mock {
  const { now = 1_750_000_000, ticking = false, seed = 1, timezone = "Etc/UTC" } = options;
  const { region = "US", token = "mock-token", indexDelay = [0, 0], listDelay = [0, 0] } = options;
  const { scrollLastPage = "without" } = options;
  const { validate = true, control = false, rateLimit = 1666 } = options;
  const clock = createClock(now, ticking);
  const storage = createStorage();
  storage.part("clock", { save: () => clock.now(), load: (saved: number) => clock.set(saved) });
  const random = (purpose: string) => createRandom(seed, purpose, storage.record);
  const facts = storage.record<Facts>("workspace", {
    id: createRandom(seed, "workspace").hex(8),
    name: "Example Workspace",
    timezone,
    region,
    created_at: Math.max(0, Math.floor(clock.now()) - 3 * YEAR),
    indexDelay,
    listDelay,
    scrollLastPage,
  });
  const webhooks = createWebhooks({
    clock,
    storage,
    random: random("webhooks"),
    appId: () => facts.id,
    deliver: options.deliver ?? postOverNetwork,
    render: (subject) => itemOf(subject, workspace),
  });
  const workspace = createWorkspace({ clock, storage, facts, random, emit: webhooks.emit });
  const faults = createFaults(random("faults"), storage);
  const journal = storage.list<JournalEntry>("journal");
  const controlled: Controlled = {
    clock,
    workspace,
    faults,
    journal,
    webhooks,
    snapshot: () => ({ type: SNAPSHOT_TYPE, version: SNAPSHOT_VERSION, state: storage.save() }),
    restore: (snapshot) => storage.load(stateOf(snapshot)),
  };
  const world: World = {
    clock,
    workspace,
    faults,
    journal,
    rateLimit: createRateLimit(clock, rateLimit, storage),
    requestIds: random("request ids"),
    token,
    mcp: { open: storage.map<true>("mcp sessions"), ids: random("mcp sessions") },
    oauthCodes: storage.list<string>("oauth codes"),
    check: validate ? contractCheck(options.contract) : undefined,
    contract: () => options.contract ?? ownContract(),
    control: control ? createControl(controlled) : undefined,
  };
  for (const webhook of options.webhooks ?? []) webhooks.add(webhook);
  const listening = new Set<Listening>();

  return {
    ...controlled,

    async send(request) {
      const outcome = METHODS.includes(request.method)
        ? answer(world, messageOf(request))
        : notHttp(world);
      if (outcome.kind !== "answered") {
        throw new ConnectionError(`The connection was cut: the request was ${outcome.kind}`);
      }
      const { status, headers } = outcome;
      const body = request.method === "HEAD" ? "" : outcome.body;
      return {
        status,
        headers,
        ...(Buffer.isBuffer(body)
          ? { body: "", bytes: new Uint8Array(body) }
          : { body: textOf(body) }),
      };
    },

    async listen(port) {
      const server = await listen(world, port, options.neighbours);
      listening.add(server);
      return {
        url: server.url,
        close() {
          listening.delete(server);
          return server.close();
        },
      };
    },

    async close() {
      await Promise.all([...listening].map((server) => server.close()));
      listening.clear();
    },
  };
}

function messageOf({ method, url, headers, body = "", bytes }: HttpRequest): Message {
  const { host, pathname, search } = new URL(url);
  return {
    method,
    url: pathname + search,
    headers: { host, ...headers },
    body: bytes === undefined ? body : Buffer.from(bytes).toString(),
  };
}
