/**
 * The checks of the files on a thread of their own, beside the trials: each takes about as long on
 * one core as generating does.
 */
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { Artifacts } from "./artifacts.ts";
import type { checkPackages, FileFinding } from "./check.ts";

const LAUNCHER = new URL("../run.mjs", import.meta.url);
const THREAD = fileURLToPath(new URL("./check-thread.ts", import.meta.url));

/** What the thread is told. */
export interface CheckOrder {
  names: readonly string[];
  artifacts: Artifacts;
}

/**
 * Starts the thread, which loads while the files are being made, and keeps no process alive that
 * never asks it.
 * @returns {@link checkPackages}, to be asked once
 */
export function startChecks(): typeof checkPackages {
  const thread = new Worker(LAUNCHER, { argv: [THREAD] });
  thread.unref();
  return async (names, artifacts) => {
    thread.ref();
    const answer = once(thread, "message");
    const ended = once(thread, "exit").then(() => {
      throw new Error("The thread that checks the files ended without an answer: see above.");
    });
    const order: CheckOrder = { names, artifacts };
    thread.postMessage(order);
    // Our own thread, of this very version. What it throws is an "error", which rejects.
    const [findings] = (await Promise.race([answer, ended])) as [FileFinding[]];
    return findings;
  };
}
