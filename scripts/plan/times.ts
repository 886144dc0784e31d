/** Times: unix seconds for Intercom and in plans, ISO 8601 for makers. */
import { isObject, type Json } from "../common/json.ts";
import type { TimesTree } from "./plan.ts";

/** The last second that `yyyy-MM-dd` can write: 9999-12-31T23:59:59Z. */
const LAST_SECOND = 253402300799;

/** Zones reach from -12:00 to +14:00. */
const MAX_OFFSET_MINUTES = 14 * 60;

const DATE = "([0-9]{4})-([0-9]{2})-([0-9]{2})";
const TIME = "([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\\.[0-9]+)?)?";
const ZONE = "(?:[Zz]|([+-])([0-9]{2}):([0-9]{2}))";
const ISO_8601 = new RegExp(`^${DATE}(?:[Tt ]${TIME}${ZONE})?$`);

/** Unix seconds as `yyyy-MM-ddTHH:mm:ss.fffZ`; null for anything but a whole positive number. */
export function timeOf(value: Json): Json {
  if (typeof value !== "number" || !Number.isInteger(value)) return null;
  return value > 0 && value <= LAST_SECOND ? new Date(value * 1000).toISOString() : null;
}

/** Whole unix seconds of an ISO 8601 text; `$seconds` says which forms there are. */
export function secondsOf(value: Json): number | null {
  if (typeof value === "number") return Number.isSafeInteger(value) ? value : null;
  const found = typeof value === "string" ? ISO_8601.exec(value) : null;
  if (found === null) return null;
  // By hand, as Date.parse and DateTime.Parse agree on few texts.
  const part = (group: number) => Number(found[group] ?? 0);
  const [year, month, day] = [part(1), part(2), part(3)];
  const [hour, minute, second] = [part(4), part(5), part(6)];
  const offset = part(8) * 60 + part(9);
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null;
  if (hour > 23 || minute > 59 || second > 59) return null;
  if (part(9) > 59 || offset > MAX_OFFSET_MINUTES) return null;
  const minutes = hour * 60 + minute - (found[7] === "-" ? -offset : offset);
  return daysSince1970(year, month, day) * 86_400 + minutes * 60 + second;
}

/**
 * A value with what is at the tree's places turned into something else, or left out where that is
 * undefined. `turn` also gets the place, `data.0.created_at`.
 */
export function atTimes(
  value: Json,
  tree: TimesTree,
  turn: (value: Json, place: string) => Json | undefined,
  place = "",
): Json | undefined {
  if (tree === 1) return turn(value, place);
  // Trees that are referred to were put in place when the plans were read.
  if (typeof tree === "string") return value;
  const inner = (item: Json, key: string, branch: TimesTree | undefined) =>
    branch === undefined
      ? item
      : atTimes(item, branch, turn, place === "" ? key : `${place}.${key}`);
  if (Array.isArray(value)) {
    return value
      .map((item, i) => inner(item, String(i), tree["*"]))
      .filter((item) => item !== undefined);
  }
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => {
      const turned = inner(item, key, Object.hasOwn(tree, key) ? tree[key] : tree["*"]);
      return turned === undefined ? [] : [[key, turned]];
    }),
  );
}

function daysIn(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function daysSince1970(year: number, month: number, day: number): number {
  let days = day - 1;
  for (let before = 1; before < month; before++) days += daysIn(year, before);
  // Leap days before this year; years are counted from 0, which has one.
  const leapDays =
    Math.floor((year + 3) / 4) - Math.floor((year + 99) / 100) + Math.floor((year + 399) / 400);
  return year * 365 + leapDays + days - 719_528;
}
