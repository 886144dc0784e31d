import { defined } from "../../common/defined.ts";
import { measureInTurns } from "../in-turns.ts";
import { median, medianRatio } from "../statistics.ts";
import { BARE, CHECKED, FAST, HEADERS, PRISM, type ServerCommand } from "./commands.ts";
import { type LoadOptions, type LoadRequest, load } from "./load.ts";
import { requestsFor } from "./requests.ts";
import { ask, type Server, start } from "./server.ts";
import { stateOf } from "./state.ts";

export interface Throughput {
  /** Requests per second, the median of all rounds. */
  rates: { request: string; server: string; perSecond: number }[];
  /** Of the mock's rate to another's, measured side by side: the median of all rounds. */
  ratios: {
    request: string;
    mock: string;
    to: string;
    ratio: number;
    atLeast: number | undefined;
  }[];
}

/** What is to be reached; checked requests may be slower. */
const TARGETS = [
  { request: "GET contact", mock: FAST, to: PRISM, ratio: 20 },
  { request: "contact search", mock: FAST, to: PRISM, ratio: 20 },
  { request: "GET contact", mock: FAST, to: BARE, ratio: 0.55 },
  { request: "contact search", mock: FAST, to: BARE, ratio: 0.5 },
  { request: "a page of 10", mock: FAST, to: BARE, ratio: 0.45 },
] as const;

/**
 * Loads all servers, which stand side by side, with one request after the other.
 * @param commands by name; `FAST` and `BARE` are among them
 */
export async function measureThroughput(
  commands: Readonly<Record<string, ServerCommand>>,
  autocannon: string,
  options: LoadOptions & { rounds: number },
  progress: (text: string) => void,
): Promise<Throughput> {
  const servers = new Map<string, Server>();
  try {
    for (const [name, command] of Object.entries(commands)) {
      progress(`Starting ${name}`);
      servers.set(name, await start(command));
    }
    const mock = serverOf(servers, FAST);
    const { contact } = await stateOf(mock);
    const result: Throughput = { rates: [], ratios: [] };
    for (const [request, asked] of Object.entries(requestsFor(contact))) {
      await ask(serverOf(servers, BARE), await answerOf(mock, asked));
      const measured = await measureInTurns(servers, options.rounds, (name, { url }, round) => {
        progress(`${request}, ${round === 0 ? "warming up" : `round ${round}`}: ${name}`);
        const seconds = round === 0 ? 1 : options.seconds;
        return load(autocannon, url, asked, { ...options, seconds });
      });
      for (const [server, all] of measured) {
        result.rates.push({ request, server, perSecond: median(all) });
      }
      result.ratios.push(...ratiosOf(request, measured));
    }
    return result;
  } finally {
    await Promise.all([...servers.values()].map((server) => server.stop()));
  }
}

function ratiosOf(
  request: string,
  measured: ReadonlyMap<string, readonly number[]>,
): Throughput["ratios"] {
  return [FAST, CHECKED].flatMap((mock) =>
    [BARE, PRISM].flatMap((to) => {
      const others = measured.get(to);
      if (others === undefined) return [];
      const ratio = medianRatio(measured.get(mock) ?? [], others);
      const target = TARGETS.find(
        (one) => one.request === request && one.mock === mock && one.to === to,
      );
      return [{ request, mock, to, ratio, atLeast: target?.ratio }];
    }),
  );
}

function serverOf(servers: ReadonlyMap<string, Server>, name: string): Server {
  const server = servers.get(name);
  if (server === undefined) throw new Error(`${name} was not started`);
  return server;
}

async function answerOf({ url }: Server, { method, path, body }: LoadRequest): Promise<string> {
  const response = await fetch(url + path, {
    method,
    headers: { ...HEADERS, "content-type": "application/json" },
    ...defined({ body }),
    signal: AbortSignal.timeout(60_000),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`the mock answers ${response.status} ${text}`);
  return text;
}
