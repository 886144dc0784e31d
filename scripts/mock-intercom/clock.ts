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
  /** Who has something to do at a time is woken at that time, however far the clock is moved. */
  addAlarm(alarm: Alarm): void;
  /** Whether the clock runs on by itself. */
  readonly ticking: boolean;
}

export interface Alarm {
  /** Unix milliseconds; undefined where nothing is to come. */
  next(): number | undefined;
  /** Does what is due, so that `next` lies ahead afterwards. */
  ring(): void;
}

/** The last second that a JavaScript date can hold. */
export const LAST_SECOND = 8_640_000_000_000;

const DATE = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/;

/** The unix seconds of a date in ISO 8601, or of a time with its zone; undefined for anything else. */
export function secondsOfDate(text: string): number | undefined {
  const ms = DATE.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(ms) ? undefined : Math.floor(ms / 1000);
}

/** A clock that stands still until it is set, or, when ticking, runs on from its start in real time. */
export function createClock(start: number, ticking = false): Clock {
  let base = 0;
  let anchor = 0;
  const listeners: (() => void)[] = [];
  const alarms: Alarm[] = [];
  const microseconds = () => base + (ticking ? Math.round((performance.now() - anchor) * 1000) : 0);
  const move = (time: number) => {
    base = time;
    anchor = performance.now();
  };
  /** The alarm that rings first, if it does until then. */
  const nextAlarm = (until: number) => {
    let first: { at: number; ring(): void } | undefined;
    for (const { next, ring } of alarms) {
      const at = next();
      if (at !== undefined && at <= (first?.at ?? until)) first = { at, ring };
    }
    return first;
  };
  const clock: Clock = {
    now: () => microseconds() / 1e6,
    milliseconds: () => Math.floor(microseconds() / 1000),
    set(unixSeconds) {
      if (!(unixSeconds >= 0 && unixSeconds <= LAST_SECOND)) {
        throw new RangeError(`not a time in unix seconds: ${unixSeconds}`);
      }
      // Whole microseconds, so that many small advances do not add up to an error.
      const target = Math.round(unixSeconds * 1e6);
      const until = Math.floor(target / 1000);
      for (let due = nextAlarm(until); due !== undefined; due = nextAlarm(until)) {
        move(Math.max(Math.min(due.at * 1000, target), Math.min(microseconds(), target)));
        due.ring();
      }
      move(target);
      for (const listener of listeners) listener();
    },
    onMove: (listener) => void listeners.push(listener),
    addAlarm: (alarm) => void alarms.push(alarm),
    ticking,
    advance: (seconds) => clock.set(clock.now() + seconds),
  };
  clock.set(start);
  return clock;
}
