import { describe, expect, it } from "vitest";
import { longCases, soakCases } from "../../scripts/soak/cases.ts";
import { createEngine } from "../../scripts/soak/engine.ts";
import { type SoakCase, soak } from "../../scripts/soak/soak.ts";
import { connector, script } from "../connector/workbench.ts";

/** `npm run soak` runs the same at full size and prints the table. */
const CHANGES = 100;
const TWO_HOURS = 7_200;

const engine = createEngine(script);
const run = (soakCase: SoakCase) => soak(soakCase, connector, engine);

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
