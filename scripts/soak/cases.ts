import { SOAKED } from "./scenarios.ts";
import type { SoakCase } from "./soak.ts";

const DAY = 86_400;
/** 10 June 2025, 00:00 UTC: far from clock changes. */
const JUNE = 1_749_513_600;

/** When the clocks of these zones changed in 2025; midnight there was two or three hours before. */
const CLOCK_CHANGES = [
  ["America/Los_Angeles", "spring", Date.UTC(2025, 2, 9, 10) / 1000],
  ["America/Los_Angeles", "autumn", Date.UTC(2025, 10, 2, 9) / 1000],
  ["Pacific/Auckland", "spring", Date.UTC(2025, 8, 27, 14) / 1000],
  ["Pacific/Auckland", "autumn", Date.UTC(2025, 3, 5, 14) / 1000],
] as const;

/**
 * The soaks that each trigger must come out of with nothing lost and nothing repeated.
 * @param changes things that happen in each
 * @param over seconds over which they happen, bursts excepted
 */
export function soakCases(changes = 10_000, over = DAY): SoakCase[] {
  return SOAKED.flatMap((trigger): SoakCase[] => {
    const usual = {
      trigger,
      start: JUNE,
      over,
      changes,
      indexDelay: [0, 300] as const,
      linked: 0.2,
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
      })),
    ];
  });
}

/**
 * One long soak a trigger, with everything at once: things become searchable late, calls fail, the
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
