/** Each trigger that starts at once, fired by the calls that its descriptor names, through a gateway. */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import connector from "../../connector/connector.ts";
import { readContract } from "../../scripts/common/read-contract.ts";
import { buildModels } from "../../scripts/generate/model.ts";
import { firesOf } from "../../scripts/pipeline/trials/fires.ts";
import { planRunner } from "../../scripts/plan/runner.ts";
import { connect } from "../../scripts/platform/connection.ts";
import { readConnector } from "../../scripts/platform/connector.ts";
import { GENERATED, gatewayBench, TOKEN } from "./workbench.ts";

const contract = readContract(fileURLToPath(new URL("../../connector/intercom", import.meta.url)));
const model = buildModels(connector, contract).models.find(
  ({ name }) => name === "intercom-instant",
);
if (model === undefined) throw new Error("there is no package intercom-instant");
const triggers = model.operations.filter(({ subscription }) => subscription !== undefined);
const intercom = readConnector(join(GENERATED, "intercom"));

it.each(triggers.map((one) => [one.id, one] as const))(
  "%s brings what it declares",
  async (id, operation) => {
    const bench = gatewayBench();
    try {
      const { mock } = bench;
      const direct = connect({
        ...{ connector: intercom, parameters: { access_token: TOKEN }, send: mock.send },
        runScript: planRunner(intercom.script ?? "", { now: mock.clock.now, elapsed: () => 0 }),
      });
      const flow = await bench.connection.webhook(id);
      expect(flow.subscription.findings).toEqual([]);
      await firesOf(operation, model, direct, { send: mock.send, now: mock.clock.now })(1);
      // A job takes a second.
      await bench.advance(2000);
      expect(flow.received.length).toBeGreaterThan(0);
      expect(flow.received.flatMap(({ findings }) => findings)).toEqual([]);
      expect(await flow.unsubscribe()).toMatchObject({ response: { status: 200 } });
    } finally {
      await bench.close();
    }
  },
);
