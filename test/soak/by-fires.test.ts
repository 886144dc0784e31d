import { describe, expect, it } from "vitest";
import { type FiresCase, soakByFires } from "../../scripts/soak/by-fires.ts";
import { createEngine } from "../../scripts/soak/engine.ts";
import { faultsIn } from "../../scripts/soak/table.ts";
import { soakedExamples } from "./soaked-examples.ts";

const soaked = soakedExamples();

/** Soaks an example for some hours. `script` is what the connector's has become. */
async function soak(id: string, script: string, changes: Partial<FiresCase> = {}) {
  const trigger = soaked.triggers.get(id);
  if (trigger === undefined) throw new Error(`there is no example ${id}`);
  const one: FiresCase = {
    name: "three hours",
    trigger: id,
    start: 1_749_513_600,
    timezone: "Etc/UTC",
    times: 40,
    over: 10_800,
    things: 20,
    failing: 0.1,
    meanwhile: 0.2,
    compared: false,
    seed: 1,
    ...changes,
  };
  return soakByFires(trigger, soaked, one, createEngine(script));
}

/** The script with something else in the plan of one operation. */
function withPlan(id: string, old: string, other: string): string {
  const lines = soaked.script.split("\n").map((line) => {
    if (!line.startsWith(`""${id}""`)) return line;
    expect(line).toContain(old);
    return line.replace(old, other);
  });
  return lines.join("\n");
}

describe("a soak by what a descriptor makes happen", () => {
  it("finds no fault with a trigger that has none, though calls fail and things are found late", async () => {
    const report = await soak("WhenConversationClosed", soaked.script);
    expect(faultsIn(report)).toEqual([]);
    expect(report.failed).toBeGreaterThan(0);
    expect(report.longestWait).toBeGreaterThan(120);
  });

  it("is the same under one seed, and another under another", async () => {
    const [one, same, other] = await Promise.all(
      [3, 3, 4].map((seed) =>
        soak("WhenConversationClosed", soaked.script, { seed, times: 10, over: 1800 }),
      ),
    );
    expect(same).toEqual(one);
    expect(other).not.toEqual(one);
  });

  it("finds what a look-back that is too short loses", async () => {
    const script = withPlan("WhenConversationClosed", '""lookBack"":300', '""lookBack"":20');
    expect(faultsIn(await soak("WhenConversationClosed", script)).join()).toMatch(/\d+ lost/);
  });

  it("finds what a trigger delivers though it is not about it, and what it leaves out", async () => {
    const snoozed = withPlan("WhenConversationSnoozed", '[""snoozed""]', '[""close""]');
    const report = await soak("WhenConversationSnoozed", snoozed, { times: 10, over: 1800 });
    expect(report).toMatchObject({ delivered: 0, lost: report.happened - report.joined });
  });
});
