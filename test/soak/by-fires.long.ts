import { describe, expect, it } from "vitest";
import { soakByFires } from "../../scripts/soak/by-fires.ts";
import { firesCases } from "../../scripts/soak/cases.ts";
import { canCompare, createEngine } from "../../scripts/soak/engine.ts";
import { faultsIn } from "../../scripts/soak/table.ts";
import { soakedExamples } from "./soaked-examples.ts";

const soaked = soakedExamples();
const engine = createEngine(soaked.script);
const sizes = { days: 1, times: 20, burst: 60, seed: 1 } as const;
const cases = firesCases(soaked.triggers, { ...sizes, compare: canCompare() ? "one" : "none" });

/** Nothing but the descriptor says what happens to a trigger. */
describe.each(cases)("$trigger: $name", (one) => {
  it("delivers once what its calls make happen, as it was then", async () => {
    const trigger = soaked.triggers.get(one.trigger);
    if (trigger === undefined) throw new Error(`${one.trigger} was not made`);
    const report = await soakByFires(trigger, soaked, one, engine);
    expect(faultsIn(report)).toEqual([]);
    expect(report.delivered + report.joined).toBe(report.happened);
  });
});
