import type { Random } from "./random.ts";

/** What can go wrong with a call. */
export const FAULT_KINDS = ["429", "500", "drop", "html", "truncate"] as const;

/**
 * - `429`: the rate limit is said to be used up.
 * - `500`: an error envelope with status 500.
 * - `drop`: the connection is reset before anything is done.
 * - `html`: a 200 with a page instead of JSON, as a proxy answers; nothing is done.
 * - `truncate`: the call is carried out, then its answer is cut off.
 */
export type FaultKind = (typeof FAULT_KINDS)[number];

export interface Fault {
  kind: FaultKind;
  /** Counts only calls whose "METHOD /path" starts with this. Default: every call. */
  match?: string;
  /** The first call that fails, counted from 1 among those that match. Default 1. */
  nth?: number;
  /** How many matching calls in a row fail. Default 1. */
  times?: number;
}

export interface Faults {
  /**
   * Lets a random share of the calls fail.
   * @param share from 0 (none) to 1 (all)
   * @param kinds drawn from evenly. Default 429, 500 and drop.
   */
  random(share: number, kinds?: readonly FaultKind[]): void;
  /** Lets the next call, or the nth from now, fail. */
  add(fault: Fault): void;
  clear(): void;
}

/** The same, with the question that the server asks for each call. */
export interface FaultSource extends Faults {
  next(call: string): FaultKind | undefined;
}

export function createFaults(random: Random): FaultSource {
  let planned: { kind: FaultKind; match: string; wait: number; left: number }[] = [];
  let share = 0;
  let kinds: readonly FaultKind[] = [];
  return {
    random(newShare, newKinds = ["429", "500", "drop"]) {
      if (!(newShare >= 0 && newShare <= 1)) throw new RangeError(`not a share: ${newShare}`);
      share = newShare;
      kinds = newKinds;
    },
    add({ kind, match = "", nth = 1, times = 1 }) {
      planned.push({ kind, match, wait: nth - 1, left: times });
    },
    clear() {
      planned = [];
      share = 0;
    },
    next(call) {
      let struck: FaultKind | undefined;
      for (const fault of planned) {
        if (!call.startsWith(fault.match)) continue;
        if (fault.wait > 0) fault.wait -= 1;
        else if (struck === undefined && fault.left > 0) {
          fault.left -= 1;
          struck = fault.kind;
        }
      }
      if (struck !== undefined) planned = planned.filter((fault) => fault.left > 0);
      if (struck === undefined && share > 0 && random.next() < share) {
        struck = kinds[random.integer(0, kinds.length - 1)];
      }
      return struck;
    },
  };
}
