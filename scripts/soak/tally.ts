/** What had to be delivered, and how often it was. */
export interface Tally {
  /** Something happened that has to be delivered; `key` is what its delivery will be known by. */
  expect(key: string, at: number): void;
  /** It changed again. What no poll has delivered yet need not be delivered any more. */
  replace(key: string): void;
  /** @returns when it happened, unix seconds; undefined for what was not to be delivered */
  deliver(key: string): number | undefined;
  count(): Counts;
}

export interface Counts {
  /** Things that had to be delivered, and those that were though they need not. */
  expected: number;
  /** Those that changed again before they were delivered. */
  joined: number;
  lost: number;
  repeated: number;
}

export function createTally(): Tally {
  const things = new Map<string, { at: number; deliveries: number; replaced: boolean }>();
  return {
    expect: (key, at) => void things.set(key, { at, deliveries: 0, replaced: false }),
    replace(key) {
      const thing = things.get(key);
      if (thing?.deliveries === 0) thing.replaced = true;
    },
    deliver(key) {
      const thing = things.get(key);
      if (thing) thing.deliveries += 1;
      return thing?.at;
    },
    count() {
      const counts = { expected: 0, joined: 0, lost: 0, repeated: 0 };
      for (const { deliveries, replaced } of things.values()) {
        if (deliveries > 0 || !replaced) counts.expected += 1;
        else counts.joined += 1;
        if (deliveries === 0 && !replaced) counts.lost += 1;
        if (deliveries > 1) counts.repeated += deliveries - 1;
      }
      return counts;
    },
  };
}
