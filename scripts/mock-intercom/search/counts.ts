import type { Condition } from "./condition.ts";

/** How many queries keep a running count. */
const COUNTED_QUERIES = 64;

/** How many records match the queries that were asked lately: polls ask the same again and again. */
export interface Counts<R> {
  /** @param count counts them, where this query is not known */
  of(condition: Condition, matches: (record: R) => boolean, count: () => number): number;
  replace(old: R | undefined, now: R | undefined): void;
  clear(): void;
}

export function createCounts<R>(): Counts<R> {
  /** Least recently used first. */
  const counts = new Map<string, { matches(record: R): boolean; count: number }>();
  return {
    of(condition, matches, count) {
      const key = JSON.stringify(condition);
      const counted = counts.get(key) ?? { matches, count: count() };
      counts.delete(key);
      counts.set(key, counted);
      const [oldest] = counts.keys();
      if (counts.size > COUNTED_QUERIES && oldest !== undefined) counts.delete(oldest);
      return counted.count;
    },
    replace(old, now) {
      for (const counted of counts.values()) {
        if (old !== undefined && counted.matches(old)) counted.count -= 1;
        if (now !== undefined && counted.matches(now)) counted.count += 1;
      }
    },
    clear: () => counts.clear(),
  };
}
