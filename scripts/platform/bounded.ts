import { createContext, Script } from "node:vm";

/** What a stranger's file made slow took longer than its limit. */
export class TimeLimitError extends Error {
  override name = "TimeLimitError";
}

// Node stops whatever runs below a script with a timeout, regular expressions included, in any realm.
const context = createContext({ work: undefined });
const script = new Script("work()");

/**
 * Does synchronous work that a stranger's file or answer may have made endless, and stops it.
 * Only for work that leaves nothing half done: it may end anywhere.
 * @param limitMs real milliseconds
 * @throws {TimeLimitError} where it takes longer
 */
export function bounded<T>(limitMs: number, work: () => T): T {
  const done: { result?: { value: T } } = {};
  context.work = () => {
    done.result = { value: work() };
  };
  try {
    script.runInContext(context, { timeout: limitMs });
  } catch (error) {
    if (!isTimeout(error)) throw error;
    throw new TimeLimitError(`took longer than ${limitMs} ms`);
  }
  if (done.result === undefined) throw new TimeLimitError("ended without a result");
  return done.result.value;
}

function isTimeout(error: unknown): boolean {
  return (
    typeof error === "object" &&
    error !== null &&
    "code" in error &&
    error.code === "ERR_SCRIPT_EXECUTION_TIMEOUT"
  );
}
