import type { RunScript } from "../common/run-script.ts";
import { readPlans } from "../plan/read-plans.ts";
import { type Clock, planRunner } from "../plan/runner.ts";
import type { Connector } from "../platform/connector.ts";
import { UsageError } from "../platform/errors.ts";
import { runsThroughScript } from "../platform/script.ts";

/** What runs a connector's script. */
export interface Engine {
  /** Absent where the operation does not run through one. */
  run?: RunScript;
  close(): Promise<void>;
}

/**
 * Starts what runs the script for an operation: a script that holds plans in TypeScript, any other
 * by a C# compiler, unless told which.
 * @throws {UsageError} where there is no C# runtime, or the script cannot be run so
 */
export async function startEngine(
  connector: Connector,
  operationId: string,
  wanted: string | undefined,
  clock: Clock | undefined,
): Promise<Engine> {
  const { script } = connector;
  if (script === undefined || !runsThroughScript(connector, operationId)) {
    return { async close() {} };
  }
  try {
    if (wanted === "ts" || (wanted === undefined && holdsPlans(script))) {
      return { run: planRunner(script, clock), async close() {} };
    }
    const { startScriptHost } = await import("../platform/script-host/script-host.ts");
    return await startScriptHost(script);
  } catch (error) {
    // No C# runtime, a script that does not compile, or no plans: the message says what to do.
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
