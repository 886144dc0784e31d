/** The gateway under load, and under faults, with the store in a file and in PostgreSQL. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "./free-port.ts";
import { type Faults, measureFaults } from "./gateway/faults.ts";
import { type Load, measureLoad } from "./gateway/load.ts";
import { findPostgres, type PostgresServer, startPostgres } from "./gateway/postgres.ts";
import { table, verdict } from "./table.ts";

export interface GatewayReport {
  readonly load: readonly Load[];
  readonly faults: readonly Faults[];
}

/** A second, milliseconds, and megabytes. */
const TARGET = { rate: 1000, p99: 1000, memory: 150 };

export interface GatewayOptions {
  readonly notifications: number;
  readonly connections: number;
  readonly kills: number;
  readonly seed: number;
  /** Only what is lost and repeated. */
  readonly faults: boolean;
  /** Only how fast it is. */
  readonly load: boolean;
}

/** @param progress told what is being measured */
export async function benchGateway(
  options: GatewayOptions,
  progress: (text: string) => void,
): Promise<GatewayReport> {
  const folder = mkdtempSync(join(tmpdir(), "bench-gateway-"));
  const { notifications, connections, kills, seed } = options;
  const load: Load[] = [];
  const faults: Faults[] = [];
  const database = async () => (findPostgres() === undefined ? undefined : startPostgres());
  try {
    const setups: readonly { name: string; processes: number; bare?: true; postgres?: true }[] = [
      { name: "node:http, a row each, in a file", processes: 1, bare: true },
      { name: "gateway, a file", processes: 1 },
      { name: "node:http, a row each, PostgreSQL", processes: 1, bare: true, postgres: true },
      { name: "gateway, PostgreSQL, 1 process", processes: 1, postgres: true },
      { name: "gateway, PostgreSQL, 3 processes", processes: 3, postgres: true },
    ];
    for (const { name, processes, bare, postgres } of options.faults ? [] : setups) {
      const server: PostgresServer | undefined = postgres ? await database() : undefined;
      if (postgres && server === undefined) {
        progress(`Left out: ${name}, since there is no PostgreSQL (apt-get install postgresql)`);
        continue;
      }
      progress(name);
      load.push(
        await measureLoad({
          ...{ name, processes, folder, notifications, connections },
          ...(server === undefined ? {} : { databaseUrl: server.url }),
          ...(bare === undefined ? {} : { bare }),
        }),
      );
      await server?.stop();
    }
    for (const processes of options.load ? [] : [0, 1, 3]) {
      const server = processes === 0 ? undefined : await database();
      if (processes > 0 && server === undefined) continue;
      const name =
        processes === 0 ? "a file" : `PostgreSQL, ${processes} process${processes > 1 ? "es" : ""}`;
      progress(`Faults, ${name}`);
      const ports: number[] = [];
      for (let index = 0; index < Math.max(processes, 1); index++) ports.push(await freePort());
      const measured = await measureFaults({
        ...{ name, ports, file: join(folder, "faults.db"), notifications, kills, seed },
        ...(server === undefined ? {} : { database: server }),
      });
      // Each takes minutes: whoever stops it in between knows this much.
      progress(`  lost ${measured.lost}, repeated ${measured.repeated}`);
      faults.push(measured);
      await server?.stop();
    }
    return { load, faults };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function gatewayText({ load, faults }: GatewayReport): string {
  const figure = (value: number | undefined) => (value === undefined ? "" : value.toFixed(0));
  const rows = load.map((one) => [
    one.name,
    `${figure(one.accepted)}/s`,
    `${figure(one.acceptedP99)} ms`,
    one.delivered === undefined ? "" : `${figure(one.delivered)}/s`,
    one.deliveredP99 === undefined ? "" : `${figure(one.deliveredP99)} ms`,
    `${figure(one.memory)} MB`,
    ...(one.delivered === undefined ? [] : [isReached(one) ? "reached" : "MISSED"]),
  ]);
  const harm = faults.map((one) => [
    one.name,
    String(one.notifications),
    String(one.kills),
    String(one.repeated),
    String(one.disordered),
    String(one.unheard),
    String(one.renamed),
    String(one.lost),
    ...verdict(harmOf(one), { atMost: 0 }),
  ]);
  return [
    ...(rows.length === 0
      ? []
      : [
          `The gateway under load (to be reached: ${TARGET.rate}/s accepted and delivered, p99 ${TARGET.p99} ms, ${TARGET.memory} MB)`,
          ...table([["", "accepted", "p99", "delivered", "p99", "memory"], ...rows]),
        ]),
    ...(harm.length === 0
      ? []
      : [
          "The gateway under faults (to three flows each; kill -9 of gateways and the database at random; what is",
          "unheard never reaches the gateway, and is found by the checks of one of the flows)",
          ...table([
            [
              "",
              "happened",
              "kills",
              "repeated",
              "disordered",
              "unheard",
              "under another id",
              "lost",
            ],
            ...harm,
          ]),
        ]),
  ].join("\n");
}

function harmOf({ lost, disordered, renamed }: Faults): number {
  return lost + disordered + renamed;
}

function isReached({ accepted, acceptedP99, delivered = 0, memory }: Load): boolean {
  return (
    accepted >= TARGET.rate &&
    delivered >= TARGET.rate &&
    acceptedP99 <= TARGET.p99 &&
    memory <= TARGET.memory
  );
}

export function gatewayReached({ load, faults }: GatewayReport): boolean {
  return (
    load.every((one) => one.delivered === undefined || isReached(one)) &&
    faults.every((one) => harmOf(one) === 0)
  );
}
