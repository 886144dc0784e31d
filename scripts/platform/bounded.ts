import { createContext, Script } from "node:vm";

/** What a stranger's file made slow took longer than its limit, or went deeper than the stack. */
export class LimitError extends Error {
  override name = "LimitError";
}

// Node stops whatever runs below a script with a timeout, regular expressions included, in any realm.
const context = createContext({ work: undefined });
const script = new Script("work()");

/**
 * Does synchronous work that a stranger's file or answer may have made endless, and stops it.
 * Only for work that leaves nothing half done: it may end anywhere.
 * @param limitMs real milliseconds
 * @throws {LimitError} where it takes longer, or calls itself too often
 */
export function bounded<T>(limitMs: number, work: () => T): T {
  const done: { result?: { value: T } } = {};
  context.work = () => {
    done.result = { value: work() };
  };
  try {
    script.runInContext(context, { timeout: limitMs });
  } catch (error) {
    if (has(error, "code", "ERR_SCRIPT_EXECUTION_TIMEOUT")) {
      throw new LimitError(`took longer than ${limitMs} ms`);
    }
    throw stackOr(error);
  }
  if (done.result === undefined) throw new LimitError("ended without a result");
  return done.result.value;
}

/** More than other programs can delay work by that is really short. */
const MOST_TRIES = 4;

/**
 * The same for work that may begin anew. The limit passes while other programs have the processor, too:
 * it counts only where this process had half of it.
 * @throws {LimitError} where the work takes longer, or calls itself too often
 */
export function boundedAnew<T>(limitMs: number, work: () => T): T {
  for (let tries = 1; ; tries++) {
    const before = process.cpuUsage();
    try {
      return bounded(limitMs, work);
    } catch (error) {
      const { user, system } = process.cpuUsage(before);
      const isDelayed = (user + system) / 1000 < limitMs / 2;
      if (!(error instanceof LimitError && isDelayed) || tries === MOST_TRIES) throw error;
    }
  }
}

/**
 * Does work that cannot take longer than what it is given is long, so that a timer, which costs more
 * than most such work, is not needed.
 * @throws {LimitError} where it calls itself too often
 */
export function unhurried<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw stackOr(error);
  }
}

/** By its name: the script's own realm may have made it. */
function stackOr(error: unknown): unknown {
  return has(error, "name", "RangeError") ? new LimitError("went deeper than the stack") : error;
}

function has(error: unknown, property: "code" | "name", value: string): boolean {
  return typeof error === "object" && error !== null && Reflect.get(error, property) === value;
}
