/** A gateway in a process of its own, with nothing of Intercom behind it, that notifies this machine. */
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import Database from "libsql";
import pg from "pg";
import { defined } from "../../common/defined.ts";
import { fetchSend } from "../../common/fetch-send.ts";
import type { HttpResponse } from "../../common/http.ts";
import { silentLog } from "../../gateway/log.ts";
import { start } from "../../gateway/start.ts";
import { ADMIN_KEY, type ProcessOptions, SECRET, VARIABLE, WORKSPACE } from "./names.ts";

const options: ProcessOptions = JSON.parse(process.env[VARIABLE] ?? "{}");
if (options.bare) await serveBare(options);
else await serveGateway(options);
process.send?.("ready");
// Whoever measures it is gone.
process.on("disconnect", () => process.exit(1));

async function serveGateway(options: ProcessOptions): Promise<void> {
  const { port, file, databaseUrl, intercom, checkEvery } = options;
  const started = await start({
    settings: {
      ...{ port, file, url: "https://gateway.example.com", otherHosts: [], links: "relative" },
      ...{ mostSubscriptions: 500, adminKey: ADMIN_KEY },
      ...(databaseUrl === undefined ? {} : { databaseUrl }),
      workspaces: { [WORKSPACE]: { region: "us", secrets: [SECRET], token: "bench" } },
    },
    folder: fileURLToPath(new URL("../../../generated", import.meta.url)),
    log: silentLog,
    local: true,
    send: intercom === undefined ? sendNowhere : fetchSend((url) => to(url, intercom)),
    ...defined({ checkEvery }),
  });
  process.on("SIGTERM", () => void started.stop().then(() => process.exit(0)));
}

async function sendNowhere(): Promise<HttpResponse> {
  return { status: 200, headers: {}, body: JSON.stringify({ app: { id_code: WORKSPACE } }) };
}

function to(url: URL, port: number): URL {
  return new URL(`http://127.0.0.1:${port}${url.pathname}${url.search}`);
}

async function serveBare({ port, file, databaseUrl }: ProcessOptions): Promise<void> {
  const write = await (databaseUrl === undefined ? intoFile(file) : intoDatabase(databaseUrl));
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      void write(Buffer.concat(chunks).toString()).then(() => response.end());
    });
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
}

async function intoFile(file: string) {
  const db = new Database(file);
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = FULL");
  db.exec("CREATE TABLE bare (body TEXT)");
  const insert = db.prepare("INSERT INTO bare VALUES (?)");
  return async (body: string) => {
    insert.run(body);
  };
}

async function intoDatabase(url: string) {
  const pool = new pg.Pool({ connectionString: url, max: 6 });
  await pool.query("CREATE TABLE bare (body text)");
  return async (body: string) => {
    await pool.query("INSERT INTO bare VALUES ($1)", [body]);
  };
}
