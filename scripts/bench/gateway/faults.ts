/** What gateways lose and repeat while they, their database and their flows fail: nothing may be lost. */
import { setTimeout as pause } from "node:timers/promises";
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
import { serveIntercom } from "./intercom.ts";
import type { PostgresServer } from "./postgres.ts";

export interface FaultOptions {
  readonly name: string;
  readonly ports: readonly number[];
  readonly file: string;
  readonly database?: PostgresServer;
  readonly notifications: number;
  /** How often something is killed. */
  readonly kills: number;
  /** Chooses when, and what. */
  readonly seed: number;
}

export interface Faults {
  readonly name: string;
  readonly notifications: number;
  readonly kills: number;
  readonly lost: number;
  /** Deliveries beyond one each, all with the same id. */
  readonly repeated: number;
  /** Deliveries that came before an earlier one about the same thing. */
  readonly disordered: number;
  /** Notifications that never reached the gateway, which a flow that is also checked gets all the same. */
  readonly unheard: number;
  /** What that flow got again under another id. */
  readonly renamed: number;
}

/** Sure to be answered in the end; hangs twice, fails twice, is busy twice, answers slowly twice. */
const MOODY = "moody";
const STEADY = "steady";
/** Is also checked. */
const CHECKED = "checked";

/** Milliseconds between two checks. */
const CHECK_EVERY = 2_000;
/** Of so many notifications one never comes. */
const UNHEARD = 50;

/** Kills gateways and the database at random while notifications come, some of them twice. */
export async function measureFaults(options: FaultOptions): Promise<Faults> {
  const { name, ports, file, database, notifications, kills, seed } = options;
  const random = randomOf(seed);
  const got = new Map<string, number[]>([
    [STEADY, []],
    [MOODY, []],
  ]);
  /** By what the checked flow got: the ids under which it did. */
  const checked = new Map<string, string[]>();
  let moods = 0;
  const receiver = await flows((flow, id, response) => {
    if (flow === MOODY && random() < 0.002 && moods < 8) {
      moods += 1;
      if (moods % 4 === 0) return; // hangs, until the gateway is killed or leaves it
      if (moods % 4 === 1) return void response.writeHead(500).end();
      if (moods % 4 === 2) return void response.writeHead(429, { "retry-after": "1" }).end();
      response.writeHead(202).write("slow");
      setTimeout(() => response.end(), 500);
    } else response.writeHead(202).end();
    if (flow === CHECKED) {
      // What a check finds is called check.FLOW.WHAT.WHEN.
      const what = id.split(".")[2] ?? id;
      checked.set(what, [...(checked.get(what) ?? []), id]);
    }
    got.get(flow)?.push(Number(id.slice(1)));
  });
  const intercom = await serveIntercom();
  const open = (port: number) =>
    startProcess({
      ...{ port, file, intercom: intercom.port, checkEvery: CHECK_EVERY },
      ...(database === undefined ? {} : { databaseUrl: database.url }),
    });
  const running = new Map<number, GatewayProcess>();
  for (const port of ports) running.set(port, await open(port));
  const [first = 0] = ports;
  await subscribe(first, "WhenUserCreatedAtOnce", receiver.at(STEADY));
  await subscribe(first, "WhenSomethingHappensToContactAtOnce", receiver.at(MOODY));
  await subscribe(first, "WhenUserCreatedAtOnce", receiver.at(CHECKED), { catch_up: true });

  const killAt = new Set(
    Array.from({ length: kills }, () => Math.floor(random() * notifications * 0.9)),
  );
  let killing = Promise.resolve();
  const restart = async (port: number) => {
    await running.get(port)?.kill();
    running.set(port, await open(port));
  };
  const strike = () => {
    const chosen = random();
    const port = ports[Math.floor(random() * ports.length)] ?? first;
    killing = killing.then(async () => {
      if (database !== undefined && chosen < 0.33) await database.killAndStart();
      else if (database !== undefined && chosen < 0.5) {
        await Promise.all([database.killAndStart(), ...ports.map(restart)]);
      } else await restart(port);
    });
  };

  /** As Intercom does, but for that it goes on until it is taken: what is not taken cannot be lost. */
  const send = async (number: number): Promise<void> => {
    if (killAt.has(number)) strike();
    const when = intercom.happened(`n${number}`, subjectOf(number));
    if (isUnheard(number)) return;
    for (let tries = 0; ; tries++) {
      const port = ports[(number + tries) % ports.length] ?? first;
      const { status } = await notify(
        port,
        `n${number}`,
        "contact.user.created",
        subjectOf(number),
        when,
      );
      if (status === 200) break;
      await pause(20);
    }
    // Where an answer is lost, Intercom sends it again.
    if (random() < 0.02)
      await notify(first, `n${number}`, "contact.user.created", subjectOf(number), when);
  };
  // One after another about the same thing, as far as Intercom knows: eight things at a time.
  const lanes = 32;
  await inFlight(range(lanes), lanes, async (lane) => {
    for (let number = lane; number < notifications; number += lanes) await send(number);
  });
  await killing;
  // All that happened is settled then: a check finds it, whatever it remembers.
  intercom.advance(1000);
  const isOver = async () =>
    checked.size === notifications && (await metric(first, "deliveries_waiting")) === 0;
  for (let looks = 0; !(await isOver()); looks++) {
    // One that was killed during a check holds it for two minutes.
    if (looks === 1500) throw new Error(`${name}: something is still missing after five minutes`);
    await pause(200);
  }
  for (const one of running.values()) await one.stop();
  await receiver.close();
  await intercom.close();

  const unheard = [...range(notifications)].filter(isUnheard).length;
  const figures = [...got.values()].map((numbers) => figuresOf(numbers, notifications - unheard));
  const byId = [...checked.values()];
  const sum = (key: "lost" | "repeated" | "disordered") =>
    figures.reduce((total, one) => total + one[key], 0);
  return {
    ...{ name, notifications, kills: killAt.size },
    lost: sum("lost") + notifications - checked.size,
    repeated: sum("repeated") + byId.reduce((total, ids) => total + ids.length - 1, 0),
    disordered: sum("disordered"),
    unheard,
    renamed: byId.filter((ids) => new Set(ids).size > 1).length,
  };
}

const SUBJECTS = 32;
const subjectOf = (number: number) => String(number % SUBJECTS);
const isUnheard = (number: number) => number % UNHEARD === 7;

/** What one flow got: by number, which grows within a subject. */
function figuresOf(numbers: readonly number[], notifications: number) {
  const firsts = new Set<number>();
  const newest = new Map<string, number>();
  let disordered = 0;
  for (const number of numbers) {
    if (firsts.has(number)) continue;
    firsts.add(number);
    const subject = subjectOf(number);
    if (number < (newest.get(subject) ?? -1)) disordered += 1;
    newest.set(subject, number);
  }
  return { lost: notifications - firsts.size, repeated: numbers.length - firsts.size, disordered };
}

/** A generator of numbers from 0 to 1 (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
