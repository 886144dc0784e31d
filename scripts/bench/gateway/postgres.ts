/** A PostgreSQL server of one's own, for measurements and tests. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import pg from "pg";
import { freePort } from "../free-port.ts";

/** Where initdb and postgres are: in the path, or where Debian's packages put them, the newest first. */
export function findPostgres(): string | undefined {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).map(Number).filter(Boolean) : [];
  const newest = versions.sort((a, b) => b - a).map((version) => `${debian}/${version}/bin`);
  return [...(process.env.PATH ?? "").split(delimiter), ...newest].find((folder) =>
    ["initdb", "postgres"].every((program) => existsSync(join(folder, program))),
  );
}

export interface PostgresServer {
  readonly url: string;
  /** Kills it as a power cut would, and starts it again. */
  killAndStart(): Promise<void>;
  stop(): Promise<void>;
}

/** The server refuses to be the superuser's: then it is nobody's. */
const AS: { uid?: number; gid?: number } =
  process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

/**
 * Makes a database in a folder that is gone once it stops, and serves it on this machine.
 * @param settings of the server: `fsync=off` where nothing need last
 */
export async function startPostgres(settings: readonly string[] = []): Promise<PostgresServer> {
  const programs = findPostgres();
  if (programs === undefined) throw new Error("There is no PostgreSQL: apt-get install postgresql");
  const folder = mkdtempSync(join(tmpdir(), "postgres-"));
  if (AS.uid !== undefined && AS.gid !== undefined) chownSync(folder, AS.uid, AS.gid);
  const data = join(folder, "data");
  const made = spawnSync(
    join(programs, "initdb"),
    ["-D", data, "-U", "gateway", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C"],
    { ...AS, cwd: folder, encoding: "utf8" },
  );
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr || made.error?.message}`);
  const port = await freePort();
  const url = `postgres://gateway@127.0.0.1:${port}/postgres`;
  const all = [
    `port=${port}`,
    "listen_addresses=127.0.0.1",
    `unix_socket_directories=${folder}`,
    ...settings,
  ];

  async function serve(): Promise<ChildProcess> {
    const server = spawn(
      join(programs ?? "", "postgres"),
      ["-D", data, ...all.flatMap((one) => ["-c", one])],
      { ...AS, cwd: folder, stdio: "ignore" },
    );
    for (let tries = 0; !(await answers(url)); tries++) {
      if (tries === 300 || server.exitCode !== null) throw new Error("PostgreSQL does not start");
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return server;
  }
  const ended = (server: ChildProcess, signal: NodeJS.Signals) =>
    new Promise<void>((resolve) => {
      server.once("exit", () => resolve());
      server.kill(signal);
    });

  let server = await serve();
  return {
    url,
    async killAndStart() {
      // SIGQUIT ends all of its processes at once, without writing anything; it recovers from its log.
      await ended(server, "SIGQUIT");
      server = await serve();
    },
    async stop() {
      await ended(server, "SIGINT");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    await client.query("SELECT 1");
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}
