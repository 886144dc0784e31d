/** Texts that are times, or nearly so, and trees that say where times are. */
import fc from "fast-check";
import type { TimesTree } from "../../../../scripts/plan/plan.ts";
import { text } from "./json.ts";

function digits(length: number, min: number, max: number): fc.Arbitrary<string> {
  return fc.integer({ min, max }).map((n) => String(n).padStart(length, "0"));
}

function rarely(usual: fc.Arbitrary<string>, ...odd: string[]): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 20, arbitrary: usual },
    { weight: 1, arbitrary: fc.constantFrom(...odd) },
  );
}

const date = fc.tuple(
  rarely(
    fc.oneof(
      fc.constantFrom("0000", "0004", "1582", "1900", "1969", "1970", "2000", "2024", "9999"),
      digits(4, 0, 9999),
    ),
    "26",
    "02026",
    "-2026",
  ),
  rarely(digits(2, 1, 12), "00", "13", "2"),
  rarely(fc.oneof(digits(2, 1, 28), digits(2, 29, 31)), "00", "32", "1"),
);
const time = fc.tuple(
  rarely(digits(2, 0, 23), "24", "9", ""),
  rarely(digits(2, 0, 59), "60", "5"),
  rarely(
    fc.oneof(
      digits(2, 0, 59).map((s) => `:${s}`),
      fc.constant(""),
    ),
    ":60",
    ":",
    ":5",
  ),
  rarely(fc.constantFrom("", "", ".5", ".000", ".9999999999"), ".", ",5", ".5.5"),
);
const zone = rarely(
  fc.oneof(
    fc.constantFrom("Z", "z", "+00:00", "-00:00", "+14:00", "-14:00"),
    fc
      .tuple(fc.constantFrom("+", "-"), digits(2, 0, 14), digits(2, 0, 59))
      .map(([sign, hours, minutes]) => `${sign}${hours}:${minutes}`),
  ),
  "",
  "+0200",
  "+02",
  "UTC",
  "\u221202:00",
  "+02:60",
  "+99:00",
);

/** Where a character goes wrong. */
const slip = fc.tuple(fc.nat({ max: 30 }), fc.constantFrom("", " ", "\n", "1", "\u0661", "-", ":"));

/** Mostly ISO 8601; some of it impossible, some not quite ISO 8601. */
export const timeText: fc.Arbitrary<string> = fc
  .tuple(
    date,
    fc.option(fc.tuple(rarely(fc.constantFrom("T", "t", " "), "_", "", "T "), time, zone), {
      freq: 6,
    }),
    fc.option(slip, { freq: 6 }),
  )
  .map(([day, rest, wrong]) => {
    const dated = day.join("-");
    const [separator, [hour, minute, ...seconds], end] = rest ?? ["", ["", ""], ""];
    const whole =
      rest === null ? dated : `${dated}${separator}${hour}:${minute}${seconds.join("")}${end}`;
    if (wrong === null) return whole;
    const [at, put] = wrong;
    return whole.slice(0, at) + put + whole.slice(put === "" ? at + 1 : at);
  });

/** Always ISO 8601. */
export const goodTimeText: fc.Arbitrary<string> = fc
  .tuple(
    fc.noBias(fc.date({ min: new Date(0), max: new Date("9999-12-30"), noInvalidDate: true })),
    fc.constantFrom("Z", "z", "+00:00", "-00:00", "+14:00", "-09:30"),
    fc.boolean(),
  )
  .map(([at, end, whole]) =>
    whole ? at.toISOString().replace("Z", end) : at.toISOString().slice(0, 10),
  );

/** A time, or any text. */
export const timeOrText: fc.Arbitrary<string> = fc.oneof(
  { weight: 5, arbitrary: timeText },
  { weight: 1, arbitrary: text },
);

const NAMES = ["@t0", "@t1", "@t2"] as const;

/** A tree over these keys, which may refer to {@link sharedTrees}. */
export function treeOver(...keys: string[]): fc.Arbitrary<TimesTree> {
  return fc.letrec<{ tree: TimesTree; branches: TimesTree }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3 },
      { weight: 3, arbitrary: fc.constant<TimesTree>(1) },
      { weight: 1, arbitrary: fc.constantFrom<TimesTree[]>(...NAMES) },
      { weight: 4, arbitrary: tie("branches") },
    ),
    branches: fc.dictionary(fc.constantFrom(...keys, "*"), tie("tree"), {
      maxKeys: 4,
      noNullPrototype: true,
    }),
  })).tree;
}

/** What random trees refer to: a tree that holds itself, a tree that is another's name, and a time. */
export function sharedTrees(...keys: string[]): fc.Arbitrary<Record<string, TimesTree>> {
  const [first = "a"] = keys;
  return treeOver(...keys).map((tree) => ({
    t0: { [first]: 1, "*": "@t0", b: tree },
    t1: "@t2",
    t2: 1,
  }));
}
