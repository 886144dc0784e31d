import type { RunScript } from "../common/run-script.ts";
import type { Connector } from "./connector.ts";
import { UsageError } from "./errors.ts";

/** How a connection runs its connector's script. */
export interface ScriptOptions {
  /** Needed for operations that run through the script. */
  runScript?: RunScript;
  /** Real milliseconds a run may take: 5,000 on the platform (Microsoft Learn, 2023). Unless given, the runner's own limit holds. */
  timeLimitMs?: number;
  /** Hands operation ids over in base64, as the platform does in some regions. */
  base64OperationIds?: boolean;
}

/** The runner as the gateway calls it: with the connection's switches applied. */
export function createScriptRunner(options: ScriptOptions): RunScript {
  const { runScript, timeLimitMs, base64OperationIds = false } = options;
  return (call, send) => {
    const { operationId } = call;
    if (!runScript) {
      throw new UsageError(
        `${operationId} runs through the connector's script, which nothing runs here. It is C#, and runs only where somebody says --scripts.`,
        "script not run",
      );
    }
    const id = base64OperationIds ? Buffer.from(operationId).toString("base64") : operationId;
    if (timeLimitMs === undefined) return runScript({ ...call, operationId: id }, send);
    return within(timeLimitMs, runScript({ ...call, operationId: id, timeLimitMs }, send));
  };
}

/** A script that did not answer in time. The name is that of the C# host's error: see below. */
class ScriptTimeout extends Error {
  override name = "ScriptError";
}

/** A runner that cannot be stopped (plans run in this process) goes on, unheard. */
async function within<T>(timeLimitMs: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    const message = `script.csx timed out: no answer within ${timeLimitMs} ms.`;
    timer = setTimeout(() => reject(new ScriptTimeout(message)), timeLimitMs);
  });
  try {
    return await Promise.race([work, timeout]);
  } finally {
    clearTimeout(timer);
  }
}

/** A list of script operations that is absent or empty means all. */
export function runsThroughScript(connector: Connector, operationId: string): boolean {
  if (connector.script === undefined) return false;
  const listed = connector.properties.properties.scriptOperations ?? [];
  return listed.length === 0 || listed.includes(operationId);
}

/**
 * Whether a script threw or ran out of time, and which. Known by name, because the host that says
 * so is loaded only where C# runs.
 */
export function scriptFailure(error: unknown): "threw" | "timed out" | undefined {
  if (!(error instanceof Error) || error.name !== "ScriptError") return undefined;
  return "exceptionType" in error && error.exceptionType !== undefined ? "threw" : "timed out";
}
