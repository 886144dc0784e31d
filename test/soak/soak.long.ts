import { describe, expect, it } from "vitest";
import { planRunner } from "../../scripts/plan/runner.ts";
import { longCases, soakCases } from "../../scripts/soak/cases.ts";
import { type SoakCase, soak } from "../../scripts/soak/soak.ts";
import { createTally } from "../../scripts/soak/tally.ts";
import { connector, script } from "../connector/workbench.ts";

/** `npm run soak` runs the same at full size and prints the table. */
const CHANGES = 100;
const TWO_HOURS = 7_200;

const run = (soakCase: SoakCase) =>
  soak(soakCase, connector, (mock) =>
    planRunner(script, { now: mock.clock.now, elapsed: () => 0 }),
  );

describe.each(soakCases(CHANGES, TWO_HOURS))("$trigger: $name", (soakCase) => {
  it("delivers everything once, in order, within its budget", async () => {
    const report = await run(soakCase);
    expect(report).toMatchObject({ lost: 0, repeated: 0, wrong: 0, unordered: 0 });
    expect(report.delivered).toBe(report.expected);
    expect(report.mostCalls).toBeLessThanOrEqual(24);
    expect(report.mostIdleCalls).toBe(1);
    expect(report.longestState).toBeLessThan(1_500);
  });
});

describe.each(longCases(0.25, CHANGES, 7))("$trigger, with everything at once", (soakCase) => {
  it("delivers everything once, the latest state of what changed again", async () => {
    const report = await run(soakCase);
    expect(report).toMatchObject({ lost: 0, repeated: 0, wrong: 0, unordered: 0 });
    expect(report.delivered).toBe(report.expected);
    expect(report.failed).toBeGreaterThan(0);
  });
});

describe("the tally", () => {
  it("counts what is lost and repeated, but not what was replaced before it was delivered", () => {
    const tally = createTally();
    for (const key of ["once", "twice", "never", "replaced", "late"]) tally.expect(key, 5);
    for (const key of ["once", "twice", "twice"]) expect(tally.deliver(key)).toBe(5);
    for (const key of ["once", "replaced", "late"]) tally.replace(key);
    tally.deliver("late");
    expect(tally.deliver("unknown")).toBeUndefined();
    expect(tally.count()).toEqual({ expected: 4, lost: 1, repeated: 1 });
  });
});
