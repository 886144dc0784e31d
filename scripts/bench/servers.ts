import { type ChildProcess, spawn } from "node:child_process";
import { connect, createServer } from "node:net";
import { fileURLToPath } from "node:url";
import type { Json } from "../common/json.ts";

/** A server in a process of its own. */
export interface Server {
  url: string;
  process: ChildProcess;
  /** Milliseconds from starting the process until it first answered. */
  startUp: number;
  stop(): Promise<void>;
}

export interface ServerCommand {
  /** What node runs, with its arguments. */
  program: (port: number) => readonly string[];
  /** The address that must answer 200 before the server counts as started. */
  path: string;
  headers?: Readonly<Record<string, string>>;
}

export const TOKEN = "mock-token";
export const HEADERS = { authorization: `Bearer ${TOKEN}`, "intercom-version": "2.16" } as const;

const MINUTE = 60_000;
/** Between two attempts to reach a server that starts, milliseconds. */
const PAUSE = 4;

const own = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** The mock, in a workspace of the given size, as `npm run mock` starts it but for the checking. */
export const mockServer = (contacts: number, validate: boolean): ServerCommand => ({
  program: (port) => [
    ...["--expose-gc", "--import", "tsx", own("./mock-server.ts")],
    ...[String(port), String(contacts), String(validate)],
  ],
  path: "/contacts?per_page=1",
  headers: HEADERS,
});

/** `npm run mock` itself, with the workspace that it makes unasked. */
export const mockCommand: ServerCommand = {
  program: (port) => ["--import", "tsx", own("../mock.ts"), "--port", String(port)],
  path: "/contacts?per_page=1",
  headers: HEADERS,
};

/** A node:http server that answers the same bytes to everybody. */
export const bareServer: ServerCommand = {
  program: (port) => ["--import", "tsx", own("./bare-server.ts"), String(port)],
  path: "/",
};

/** @param file its program @param document an OpenAPI description */
export const prismServer = (file: string, document: string): ServerCommand => ({
  program: (port) => [file, "mock", document, "--port", String(port), "--verboseLevel", "silent"],
  path: "/contacts?per_page=1",
  headers: HEADERS,
});

/** @throws where it has not answered after a minute, or has ended */
export async function start({ program, path, headers = {} }: ServerCommand): Promise<Server> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const began = performance.now();
  const child = spawn(process.execPath, program(port), {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const stop = () => {
    child.kill("SIGKILL");
    return ended;
  };
  while (!((await listens(port)) && (await answers(url + path, headers)))) {
    if (child.exitCode !== null || performance.now() - began > MINUTE) {
      await stop();
      throw new Error(`node ${program(port).join(" ")} did not start`);
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
  return { url, process: child, startUp: performance.now() - began, stop };
}

/** Asks a server of ours something over the channel between the processes. */
export function ask(server: Server, question: Json): Promise<Json> {
  return new Promise((resolve) => {
    // The channel carries JSON, which is what our servers answer.
    server.process.once("message", (message) => resolve(message as Json));
    server.process.send?.({ question });
  });
}

/** Cheaper than a request, so that asking takes nothing from the server that starts. */
function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    const done = (open: boolean) => {
      socket.destroy();
      resolve(open);
    };
    socket.once("connect", () => done(true));
    socket.once("error", () => done(false));
  });
}

async function answers(url: string, headers: Readonly<Record<string, string>>): Promise<boolean> {
  try {
    const response = await fetch(url, { headers });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => {
        if (typeof address === "object" && address !== null) resolve(address.port);
        else reject(new Error("no port is free"));
      });
    });
  });
}
