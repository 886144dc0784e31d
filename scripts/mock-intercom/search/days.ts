import { LAST_SECOND } from "../clock.ts";

/** The first instants, in unix milliseconds, of a local day and of the one after it. */
export interface LocalDay {
  start: number;
  next: number;
}

export interface Calendar {
  /** The local day in which a time lies; undefined for times that no date can hold. */
  dayOf(unixSeconds: number): LocalDay | undefined;
}

const SECOND = 1000;
const HOUR = 3600 * SECOND;
const DAY = 24 * HOUR;

const USUAL = "Etc/UTC";

/** One local day cannot span two quarters of an hour's grid: all offsets in use are on that grid. */
const QUARTER = 900;

/**
 * The calendar of a time zone. Days are 23 to 25 hours long across clock changes, and begin at the
 * first instant that carries their date (01:00 where midnight is skipped).
 * @param timezone IANA name
 * @throws {RangeError} for a name that is no time zone
 */
export function createCalendar(timezone: string): Calendar {
  let made: Intl.DateTimeFormat | undefined;
  const format = () => {
    made ??= new Intl.DateTimeFormat("en-US", {
      timeZone: timezone,
      calendar: "iso8601",
      era: "short",
      year: "numeric",
      month: "numeric",
      day: "numeric",
    });
    return made;
  };
  // Making the first one takes a while; that the usual time zone exists need not be asked.
  if (timezone !== USUAL) format();

  /** The local date as a number that grows by at least one each day. */
  const dateAt = (ms: number): number => {
    const part: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
    for (const { type, value } of format().formatToParts(ms)) part[type] = value;
    const year = part.era?.startsWith("B") ? 1 - Number(part.year) : Number(part.year);
    return (year * 13 + Number(part.month)) * 32 + Number(part.day);
  };

  /** The first second after `before` and up to `after` at which the local date is later. */
  const turn = (before: number, after: number): number => {
    const date = dateAt(before);
    let early = before;
    let late = after;
    while (late - early > SECOND) {
      const middle = Math.floor((early + late) / 2 / SECOND) * SECOND;
      if (dateAt(middle) > date) late = middle;
      else early = middle;
    }
    return late;
  };

  const known = new Map<number, LocalDay>();
  return {
    dayOf(unixSeconds) {
      if (!(Math.abs(unixSeconds) < LAST_SECOND - 3 * (DAY / SECOND))) return undefined;
      const quarter = Math.floor(unixSeconds / QUARTER);
      const ms = Math.floor(unixSeconds) * SECOND;
      const cached = known.get(quarter);
      if (cached !== undefined && cached.start <= ms && ms < cached.next) return cached;
      // A day that a time zone left out whole (Samoa, 30 December 2011) still lies within three days.
      let dayBefore = ms;
      while (dateAt(dayBefore) === dateAt(ms)) dayBefore -= 12 * HOUR;
      let dayAfter = ms;
      while (dateAt(dayAfter) === dateAt(ms)) dayAfter += 12 * HOUR;
      const day = { start: turn(dayBefore, ms), next: turn(ms, dayAfter) };
      if (known.size > 10_000) known.clear();
      known.set(quarter, day);
      return day;
    },
  };
}
