import { isForeign } from "../common/foreign.ts";
import type { RunScript } from "../common/run-script.ts";
import { readPlans } from "../plan/read-plans.ts";
import { type Clock, planRunner } from "../plan/runner.ts";
import type { Connector } from "../platform/connector.ts";
import { UsageError } from "../platform/errors.ts";
import { runsThroughScript } from "../platform/script.ts";
import { startConnectorScript } from "../platform/script-host/foreign-script.ts";

/** What runs a connector's script. */
export interface Engine {
  /** Absent where the operation does not run through one. */
  run?: RunScript;
  close(): Promise<void>;
}

export interface EngineOptions {
  /** Which one; by the script when absent. */
  wanted?: string | undefined;
  /** For plans. */
  clock?: Clock | undefined;
  /** Whether C# of strangers may run. */
  scripts?: boolean;
  /** Takes what is to be known of it then. */
  warn?(text: string): void;
}

/**
 * Starts what runs the script for an operation: a script that holds plans in TypeScript, any other
 * by a C# compiler, unless told which.
 * @throws {UsageError} where there is no C# runtime, or the script cannot or may not be run so
 */
export async function startEngine(
  connector: Connector,
  operationId: string,
  options: EngineOptions = {},
): Promise<Engine> {
  if (!runsThroughScript(connector, operationId)) return { async close() {} };
  return startScript(connector, options);
}

/** The same for whatever operation is asked: what runs the script starts when one goes through it. */
export function lateEngine(connector: Connector, options: EngineOptions): Engine {
  let started: Promise<Engine> | undefined;
  return {
    async run(call, send) {
      started ??= startScript(connector, options);
      const { run } = await started;
      if (run === undefined) throw new UsageError(`${call.operationId} has no script to run.`);
      return run(call, send);
    },
    async close() {
      // What failed to start has told so to whoever asked.
      await (await started?.catch(() => undefined))?.close();
    },
  };
}

async function startScript(
  connector: Connector,
  { wanted, clock, scripts = false, warn = () => {} }: EngineOptions,
): Promise<Engine> {
  const { script = "" } = connector;
  // Plans of a stranger's are data, and still can keep this process busy for ever.
  const refused = isForeign(connector.directory) && !scripts;
  if (refused || wanted === "csharp" || (wanted === undefined && !holdsPlans(script))) {
    return startConnectorScript(connector, scripts, warn);
  }
  try {
    return { run: planRunner(script, clock), async close() {} };
  } catch (error) {
    // No plans: the message says so.
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function holdsPlans(script: string): boolean {
  try {
    readPlans(script);
    return true;
  } catch {
    return false;
  }
}
