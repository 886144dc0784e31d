/** Counts what comes from somebody within a window, and says when it is too much. */
export interface Limit {
  /** Counts one more; false where that is more than allowed. */
  take(key: string): boolean;
  /** Whether there is one left, without counting it. */
  has(key: string): boolean;
}

/** Whom a limit remembers; beyond that all are one, so that no flood of names takes the memory. */
const MOST_KEYS = 10_000;

/** @param now unix milliseconds */
export function createLimit(most: number, window: number, now: () => number): Limit {
  let counted = new Map<string, number>();
  let began = Number.NEGATIVE_INFINITY;
  const of = (key: string): readonly [string, number] => {
    // A clock that was set back begins anew, too, lest the window lasts for as long.
    if (now() - began >= window || now() < began) {
      counted = new Map();
      began = now();
    }
    const name = counted.has(key) || counted.size < MOST_KEYS ? key : "";
    return [name, counted.get(name) ?? 0];
  };
  return {
    take(key) {
      const [name, count] = of(key);
      counted.set(name, count + 1);
      return count < most;
    },
    has: (key) => of(key)[1] < most,
  };
}
