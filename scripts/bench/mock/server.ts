import { type ChildProcess, spawn } from "node:child_process";
import { connect } from "node:net";
import { type Json, parseJson } from "../../common/json.ts";
import { freePort } from "../free-port.ts";
import { ROOT } from "../programs.ts";
import type { ServerCommand } from "./commands.ts";

/** A server in a process of its own. */
export interface Server {
  url: string;
  process: ChildProcess;
  /** Milliseconds from starting the process until it first answered. */
  startUp: number;
  stop(): Promise<void>;
}

/** How long anything may take: to start, to answer. */
const MINUTE = 60_000;
/** Between two attempts to reach a server that starts, milliseconds. */
const PAUSE = 4;

/** @throws where it has not answered after a minute, or has ended */
export async function start({ program, path, headers = {} }: ServerCommand): Promise<Server> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const began = performance.now();
  const child = spawn(process.execPath, program(port), {
    cwd: ROOT,
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

/**
 * Asks a server of ours something over the channel between the processes.
 * @throws where no answer comes
 */
export function ask({ process: child }: Server, question: string): Promise<Json | undefined> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("a server does not answer")), MINUTE);
    child.once("message", (message) => {
      clearTimeout(timer);
      resolve(parseJson(String(message)));
    });
    child.send(question);
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
    const response = await fetch(url, { headers, signal: AbortSignal.timeout(MINUTE) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
