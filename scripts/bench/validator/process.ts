import { execFile } from "node:child_process";
import { ROOT } from "../programs.ts";

/** What a process that ended left behind. */
export interface Ended {
  stdout: string;
  stderr: string;
  /** From starting it until it had ended and all its output was read. */
  milliseconds: number;
  /** Whether it ran too long, or printed too much. */
  stopped: boolean;
}

/** No validator may take longer over all files, milliseconds. */
const LIMIT = 300_000;
/** A finding that is printed in full has a kilobyte; there are thousands. */
const OUTPUT = 256 * 1024 * 1024;

/** Runs node with these arguments until it ends, whatever its exit code. */
export function runNode(args: readonly string[]): Promise<Ended> {
  const began = performance.now();
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      args,
      { cwd: ROOT, env: { ...process.env, ...QUIET }, timeout: LIMIT, maxBuffer: OUTPUT },
      (error, stdout, stderr) => {
        const milliseconds = performance.now() - began;
        // A time limit kills; too much output has a code that is a text.
        const stopped = error !== null && (error.killed === true || typeof error.code === "string");
        resolve({ stdout, stderr, milliseconds, stopped });
      },
    );
  });
}

/** No usage data, no look for newer versions: https://redocly.com/docs/cli/usage-data. */
const QUIET = { REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true", NO_COLOR: "1" };
