import { defined } from "../common/defined.ts";
import { fetchSend } from "../common/fetch-send.ts";
import { INITIALIZE, mcpMessage, mcpResult } from "../common/mcp.ts";
import type { Fire } from "../pipeline/trials/fires.ts";
import type { Connection, PollingTrigger } from "../platform/connection.ts";
import { connect } from "../platform/connection.ts";
import type { Connector } from "../platform/connector.ts";
import {
  findOperation,
  listOperations,
  type OperationEntry,
} from "../platform/definition/operations.ts";
import { isRecord } from "../platform/definition/swagger.ts";
import { createSecrets } from "../platform/trace/secrets.ts";
import { loopbackReceiver } from "../platform/triggers/receiver.ts";
import { readSignIn } from "../try/arguments.ts";
import { type Engine, lateEngine } from "../try/engine.ts";
import { isForIntercom, kindOf, openTarget } from "../try/open.ts";
import type { Target } from "../try/target.ts";
import { fieldsOfSchema } from "./cards/fields.ts";
import { outputsOfSchema } from "./cards/outputs.ts";
import type { Described, Node, Option, Poll, Ran, Run, Target as Where } from "./model.ts";
import { payloadOf, ranOf, shown } from "./ran.ts";

/** How a connector is run from the page. */
export interface SessionOptions {
  /** Credentials to ask the real service with; without, nothing leaves this machine. */
  readonly token?: string;
  readonly region?: string;
  /** One of several ways to sign in. */
  readonly signIn?: string;
  /** Parameters of the connection, `key=value`. */
  readonly connection?: readonly string[];
  /** Whether C# of strangers may run. */
  readonly scripts?: boolean;
  warn(text: string): void;
  /** Makes a trigger of this repository's fire on the mock. */
  fires?(operationId: string, connection: Connection, target: Target): Promise<Fire>;
}

type Values = Readonly<Record<string, unknown>>;

/**
 * What one page asks of one connector. Everything runs on one workspace, so that what an action makes is
 * there for the next one. All methods throw a UsageError for what cannot be run as asked.
 */
export interface Session {
  readonly where: Where;
  choices(id: string, key: string, known: Values): Promise<Option[]>;
  /** @param parent the node to open; the roots when absent */
  tree(id: string, key: string, known: Values, parent?: Node): Promise<Node[]>;
  describe(id: string, place: string, known: Values): Promise<Described>;
  /** @param pages of a paged list, how many to read */
  run(id: string, values: Values, pages?: number): Promise<Run>;
  /** Polls a trigger: for the first time where values are given, else once more. */
  poll(id: string, values?: Values): Promise<Poll>;
  /** Lets two minutes pass, and something happen that the trigger is about. */
  happen(id: string): Promise<void>;
  close(): Promise<void>;
}

interface Opened {
  readonly connection: Connection;
  readonly target: Target;
  readonly engine: Engine;
}

interface Polled {
  readonly trigger: PollingTrigger;
  readonly fire: Fire | undefined;
  round: number;
}

/** Milliseconds. An echo calls back at once; real services when something happens. */
const LONGEST_WAIT = 10_000;

/** Opens a session; what it runs on begins with the first call. */
export function openSession(connector: Connector, options: SessionOptions): Session {
  const { definition } = connector;
  const operations = listOperations(definition);
  const intercom = isForIntercom(connector);
  const where: Where = options.token !== undefined ? "live" : intercom ? "mock" : "echo";
  // An echo answers for one operation; a workspace is there for all.
  const opened = new Map<string, Promise<Opened>>();
  const polled = new Map<string, Polled>();
  const { redact } = createSecrets(options.token === undefined ? [] : [options.token]);

  const open = async (entry: OperationEntry): Promise<Opened> => {
    const found = where === "live" ? await live() : await openTarget(connector, entry, options);
    const { target, fallback } = found;
    const token = options.token ?? found.token;
    const engine = lateEngine(connector, {
      wanted: undefined,
      clock: target.clock,
      scripts: options.scripts === true,
      warn: options.warn,
    });
    const connection = connect({
      connector,
      parameters: readSignIn(connector, {
        token,
        region: options.region,
        set: options.signIn,
        given: options.connection ?? [],
        fallback,
      }),
      ...defined({ parameterSet: options.signIn, runScript: engine.run }),
      send: target.send,
      receiver: target.receiver,
    });
    return { connection, target, engine };
  };
  const of = (id: string): Promise<Opened> => {
    const entry = findOperation(operations, id);
    const key = where === "echo" ? id : "";
    const found = opened.get(key) ?? open(entry);
    opened.set(key, found);
    return found;
  };
  const pollOnce = async ({ trigger, fire }: Polled): Promise<Poll> => {
    const { items, result } = await trigger.poll();
    return {
      call: ranOf(result),
      // Unlike the trace, they are the answer as it came.
      runs: items.map((item) => redact(shown(item))),
      state: redact(trigger.state ?? ""),
      fires: fire !== undefined,
    };
  };

  return {
    where,
    async choices(id, key, known) {
      const { connection } = await of(id);
      return connection.choices(id, key, { ...known });
    },
    async tree(id, key, known, parent) {
      const { connection } = await of(id);
      return connection.tree(id, key, { ...known }, parent && { ...parent });
    },
    async describe(id, place, known) {
      const { connection } = await of(id);
      const schema = await connection.schema(id, place, { ...known });
      const { outputs } = outputsOfSchema(
        { paths: {} },
        { located: { schema, pointers: [] }, place },
      );
      return { fields: fieldsOfSchema(schema, place), outputs };
    },
    async run(id, values, pages) {
      const entry = findOperation(operations, id);
      const { connection, target } = await of(id);
      const kind = kindOf(connector, entry);
      if (kind === "webhook") return runWebhook(connection, target, id, values);
      if (kind === "agent") return runAgent(connection, id);
      if (entry.operation["x-ms-pageable"]?.nextLinkName !== undefined && pages !== undefined) {
        const read = await connection.pages(id, { ...values }, { maxPages: pages });
        return {
          calls: read.pages.map((page, index) => ranOf(page, `Page ${index + 1}`)),
          pages: { items: read.items.length, read: read.pages.length, more: !read.complete },
        };
      }
      return { calls: [ranOf(await connection.call(id, { ...values }))] };
    },
    async poll(id, values) {
      const { connection, target } = await of(id);
      let one = polled.get(id);
      if (values !== undefined || one === undefined) {
        const trigger = connection.trigger(id, { ...values });
        const fire = where === "mock" ? await options.fires?.(id, connection, target) : undefined;
        one = { trigger, fire, round: 0 };
        polled.set(id, one);
      }
      return pollOnce(one);
    },
    async happen(id) {
      const { target } = await of(id);
      const one = polled.get(id);
      if (one === undefined) return;
      one.round += 1;
      const { fire, round } = one;
      await target.pass(fire && (() => fire(round)));
    },
    async close() {
      for (const one of opened.values()) {
        const found = await one.catch(() => undefined);
        await found?.engine.close();
        await found?.target.close();
      }
    },
  };
}

/** Subscribes, waits for a notification, ends the subscription. */
async function runWebhook(
  connection: Connection,
  target: Target,
  id: string,
  values: Values,
): Promise<Run> {
  const { subscription, callbackUrl, next, unsubscribe } = await connection.webhook(id, {
    ...values,
  });
  const calls: Ran[] = [ranOf(subscription, "Subscribing")];
  if (subscription.response.status >= 400) return { calls };
  const runs: string[] = [];
  try {
    await target.notify?.(callbackUrl);
    const notification = await next(LONGEST_WAIT);
    runs.push(payloadOf(notification));
  } finally {
    // An echo of a connector without an operation for it has no subscription to end.
    if (!target.notify || target.ends) calls.push(ranOf(await unsubscribe(), "Unsubscribing"));
  }
  return { calls, runs };
}

/** What an agent does first: begins a session, and asks which tools there are. */
async function runAgent(connection: Connection, id: string): Promise<Run> {
  const ask = (message: Parameters<Connection["relay"]>[1]) => connection.relay(id, message);
  const begun = await ask(mcpMessage({ id: 1, method: "initialize", params: INITIALIZE }));
  const calls = [ranOf(begun, "Beginning a session")];
  if (!isRecord(mcpResult(begun.response))) return { calls };
  const { response } = begun;
  await ask(mcpMessage({ method: "notifications/initialized" }, response));
  const listed = await ask(mcpMessage({ id: 2, method: "tools/list" }, response));
  return { calls: [...calls, ranOf(listed, "Asking for its tools")] };
}

/** The service itself. */
async function live(): ReturnType<typeof openTarget> {
  const receiver = await loopbackReceiver();
  const target: Target = {
    send: fetchSend(),
    async pass() {},
    receiver,
    close: () => receiver.close(),
  };
  return { target, fallback: {} };
}
