import type { PollSpec } from "../plan/plan.ts";
import type { FiresCase } from "./by-fires.ts";
import { SOAKED } from "./scenarios.ts";
import type { SoakCase } from "./soak.ts";

const DAY = 86_400;
/** 10 June 2025, 00:00 UTC: far from clock changes. */
const JUNE = 1_749_513_600;

/**
 * When the clocks of these zones changed in 2025; midnight there was two or three hours before. On
 * Lord Howe Island they change by half an hour.
 */
const CLOCK_CHANGES = [
  ["America/Los_Angeles", "spring", Date.UTC(2025, 2, 9, 10) / 1000],
  ["America/Los_Angeles", "autumn", Date.UTC(2025, 10, 2, 9) / 1000],
  ["Pacific/Auckland", "spring", Date.UTC(2025, 8, 27, 14) / 1000],
  ["Pacific/Auckland", "autumn", Date.UTC(2025, 3, 5, 14) / 1000],
  ["Australia/Lord_Howe", "spring", Date.UTC(2025, 9, 4, 15, 30) / 1000],
  ["Australia/Lord_Howe", "autumn", Date.UTC(2025, 3, 5, 15) / 1000],
] as const;

/**
 * The soaks that each trigger with a scenario must come out of with nothing lost or repeated.
 * @param changes things that happen in each
 * @param over seconds over which they happen, bursts excepted
 */
export function soakCases(changes: number, over = DAY, seed = 1): SoakCase[] {
  return SOAKED.flatMap((trigger): SoakCase[] => {
    const usual = {
      trigger,
      start: JUNE,
      over,
      changes,
      indexDelay: [0, 300] as const,
      linked: 0.2,
      seed,
    };
    return [
      { ...usual, name: "searchable after 0-300 s" },
      { ...usual, name: "a burst in a minute", over: 60, changes: changes / 2, linked: 0 },
      {
        ...usual,
        name: "a burst, each with a company",
        over: 60,
        changes: Math.ceil(changes / 20),
        linked: 1,
        companies: changes,
      },
      { ...usual, name: "10 % of calls fail", failing: 0.1 },
      ...CLOCK_CHANGES.map(([timezone, season, change]) => ({
        ...usual,
        name: `${timezone}, ${season} clock change`,
        timezone,
        start: change - over / 2,
        changes: Math.ceil(changes / 2),
      })),
    ];
  });
}

/**
 * One long soak a trigger with a scenario, with everything at once: things become searchable late, calls fail, the
 * same users change again, and the clocks of the workspace's zone change on the way.
 * @param changes things that happen in each
 */
export function longCases(days: number, changes: number, seed: number): SoakCase[] {
  return SOAKED.map((trigger) => ({
    name: `${days} days, late, 5 % of calls fail`,
    trigger,
    // 15 August: 90 days from there hold Auckland's change of clocks.
    start: Date.UTC(2025, 7, 15) / 1000,
    over: days * DAY,
    changes,
    indexDelay: [0, 300],
    timezone: "Pacific/Auckland",
    failing: 0.05,
    linked: 0.2,
    known: Math.ceil(changes / 4),
    seed,
  }));
}

/** How the soaks by what descriptors make happen differ from run to run. */
export interface FiresOptions {
  days: number;
  /** Changes a day. */
  times: number;
  /** Changes in a second, of one trigger of each class. */
  burst: number;
  seed: number;
  /** Whether both interpreters are compared: in one case of each trigger, in all, or not. */
  compare: "one" | "all" | "none";
}

/** Changes in a second, of the other triggers of a class. */
const SMALL_BURST = 150;
/** How many things there are to change: enough for changes to meet the same again, and others. */
const THINGS = 40;
/** So many in the largest burst: dropdowns, from which what is changed is chosen, list no more. */
const MANY_THINGS = 300;
/** Changes where both interpreters are compared, over two hours. */
const COMPARED = 30;

/**
 * The soaks that every trigger meets, by what its descriptor makes happen. Where a search finds only
 * whole days, days end and clocks change in each zone, else in one.
 */
export function firesCases(
  triggers: ReadonlyMap<string, { readonly spec: PollSpec }>,
  { days, times, burst, seed, compare }: FiresOptions,
): FiresCase[] {
  const classes = new Set<string>();
  return [...triggers].flatMap(([trigger, { spec }], index): FiresCase[] => {
    const zones = spec.kind === "search" && spec.pad > 0 ? CLOCK_CHANGES : [];
    const rotated = CLOCK_CHANGES[index % CLOCK_CHANGES.length] ?? CLOCK_CHANGES[0];
    const isFirst = !classes.has(classOf(spec));
    classes.add(classOf(spec));
    const usual = {
      trigger,
      timezone: "Etc/UTC",
      start: JUNE,
      seed,
      meanwhile: 0.1,
      things: THINGS,
    };
    const compared = compare === "all";
    const seconds = { ...usual, over: 1, failing: 0.05, meanwhile: 0.01, compared };
    const size = isFirst ? burst : Math.min(burst, SMALL_BURST);
    const cases: FiresCase[] = [
      ...[rotated, ...zones.filter((zone) => zone !== rotated)].map(
        ([timezone, season, change]) => ({
          ...usual,
          name: `${days === 1 ? "a day" : `${days} days`}, ${timezone}, ${season} clock change`,
          timezone,
          start: change - (days * DAY) / 2,
          over: days * DAY,
          times: times * days,
          failing: 0.08,
          compared,
        }),
      ),
      {
        ...seconds,
        name: `${size} changes in a second`,
        times: size,
        things: size > SMALL_BURST ? MANY_THINGS : THINGS,
      },
    ];
    if (compare !== "one") return cases;
    const name = "as C# does, in two hours";
    const both = { over: 7200, failing: 0.15, times: Math.min(times, COMPARED), compared: true };
    return [...cases, { ...usual, name, ...both }];
  });
}

/** What a trigger has in common with others that the protocol does not tell apart. */
function classOf(spec: PollSpec): string {
  const { changes, created, names } = spec;
  const how = spec.kind === "list" ? spec.pages.by : [spec.pad > 0, spec.parts?.call];
  return JSON.stringify([spec.kind, how, changes, created !== undefined, names !== undefined]);
}
