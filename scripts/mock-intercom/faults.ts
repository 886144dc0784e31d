import type { Random } from "./random.ts";
import type { Storage } from "./state/storage.ts";

/** What can go wrong with a call. */
export const FAULT_KINDS = [
  "403",
  "429",
  "500",
  "drop",
  "html",
  "html-404",
  "html-502",
  "html-503",
  "empty",
  "cut-json",
  "truncate",
  "latency",
] as const;

/**
 * - `403`: the workspace's plan is said not to have this.
 * - `429`: the rate limit is said to be used up.
 * - `500`: an error envelope with status 500.
 * - `drop`: the connection is reset before anything is done.
 * - `html`: a 200 with a page instead of JSON, as a proxy answers; nothing is done.
 * - `html-404`, `html-502`, `html-503`: a page of a web server with that status, as Intercom sometimes
 *   sends one; nothing is done.
 * - `empty`: the call is carried out, then its answer comes without a body.
 * - `cut-json`: the call is carried out, then its answer ends in the middle of the JSON, as if it were
 *   whole.
 * - `truncate`: the call is carried out, then its answer is cut off.
 * - `latency`: the call waits for some seconds, then is carried out. Over a socket it waits by the
 *   real clock. In process it does not wait, and the mock's clock stays where it is: whoever
 *   simulates time reads the wait from the journal (`delay`).
 */
export type FaultKind = (typeof FAULT_KINDS)[number];

export interface Fault {
  kind: FaultKind;
  /**
   * Counts only calls whose "METHOD /path" starts with this or, where it names parameters
   * (`GET /contacts/{id}`), is of this route. Default: every call.
   */
  match?: string;
  /** The first call that fails, counted from 1 among those that match. Default 1. */
  nth?: number;
  /** How many matching calls in a row fail. Default 1. */
  times?: number;
  /** How long a `latency` lasts. Default 1. */
  seconds?: number;
  /** How many characters `cut-json` leaves. Default: half of them. */
  keep?: number;
}

/** What strikes a call. */
export interface Strike {
  kind: FaultKind;
  /** Of latency. */
  seconds: number;
  /** Of `cut-json`; undefined for half of them. */
  keep?: number;
}

export interface Faults {
  /**
   * Lets a random share of the calls fail.
   * @param share from 0 (none) to 1 (all)
   * @param kinds drawn from evenly. Default 429, 500 and drop.
   * @param seconds how long a `latency` lasts. Default 1.
   */
  random(share: number, kinds?: readonly FaultKind[], seconds?: number): void;
  /** Lets the next call, or the nth from now, fail. */
  add(fault: Fault): void;
  clear(): void;
}

/** The same, with the question that the server asks for each call. */
export interface FaultSource extends Faults {
  next(call: string): Strike | undefined;
}

export function createFaults(random: Random, storage: Storage): FaultSource {
  const planned = storage.list<{ wait: number; left: number; match: string; strike: Strike }>(
    "planned faults",
  );
  const chance = storage.record("fault chance", {
    share: 0,
    kinds: [] as readonly FaultKind[],
    seconds: 1,
  });
  return {
    random(share, kinds = ["429", "500", "drop"], seconds = 1) {
      if (!(share >= 0 && share <= 1)) throw new RangeError(`not a share: ${share}`);
      Object.assign(chance, { share, kinds, seconds });
    },
    add({ kind, match = "", nth = 1, times = 1, seconds = 1, keep }) {
      const strike = { kind, seconds, ...(keep !== undefined && { keep }) };
      planned.push({ wait: nth - 1, left: times, match, strike });
    },
    clear() {
      planned.length = 0;
      chance.share = 0;
    },
    next(call) {
      let struck: Strike | undefined;
      for (const fault of planned) {
        if (!matches(call, fault.match)) continue;
        if (fault.wait > 0) fault.wait -= 1;
        else if (struck === undefined && fault.left > 0) {
          fault.left -= 1;
          struck = fault.strike;
        }
      }
      if (struck !== undefined) {
        const left = planned.filter((fault) => fault.left > 0);
        planned.splice(0, planned.length, ...left);
      }
      if (struck === undefined && chance.share > 0 && random.next() < chance.share) {
        const kind = chance.kinds[random.integer(0, chance.kinds.length - 1)];
        if (kind !== undefined) struck = { kind, seconds: chance.seconds };
      }
      return struck;
    },
  };
}

function matches(call: string, match: string): boolean {
  if (!match.includes("{")) return call.startsWith(match);
  const literals = match.split(/\{\w+\}/).map((part) => part.replace(/[^\w\s/]/g, "\\$&"));
  return new RegExp(`^${literals.join("[^/]+")}$`).test(call);
}
