import { join } from "node:path";
import { isForeign } from "../../common/foreign.ts";
import type { Connector } from "../connector.ts";
import { UsageError } from "../errors.ts";
import type { ScriptHost } from "./script-host.ts";

/**
 * Starts the C# of a connector. That of a stranger is neither compiled nor run unless `allowed`,
 * which is what `--scripts` says; then `warn` is told what it can do.
 * @throws {UsageError} where it is not allowed, does not compile, or there is no C# runtime
 */
export async function startConnectorScript(
  { directory, script = "" }: Connector,
  allowed: boolean,
  warn: (text: string) => void,
): Promise<ScriptHost> {
  const foreign = isForeign(directory);
  const file = join(directory, "script.csx");
  if (foreign && !allowed) {
    throw new UsageError(
      `${file} is C# from outside this repository, and does not run unless you say --scripts: ` +
        "it is then compiled and run on this machine, as a program of whoever wrote it. Read it first.",
      "script not run",
    );
  }
  const { ScriptHostEnded, startScriptHost } = await import("./script-host.ts");
  try {
    const host = await startScriptHost(script);
    if (foreign) warn(`${file} runs ${host.isolation}.`);
    return {
      ...host,
      async run(call, send) {
        try {
          return await host.run(call, send);
        } catch (error) {
          // The script ended its process, or had it ended: a fault of its own, and of nothing here.
          if (error instanceof ScriptHostEnded) {
            throw new UsageError(`${file}: ${error.message}`, "script");
          }
          throw error;
        }
      },
    };
  } catch (error) {
    // No C# runtime, or a script that does not compile: the message says what to do.
    throw new UsageError(
      `${file}: ${error instanceof Error ? error.message : String(error)}`,
      "script",
    );
  }
}
