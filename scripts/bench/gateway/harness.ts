/** Gateways in processes of their own, what posts to them as Intercom does, and flows that they notify. */
import { type ChildProcess, fork } from "node:child_process";
import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { Agent, createServer, request, type ServerResponse } from "node:http";
import { fileURLToPath } from "node:url";
import type { JsonObject } from "../../common/json.ts";
import {
  ADMIN_KEY,
  listenLocally,
  type ProcessOptions,
  SECRET,
  VARIABLE,
  WORKSPACE,
} from "./names.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

export interface GatewayProcess {
  readonly port: number;
  /** Bytes of its memory that are not shared. */
  memory(): number;
  kill(): Promise<void>;
  /** As an operator stops it. */
  stop(): Promise<void>;
}

export async function startProcess(options: ProcessOptions): Promise<GatewayProcess> {
  const child = fork("scripts/run.mjs", ["scripts/bench/gateway/process.ts"], {
    cwd: ROOT,
    // As npm run gateway does: it keeps little for long, so a small nursery costs nothing.
    execArgv: ["--max-semi-space-size=4"],
    env: { ...process.env, [VARIABLE]: JSON.stringify(options) },
  });
  await new Promise<void>((resolve, reject) => {
    child.once("message", () => resolve());
    child.once("exit", (code) => reject(new Error(`the gateway ended with ${code}`)));
  });
  let ending = false;
  child.once("exit", (code, signal) => {
    if (!ending) throw new Error(`a gateway ended by itself: ${code ?? signal}`);
  });
  const end = (signal: NodeJS.Signals) => {
    ending = true;
    return ended(child, signal);
  };
  return {
    port: options.port,
    memory() {
      const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
      return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024;
    },
    kill: () => end("SIGKILL"),
    stop: () => end("SIGTERM"),
  };
}

function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.kill(signal);
  });
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** Posts to a gateway of this machine; status 0 where no answer comes. */
export function post(
  port: number,
  path: string,
  body: string,
  headers: Readonly<Record<string, string>>,
  method = "POST",
): Promise<{ status: number; body: string }> {
  return new Promise((resolve) => {
    const sent = request(
      {
        port,
        path,
        method,
        agent,
        host: "127.0.0.1",
        headers: { ...headers, "content-length": Buffer.byteLength(body) },
      },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on("data", (chunk: Buffer) => chunks.push(chunk));
        answer.on("end", () =>
          resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(chunks).toString() }),
        );
        answer.on("error", () => resolve({ status: 0, body: "" }));
      },
    );
    sent.on("error", () => resolve({ status: 0, body: "" }));
    sent.setTimeout(10_000, () => sent.destroy());
    sent.end(body);
  });
}

/**
 * A notification of a kilobyte, as Intercom posts it.
 * @param subject the conversation that it belongs to
 * @param created_at when it happened, unix seconds
 */
export function notify(
  port: number,
  id: string,
  topic: string,
  subject: string,
  created_at = 1_750_000_000,
) {
  const item = { type: "event", id, created_at, conversation_id: subject, body: "x".repeat(850) };
  const body = JSON.stringify({
    ...{ type: "notification_event", app_id: WORKSPACE, id, topic, created_at },
    data: { item },
  });
  const signature = createHmac("sha1", SECRET).update(body).digest("hex");
  return post(port, "/webhooks/intercom", body, {
    "content-type": "application/json",
    "x-hub-signature": `sha1=${signature}`,
  });
}

/** Subscribes a trigger with an address. */
export async function subscribe(
  port: number,
  trigger: string,
  callback_url: string,
  inputs: JsonObject = {},
): Promise<void> {
  const answer = await post(
    port,
    `/us/subscriptions/${trigger}`,
    JSON.stringify({ callback_url, ...inputs }),
    {
      "content-type": "application/json",
      authorization: "Bearer bench",
    },
  );
  if (answer.status !== 201) throw new Error(`subscribing: ${answer.status} ${answer.body}`);
}

/** What `/metrics` says, by name; undefined where it does not answer. */
export async function metric(port: number, name: string): Promise<number | undefined> {
  const { status, body } = await post(
    port,
    "/metrics",
    "",
    { authorization: `Bearer ${ADMIN_KEY}` },
    "GET",
  );
  if (status !== 200) return undefined;
  return Number(new RegExp(`^intercom_gateway_${name} (\\d+)`, "m").exec(body)?.[1] ?? 0);
}

export interface Flows {
  /** @param name of a flow, which what it gets is told by */
  at(name: string): string;
  close(): Promise<void>;
}

/** Flows on this machine. @param take answers; it is told the flow, and the notification's id and topic */
export async function flows(
  take: (name: string, id: string, response: ServerResponse) => void,
): Promise<Flows> {
  const server = createServer((incoming, response) => {
    incoming.resume();
    incoming.on("end", () =>
      take((incoming.url ?? "").slice(1), String(incoming.headers["x-notification-id"]), response),
    );
  });
  server.keepAliveTimeout = 60_000;
  const port = await listenLocally(server);
  return {
    at: (name) => `http://127.0.0.1:${port}/${name}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Does something for each of some numbers, so many at a time. */
export async function inFlight(
  numbers: Iterable<number>,
  most: number,
  work: (number: number) => Promise<void>,
): Promise<void> {
  const left = numbers[Symbol.iterator]();
  const worker = async () => {
    for (let next = left.next(); !next.done; next = left.next()) await work(next.value);
  };
  await Promise.all(Array.from({ length: most }, worker));
}

export function* range(count: number): Generator<number> {
  for (let number = 0; number < count; number++) yield number;
}
