/** How many notifications a second gateways take and deliver. */
import { join } from "node:path";
import { freePort } from "../free-port.ts";
import {
  flows,
  type GatewayProcess,
  inFlight,
  metric,
  notify,
  range,
  startProcess,
  subscribe,
} from "./harness.ts";

/** Four flows, each with a topic of its own. */
const LISTENING = {
  "conversation.user.created": "WhenContactStartsConversationAtOnce",
  "contact.user.created": "WhenUserCreatedAtOnce",
  "contact.lead.created": "WhenLeadCreatedAtOnce",
  "event.created": "WhenEventHappensAtOnce",
} as const;
const TOPICS = Object.keys(LISTENING);

export interface Load {
  readonly name: string;
  /** A second. */
  readonly accepted: number;
  readonly delivered?: number;
  /** Milliseconds of the slowest hundredth: until it was taken, and until it was delivered. */
  readonly acceptedP99: number;
  readonly deliveredP99?: number;
  /** Megabytes of the largest process. */
  readonly memory: number;
}

export interface LoadOptions {
  readonly name: string;
  readonly processes: number;
  readonly databaseUrl?: string;
  readonly bare?: true;
  readonly folder: string;
  readonly notifications: number;
  readonly connections: number;
}

/** Posts so many notifications as fast as they are taken, and waits until all were delivered. */
export async function measureLoad(options: LoadOptions): Promise<Load> {
  const { name, processes, databaseUrl, bare, folder, notifications, connections } = options;
  const sent = new Map<string, number>();
  const waits: number[] = [];
  let last = 0;
  let finish = () => {};
  const all = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const receiver = await flows((_flow, id, response) => {
    response.writeHead(202).end();
    const began = sent.get(id);
    if (began === undefined) return;
    last = performance.now();
    sent.delete(id);
    waits.push(last - began);
    if (waits.length === notifications) finish();
  });
  const running: GatewayProcess[] = [];
  for (let index = 0; index < processes; index++) {
    const file = join(folder, `${name.replace(/\W+/g, "-")}-${index}.db`);
    running.push(
      await startProcess({
        ...{ port: await freePort(), file },
        ...(databaseUrl === undefined ? {} : { databaseUrl }),
        ...(bare === undefined ? {} : { bare }),
      }),
    );
  }
  const portOf = (number: number) => running[number % running.length]?.port ?? 0;
  if (!bare) {
    for (const trigger of Object.values(LISTENING)) {
      await subscribe(portOf(0), trigger, receiver.at(trigger));
    }
  }
  const taken: number[] = [];
  let memory = 0;
  const watch = setInterval(() => {
    memory = Math.max(memory, ...running.map((one) => one.memory()));
  }, 200);
  const began = performance.now();
  await inFlight(range(notifications), connections, async (number) => {
    const start = performance.now();
    const id = `n${number}`;
    sent.set(id, start);
    const topic = TOPICS[number % TOPICS.length] ?? "";
    const { status } = await notify(portOf(number), id, topic, String(number % 997));
    if (status !== 200) throw new Error(`${name}: ${id} was answered ${status}`);
    taken.push(performance.now() - start);
  });
  const accepted = notifications / ((performance.now() - began) / 1000);
  if (!bare) await all;
  clearInterval(watch);
  const delivered = notifications / ((last - began) / 1000);
  for (const one of running) {
    if (!bare && (await metric(one.port, "deliveries_parked")) !== 0)
      throw new Error("some parked");
    await (bare ? one.kill() : one.stop());
  }
  await receiver.close();
  return {
    ...{ name, accepted, acceptedP99: hundredth(taken), memory: memory / 1e6 },
    ...(bare ? {} : { delivered, deliveredP99: hundredth(waits) }),
  };
}

function hundredth(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN;
}
