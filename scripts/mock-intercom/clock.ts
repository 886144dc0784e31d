export interface Clock {
  /** Unix seconds, with a fraction. */
  now(): number;
  /** The same in whole milliseconds: what is stored with a write and sorted by. */
  milliseconds(): number;
  /** @throws {RangeError} when the time is not one that a date can hold. */
  set(unixSeconds: number): void;
  /** May be negative. @throws {RangeError} as `set`. */
  advance(seconds: number): void;
  /** Calls back whenever the clock was set or advanced. */
  onMove(listener: () => void): void;
  /** Whether the clock runs on by itself. */
  readonly ticking: boolean;
}

/** The last second that a JavaScript date can hold. */
export const LAST_SECOND = 8_640_000_000_000;

/** A clock that stands still until it is set, or, when ticking, runs on from its start in real time. */
export function createClock(start: number, ticking = false): Clock {
  let base = 0;
  let anchor = 0;
  const listeners: (() => void)[] = [];
  const microseconds = () => base + (ticking ? Math.round((performance.now() - anchor) * 1000) : 0);
  const clock: Clock = {
    now: () => microseconds() / 1e6,
    milliseconds: () => Math.floor(microseconds() / 1000),
    set(unixSeconds) {
      if (!(unixSeconds >= 0 && unixSeconds <= LAST_SECOND)) {
        throw new RangeError(`not a time in unix seconds: ${unixSeconds}`);
      }
      // Whole microseconds, so that many small advances do not add up to an error.
      base = Math.round(unixSeconds * 1e6);
      anchor = performance.now();
      for (const listener of listeners) listener();
    },
    onMove: (listener) => void listeners.push(listener),
    ticking,
    advance: (seconds) => clock.set(clock.now() + seconds),
  };
  clock.set(start);
  return clock;
}
