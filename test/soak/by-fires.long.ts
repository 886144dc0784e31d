import { describe, expect, it } from "vitest";
import { readPlans } from "../../scripts/plan/read-plans.ts";
import { parseConnector } from "../../scripts/platform/connector.ts";
import { soakByFires } from "../../scripts/soak/by-fires.ts";
import { firesCases } from "../../scripts/soak/cases.ts";
import { canCompare, createEngine } from "../../scripts/soak/engine.ts";
import { faultsIn } from "../../scripts/soak/table.ts";
import { exampleConnector } from "../examples/run.ts";
import * as examples from "../examples/triggers.ts";

const { models, artifacts } = exampleConnector({ Triggers: examples });
const file = (name: string) => String(artifacts.get(`examples/${name}`));
const script = file("script.csx");
const connector = parseConnector({
  definition: file("apiDefinition.swagger.json"),
  properties: file("apiProperties.json"),
  script,
});
const [model] = models;
if (model === undefined) throw new Error("the examples make no connector");
const plans = readPlans(script);
const triggers = new Map(
  model.operations.flatMap((operation) => {
    const spec = plans.operations[operation.id]?.poll;
    return spec === undefined ? [] : [[operation.id, { operation, spec }] as const];
  }),
);
const engine = createEngine(script);
const sizes = { days: 1, times: 20, burst: 60, seed: 1 } as const;
const cases = firesCases(triggers, { ...sizes, compare: canCompare() ? "one" : "none" });

/** Nothing but the descriptor says what happens to a trigger. */
describe.each(cases)("$trigger: $name", (one) => {
  it("delivers once what its calls make happen, as it was then", async () => {
    const trigger = triggers.get(one.trigger);
    if (trigger === undefined) throw new Error(`${one.trigger} was not made`);
    const report = await soakByFires(trigger, { model, connector }, one, engine);
    expect(faultsIn(report)).toEqual([]);
    expect(report.delivered + report.joined).toBe(report.happened);
  });
});
