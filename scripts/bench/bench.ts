import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Contract } from "../common/contract.ts";
import { isObject, type Json } from "../common/json.ts";
import { type LoadRequest, load } from "./load.ts";
import {
  ask,
  bareServer,
  HEADERS,
  mockCommand,
  mockServer,
  prismServer,
  type Server,
  type ServerCommand,
  start,
} from "./servers.ts";
import { FOLDER, type Tool } from "./tools.ts";

export interface BenchOptions {
  contacts: number;
  connections: number;
  /** How long each measurement takes. */
  seconds: number;
  /** How often each server is measured, all of them in turn. */
  rounds: number;
}

export interface BenchReport {
  /** Requests per second, the median of all rounds, by server. */
  rates: { request: string; server: string; perSecond: number }[];
  /** Of the mock's rate to another's, measured side by side: the median of all rounds. */
  ratios: {
    request: string;
    mock: string;
    to: string;
    ratio: number;
    atLeast: number | undefined;
  }[];
  /** Milliseconds from starting the process to its first answer. */
  startUp: {
    server: string;
    milliseconds: number;
    atMost: number | undefined;
    /** How much sooner than this one `npm run mock` answers: 2 is twice as soon. */
    ratio: number;
  }[];
  memory: { contacts: number; megabytes: number; bytesPerContact: number; seedingMs: number };
}

export interface BenchTools {
  autocannon: Tool;
  prism: Tool | undefined;
}

const MEGABYTE = 1024 * 1024;
const COMMAND = "npm run mock";
const FAST = "mock, checks off";
const CHECKED = "mock, checks on";
const BARE = "node:http";
const PRISM = "Prism";

/** What is to be reached; checked requests may be slower. */
const TARGETS = [
  { request: "GET contact", mock: FAST, to: PRISM, ratio: 20 },
  { request: "contact search", mock: FAST, to: PRISM, ratio: 20 },
  { request: "GET contact", mock: FAST, to: BARE, ratio: 0.25 },
] as const;
const START_UP = 500;

/** @param progress told what is being measured */
export async function bench(
  { autocannon, prism }: BenchTools,
  contract: Contract,
  options: BenchOptions,
  progress: (text: string) => void,
): Promise<BenchReport> {
  const running: Server[] = [];
  const run = async (command: ServerCommand) => {
    const server = await start(command);
    running.push(server);
    return server;
  };
  try {
    progress("Start-up");
    const document = prism === undefined ? "" : writeDocument(contract);
    const commands: Record<string, ServerCommand> = {
      [COMMAND]: mockCommand,
      [FAST]: mockServer(50, false),
      [CHECKED]: mockServer(50, true),
      [BARE]: bareServer,
      ...(prism && { [PRISM]: prismServer(prism.file, document) }),
    };
    const times = new Map<string, number[]>();
    for (let round = 1; round <= options.rounds; round++) {
      for (const [server, command] of Object.entries(commands)) {
        const started = await start(command);
        await started.stop();
        times.set(server, [...(times.get(server) ?? []), started.startUp]);
      }
    }
    const own = times.get(COMMAND) ?? [];
    const startUp = [...times].map(([server, all]) => ({
      server,
      milliseconds: median(all),
      atMost: server === COMMAND ? START_UP : undefined,
      ratio: medianRatio(all, own),
    }));

    progress(`A workspace of ${options.contacts} contacts`);
    const none = await start(mockServer(0, false));
    const empty = await stateOf(none);
    await none.stop();
    const fast = await run(mockServer(options.contacts, false));
    const full = await stateOf(fast);
    const checked = await run(mockServer(options.contacts, true));
    const bare = await run(bareServer);
    const servers = new Map([
      [FAST, fast],
      [CHECKED, checked],
      [BARE, bare],
      ...(prism ? [[PRISM, await run(prismServer(prism.file, document))] as const] : []),
    ]);
    const requests = requestsFor(full);
    const rates: BenchReport["rates"] = [];
    const ratios: BenchReport["ratios"] = [];
    for (const [request, asked] of Object.entries(requests)) {
      await ask(bare, await answerOf(fast, asked));
      for (const { url } of servers.values())
        await load(autocannon.file, url, asked, warmUp(options));
      const measured = new Map<string, number[]>();
      for (let round = 1; round <= options.rounds; round++) {
        for (const [name, { url }] of servers) {
          progress(`${request}, round ${round} of ${options.rounds}: ${name}`);
          const rate = await load(autocannon.file, url, asked, options);
          measured.set(name, [...(measured.get(name) ?? []), rate]);
        }
      }
      for (const [server, all] of measured) {
        rates.push({ request, server, perSecond: median(all) });
      }
      for (const mock of [FAST, CHECKED]) {
        for (const to of servers.keys()) {
          if (to === FAST || to === CHECKED) continue;
          const ratio = medianRatio(measured.get(mock) ?? [], measured.get(to) ?? []);
          const target = TARGETS.find(
            (one) => one.request === request && one.mock === mock && one.to === to,
          );
          ratios.push({ request, mock, to, ratio, atLeast: target?.ratio });
        }
      }
    }
    const bytes = full.heapUsed - empty.heapUsed;
    return {
      rates,
      ratios,
      startUp,
      memory: {
        contacts: options.contacts,
        megabytes: bytes / MEGABYTE,
        bytesPerContact: bytes / options.contacts,
        seedingMs: full.seeding,
      },
    };
  } finally {
    await Promise.all(running.map((server) => server.stop()));
  }
}

/** Whether all that is to be reached was reached. */
export function reached({ ratios, startUp }: BenchReport): boolean {
  return (
    ratios.every(({ ratio, atLeast = 0 }) => ratio >= atLeast) &&
    startUp.every(({ milliseconds, atMost = Number.POSITIVE_INFINITY }) => milliseconds <= atMost)
  );
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** Of measurements that were made side by side, so that a busy moment weighs on both. */
function medianRatio(values: readonly number[], others: readonly number[]): number {
  return median(values.map((value, i) => value / (others[i] ?? Number.NaN)));
}

/** Prism's answers hold one contact each, so the first two are the ones to compare. */
function requestsFor({ id, email }: { id: string; email: string }) {
  return {
    "GET contact": { method: "GET", path: `/contacts/${id}` },
    "contact search": search({ query: { field: "email", operator: "=", value: email } }),
    // As a trigger polls: the newest of the last days.
    "a page of 10": search({
      query: { field: "updated_at", operator: ">", value: 1_749_800_000 },
      sort: { field: "updated_at", order: "descending" },
      pagination: { per_page: 10 },
    }),
  } as const satisfies Record<string, LoadRequest>;
}

const search = (body: Json) =>
  ({ method: "POST", path: "/contacts/search", body: JSON.stringify(body) }) as const;

const warmUp = ({ connections }: BenchOptions) => ({ connections, seconds: 1 });

async function answerOf(server: Server, request: LoadRequest): Promise<string> {
  const response = await fetch(server.url + request.path, {
    method: request.method,
    headers: { ...HEADERS, "content-type": "application/json" },
    ...(request.body !== undefined && { body: request.body }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`the mock answers ${response.status} ${text}`);
  return text;
}

async function stateOf(server: Server) {
  const state = await ask(server, "state");
  const { seeding, heapUsed, id, email } = isObject(state) ? state : {};
  return {
    seeding: Number(seeding),
    heapUsed: Number(heapUsed),
    id: String(id),
    email: String(email),
  };
}

/** Prism reads one file; every answer has a schema, so it makes its examples from that. */
function writeDocument(contract: Contract): string {
  mkdirSync(FOLDER, { recursive: true });
  const file = join(FOLDER, "contract.json");
  writeFileSync(file, JSON.stringify(contract));
  return file;
}
