import type { RunScript } from "../common/run-script.ts";
import { type Clock, planRunner } from "../plan/runner.ts";
import { findRuntime } from "../platform/script-host/runtime.ts";
import { type Comparison, comparing } from "./compare.ts";

/** What runs the connector's script in a soak. */
export interface Engine {
  /** @param clock the mock's */
  run(clock: Clock): RunScript;
  /** The same beside the C# that ships, where there is a compiler. */
  compare(clock: Clock, comparison: Comparison): Promise<RunScript>;
  close(): Promise<void>;
}

/** Whether both interpreters can be compared here. */
export const canCompare = (): boolean => findRuntime() !== undefined;

/** Milliseconds for a run of C#: more than the platform gives, as machines are busy. */
const TIME_LIMIT_MS = 60_000;

/** @param script the text of script.csx */
export function createEngine(script: string): Engine {
  const start = async () => {
    const { startScriptHost } = await import("../platform/script-host/script-host.ts");
    return startScriptHost(script, { timeLimitMs: TIME_LIMIT_MS });
  };
  let host: ReturnType<typeof start> | undefined;
  const run = (clock: Clock) => planRunner(script, clock);
  return {
    run,
    async compare(clock, comparison) {
      host ??= start();
      return comparing(run(clock), (await host).run, comparison);
    },
    close: async () => (await host)?.close(),
  };
}
