import { UsageError } from "../errors.ts";

/** Things that arrive at any time, kept in order and given out one by one. */
export interface Inbox<T> {
  /** Everything that has arrived. */
  received: readonly T[];
  put(thing: T): void;
  /**
   * The first thing that no earlier `next` has given.
   * @param timeoutMs real milliseconds to wait for it
   * @throws {UsageError} where none comes in time
   */
  next(timeoutMs: number): Promise<T>;
}

export function createInbox<T>(): Inbox<T> {
  const received: T[] = [];
  const waiting: (() => void)[] = [];
  let taken = 0;
  return {
    received,
    put(thing) {
      received.push(thing);
      for (const wake of waiting.splice(0)) wake();
    },
    async next(timeoutMs) {
      const deadline = performance.now() + timeoutMs;
      for (;;) {
        const found = received[taken];
        if (found) {
          taken += 1;
          return found;
        }
        const left = deadline - performance.now();
        if (left <= 0) throw new UsageError(`No notification came within ${timeoutMs} ms.`);
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, left);
          waiting.push(() => {
            clearTimeout(timer);
            resolve();
          });
        });
      }
    },
  };
}
