import { describe, expect, it } from "vitest";
import { planRunner } from "../../scripts/plan/runner.ts";
import { parseConnector } from "../../scripts/platform/connector.ts";
import { firesCases, soakByFires } from "../../scripts/soak/by-fires.ts";
import { exampleConnector } from "../examples/run.ts";
import * as triggers from "../examples/triggers.ts";

const { models, artifacts } = exampleConnector({ Triggers: triggers });
const file = (name: string) => String(artifacts.get(`examples/${name}`));
const script = file("script.csx");
const connector = parseConnector({
  definition: file("apiDefinition.swagger.json"),
  properties: file("apiProperties.json"),
  script,
});
const [model] = models;

/** Nothing but the descriptor says what happens to a trigger. */
describe.each(Object.keys(triggers))("%s", (id) => {
  it.each(firesCases(12, 1))(
    "loses and repeats nothing of what its calls make happen: $name",
    async (one) => {
      const operation = model?.operations.find((operation) => operation.id === id);
      if (model === undefined || operation === undefined) throw new Error(`${id} was not made`);
      const report = await soakByFires(operation, model, one, connector, (mock) =>
        planRunner(script, { now: mock.clock.now, elapsed: () => 0 }),
      );
      expect(report).toMatchObject({ lost: 0, repeated: 0, wrong: 0 });
      expect(report.expected).toBeGreaterThan(0);
      expect(report.delivered).toBeGreaterThanOrEqual(report.expected);
      expect(report.mostCalls).toBeLessThanOrEqual(24);
    },
  );
});
