import { METHODS } from "node:http";
import type { FastifyInstance, InjectOptions } from "fastify";
import type { Contract } from "../common/contract.ts";
import { ConnectionError, type Send } from "../common/http.ts";
import type { Region } from "./auth.ts";
import { type Clock, createClock } from "./clock.ts";
import { type ContractCheck, createContractCheck, ownContractCheck } from "./contract-check.ts";
import { addControl } from "./control.ts";
import { createFaults, type Faults } from "./faults.ts";
import type { JournalEntry } from "./journal.ts";
import { createRandom } from "./random.ts";
import { createRateLimit } from "./rate-limit.ts";
import { createServer, EXCHANGE, notHttp, type World } from "./server.ts";
import { createWorkspace, type Workspace } from "./workspace.ts";

export type { Region } from "./auth.ts";
export type { Clock } from "./clock.ts";
export { ContractViolation } from "./contract-check.ts";
export { ApiError } from "./errors.ts";
export type { Fault, FaultKind, Faults } from "./faults.ts";
export type { JournalEntry } from "./journal.ts";
export type { Admin, Company, Contact, Conversation, Tag } from "./records.ts";
export { type SeedCounts, seedWorkspace } from "./seed.ts";
export type { NewCompany, NewContact, NewConversation, Workspace } from "./workspace.ts";

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
  /** The one valid bearer token. Default "mock-token". */
  token?: string;
  /** Seconds until a written contact or conversation becomes searchable, drawn per write: [min, max]. Default [0, 0]. */
  indexDelay?: readonly [number, number];
  /** Check each request and answer against the contract; a wrong answer of the mock throws. Default true. */
  validate?: boolean;
  /** The contract to check against, where it has been read already. Default: this project's. */
  contract?: Contract;
  /** Serve the control interface under /_mock/. Default false. */
  control?: boolean;
  /** Rate limit per 10 seconds. Default 1666, which is 10,000 a minute. */
  rateLimit?: number;
}

/**
 * A workspace of Intercom in memory, with its API.
 * @example
 * const mock = createMock({ timezone: "Pacific/Auckland" });
 * mock.workspace.createContact({ role: "user", email: "ada@example.com" });
 * const { url, close } = await mock.listen(4010);
 */
export interface Mock {
  /**
   * Answers in process, without a socket.
   * @throws {ConnectionError} where a fault cuts the connection
   * @throws {ContractViolation} where the mock's answer breaks the contract
   */
  send: Send;
  /** Serves on 127.0.0.1; port 0 takes any free one. */
  listen(port: number): Promise<{ url: string; close(): Promise<void> }>;
  clock: Pick<Clock, "now" | "set" | "advance">;
  /** Direct seeding and reading of state. */
  workspace: Workspace;
  faults: Faults;
  /** Every request in order; set its length to 0 to clear it. */
  journal: JournalEntry[];
  /** Stops everything that listens. */
  close(): Promise<void>;
}

function contractCheck(contract: Contract | undefined): ContractCheck {
  return contract === undefined ? ownContractCheck() : createContractCheck(() => contract);
}

/** @throws {RangeError} for an option that makes no sense */
export function createMock(options: MockOptions = {}): Mock {
  const { now = 1_750_000_000, ticking = false, seed = 1, timezone = "Etc/UTC" } = options;
  const { region = "US", token = "mock-token", indexDelay = [0, 0] } = options;
  const { validate = true, control = false, rateLimit = 1666 } = options;
  const clock = createClock(now, ticking);
  const workspace = createWorkspace({ clock, seed, timezone, region, indexDelay });
  const faults = createFaults(createRandom(seed, "faults"));
  const journal: JournalEntry[] = [];
  const world: World = {
    clock,
    workspace,
    faults,
    journal,
    rateLimit: createRateLimit(clock, rateLimit),
    requestIds: createRandom(seed, "request ids"),
    token,
    region,
    contract: validate ? contractCheck(options.contract) : undefined,
  };

  const exchanges = new Map<string, { body?: string; mistake?: Error }>();
  let exchangeCount = 0;
  const extend = control ? { extend: (app: FastifyInstance) => addControl(app, world) } : {};
  const inProcess = createServer(world, {
    ...extend,
    deliver(id, body) {
      const exchange = exchanges.get(id);
      if (exchange !== undefined) exchange.body = body;
    },
    onMistake(id, error) {
      const exchange = exchanges.get(id ?? "");
      if (exchange !== undefined) exchange.mistake = error;
    },
  });
  const listening = new Set<{ close(): Promise<unknown> }>();

  return {
    clock,
    workspace,
    faults,
    journal,

    async send(request) {
      const { method } = request;
      if (!isMethod(method)) return notHttp(world);
      const { host, pathname, search } = new URL(request.url);
      exchangeCount += 1;
      const id = String(exchangeCount);
      const exchange: { body?: string; mistake?: Error } = {};
      exchanges.set(id, exchange);
      try {
        const { statusCode, headers, payload } = await inProcess
          .inject({
            method,
            url: pathname + search,
            headers: { host, ...request.headers, [EXCHANGE]: id },
            ...(request.body !== undefined && { payload: request.body }),
          })
          .catch((error: Error) => {
            throw new ConnectionError(`The connection was cut: ${error.message}`);
          });
        if (exchange.mistake !== undefined) throw exchange.mistake;
        const body = method === "HEAD" ? "" : (exchange.body ?? payload);
        const given = Object.entries(headers).flatMap(([name, value]) =>
          value === undefined ? [] : [[name, String(value)] as const],
        );
        return {
          status: statusCode,
          headers: {
            ...Object.fromEntries(given),
            "content-length": String(Buffer.byteLength(body)),
          },
          body,
        };
      } finally {
        exchanges.delete(id);
      }
    },

    async listen(port) {
      const server = createServer(world, extend);
      listening.add(server);
      const url = await server.listen({ port, host: "127.0.0.1" });
      return {
        url,
        async close() {
          listening.delete(server);
          await server.close();
        },
      };
    },

    async close() {
      await Promise.all([...listening, inProcess].map((server) => server.close()));
      listening.clear();
    },
  };
}

/** Node's parser takes these; Fastify's type lists fewer, which is why the guard names its type. */
function isMethod(method: string): method is NonNullable<InjectOptions["method"]> {
  return METHODS.includes(method);
}
