/** The checks as a thread: takes one order as a message, answers with what was found, and ends. */
import { once } from "node:events";
import { parentPort } from "node:worker_threads";
import { checkPackages } from "./check.ts";
import type { CheckOrder } from "./check-beside.ts";

if (parentPort === null) throw new Error("scripts/pipeline/check-thread.ts runs as a thread");
const [{ names, artifacts }] = (await once(parentPort, "message")) as [CheckOrder];
// Bytes arrive as plain ones.
const whole = [...artifacts].map(
  ([name, content]) =>
    [name, typeof content === "string" ? content : Buffer.from(content)] as const,
);
parentPort.postMessage(await checkPackages(names, new Map(whole)));
