/** How calls of a soaked trigger fare: each takes time, in which things go on happening, and some fail. */
import type { HttpResponse, Send } from "../common/http.ts";
import type { RunScript } from "../common/run-script.ts";
import type { FaultKind, Mock } from "../mock-intercom/mock.ts";

/** What can go wrong with a call: the limit, errors, cut connections, pages of proxies, half answers, and no answer in time. */
const FAULTS: readonly FaultKind[] = ["429", "500", "drop", "html", "truncate", "latency"];
/** Seconds that a call takes. */
const A_CALL = 0.1;
/** Seconds that a slow one takes: longer than the platform waits for a script. */
const SLOW = 6;
/** Seconds after which the platform no longer waits for a script. */
const TIME_LIMIT = 5;

export interface Trouble {
  /** Share of calls that fail, now. */
  failing: number;
  /** Whether some of these are only too slow. */
  slow: boolean;
  /** Lets everything happen that lies before a time, unix seconds, and stops there. */
  advanceTo(time: number): void | Promise<void>;
}

/** Calls of a poll, one after another by the mock's clock. */
export function troubled(mock: Mock, trouble: Trouble): Send {
  const { clock, faults, journal } = mock;
  const one: Send = async (request) => {
    await trouble.advanceTo(clock.now() + A_CALL);
    const kinds = trouble.slow ? FAULTS : FAULTS.filter((kind) => kind !== "latency");
    faults.random(trouble.failing, kinds, SLOW);
    try {
      return await mock.send(request);
    } finally {
      faults.clear();
      const { delay = 0 } = journal.at(-1) ?? {};
      if (delay > 0) await trouble.advanceTo(clock.now() + delay);
    }
  };
  // What happens meanwhile takes calls, too, so two of them never cross.
  let last: Promise<unknown> = Promise.resolve();
  return (request) => {
    const mine = last.then(() => one(request));
    last = mine.catch(() => {});
    return mine;
  };
}

/** The platform gives up a script that takes too long: nobody gets its answer. */
export function withTimeLimit(run: RunScript, now: () => number): RunScript {
  return async (call, send): Promise<HttpResponse> => {
    const began = now();
    const answer = await run(call, send);
    if (now() - began <= TIME_LIMIT) return answer;
    return { status: 504, headers: {}, body: "" };
  };
}
