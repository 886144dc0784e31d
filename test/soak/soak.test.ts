import { describe, expect, it } from "vitest";
import { planRunner } from "../../scripts/platform/plan/runner.ts";
import { soakCases } from "../../scripts/soak/cases.ts";
import { soak } from "../../scripts/soak/soak.ts";
import { connector, script } from "../connector/workbench.ts";

/** `npm run soak` runs the same at full size and prints the table. */
const EVENTS = 300;
const SIX_HOURS = 21_600;

describe.each(soakCases(EVENTS, SIX_HOURS))("$trigger: $name", (soakCase) => {
  it("delivers everything once, in order, within its budget", async () => {
    const report = await soak(soakCase, connector, (mock) =>
      planRunner(script, { now: mock.clock.now, elapsed: () => 0 }),
    );
    expect(report).toMatchObject({ lost: 0, repeated: 0, wrong: 0, unordered: 0 });
    expect(report.delivered).toBe(report.expected);
    expect(report.mostCalls).toBeLessThanOrEqual(24);
    expect(report.mostIdleCalls).toBe(1);
    expect(report.longestState).toBeLessThan(1_500);
  });
});
