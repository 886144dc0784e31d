/** The example triggers, as soaks take them. */
import { readPlans } from "../../scripts/plan/read-plans.ts";
import { parseConnector } from "../../scripts/platform/connector.ts";
import type { Soaked } from "../../scripts/soak/shipped.ts";
import { exampleConnector } from "../examples/run.ts";
import * as examples from "../examples/triggers.ts";

export function soakedExamples(): Soaked {
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
  return { model, connector, script, triggers };
}
