/** Spans of time as makers say them: days by name, times by the clock. */
import type { Schemas } from "../../scripts/language/calls.ts";
import { input } from "../../scripts/language/inputs.ts";
import {
  each,
  fixed,
  given,
  ifElse,
  lookup,
  type Ref,
  type Value,
} from "../../scripts/language/values.ts";

/** As Intercom has it, in minutes. */
export type Interval = Schemas["office_hours_time_interval_request"];

/** Minutes. */
const QUARTER = 15;
const DAY = 1440;

const DAYS = {
  monday: "Monday",
  tuesday: "Tuesday",
  wednesday: "Wednesday",
  thursday: "Thursday",
  friday: "Friday",
  saturday: "Saturday",
  sunday: "Sunday",
} as const;

/** Every quarter of an hour, as on a clock, with its minute of the day; Intercom takes no others. */
const MINUTES: Readonly<Record<string, number>> = Object.fromEntries(
  Array.from({ length: DAY / QUARTER + 1 }, (_, index) => {
    const minute = index * QUARTER;
    const digits = (part: number) => String(part).padStart(2, "0");
    return [`${digits(Math.floor(minute / 60))}:${digits(minute % 60)}`, minute];
  }),
);
const TIMES = Object.fromEntries(Object.keys(MINUTES).map((time) => [time, time]));

const day = input.choice(DAYS, {
  title: "Day",
  description: "The day of the week.",
  required: true,
});
const from = input.choice(TIMES, {
  title: "From",
  description: "When your team comes, such as 09:00; 24-hour clock.",
  required: true,
  example: "09:00",
});
const to = input.choice(TIMES, {
  title: "To",
  description: "When your team leaves, such as 17:30; 24:00 is the end of the day.",
  required: true,
  example: "17:30",
});

/** Hours of a week: `{ day, from, to }` each. */
export const weekHours = (required: boolean) =>
  input.list(
    input.group({ day, from, to }, { title: "Hours", description: "A span of one day." }),
    {
      title: "Hours",
      description: "When your team is there, an entry for each span; a day without one is free.",
      ...(required ? { required: true as const } : {}),
    },
  );

/** Hours of one day: `{ from, to }` each. */
export const dayHours = input.list(
  input.group({ from, to }, { title: "Hours", description: "A span of the day." }),
  {
    title: "Hours",
    description: "When your team is there on that day, an entry for each span.",
  },
);

const DAY_TABLE = (minutesBefore: number) =>
  Object.fromEntries(
    Object.entries(MINUTES).map(([time, minute]) => [time, minute + minutesBefore]),
  );

/** Minutes since Monday 0:00. */
function minuteOfWeek(of: Value<keyof typeof DAYS>, time: Value<string>): Value<number> {
  const table = Object.keys(DAYS).map((name, index) => [
    name,
    lookup<string, number>(time, DAY_TABLE(index * DAY)),
  ]);
  return lookup<string, number>(of, Object.fromEntries(table));
}

/** Hours of a week as Intercom has them; null where none are given. */
export function weekIntervals(
  hours: Ref<{ day: keyof typeof DAYS; from: string; to: string }[]>,
): Value<Interval[]> {
  const intervals = each<{ day: keyof typeof DAYS; from: string; to: string }, Interval>(
    hours,
    (span) => ({
      start_minute: minuteOfWeek(span.day, span.from),
      end_minute: minuteOfWeek(span.day, span.to),
    }),
  );
  return ifElse<Interval[]>(given(hours), intervals, fixed(null));
}

/** Hours of a day as Intercom has them; null where none are given. */
export function dayIntervals(hours: Ref<{ from: string; to: string }[]>): Value<Interval[]> {
  const intervals = each<{ from: string; to: string }, Interval>(hours, (span) => ({
    start_minute: lookup<string, number>(span.from, MINUTES),
    end_minute: lookup<string, number>(span.to, MINUTES),
  }));
  return ifElse<Interval[]>(given(hours.first.from), intervals, fixed(null));
}
