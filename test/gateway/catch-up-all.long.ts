/** Each trigger that checks, with half of the notifications lost: the same as without losses, each once. */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import connector from "../../connector/connector.ts";
import { type Json, parseJson } from "../../scripts/common/json.ts";
import { readContract } from "../../scripts/common/read-contract.ts";
import { buildModels } from "../../scripts/generate/model.ts";
import type { Operation } from "../../scripts/generate/operation.ts";
import { firesOf } from "../../scripts/pipeline/trials/fires.ts";
import { valueAt } from "../../scripts/plan/evaluate.ts";
import type { PollSpec } from "../../scripts/plan/plan.ts";
import { planRunner } from "../../scripts/plan/runner.ts";
import { connect } from "../../scripts/platform/connection.ts";
import { readConnector } from "../../scripts/platform/connector.ts";
import { GENERATED, gatewayBench, TOKEN } from "./workbench.ts";

const contract = readContract(fileURLToPath(new URL("../../connector/intercom", import.meta.url)));
const model = buildModels(connector, contract).models.find(
  ({ name }) => name === "intercom-instant",
);
if (model === undefined) throw new Error("there is no package intercom-instant");
const { operations } = model;
const intercom = readConnector(join(GENERATED, "intercom"));

const HOUR = 3_600_000;

/** What the flow of a trigger gets, in hours in each of which it fires once. */
async function hours(
  operation: Operation,
  spec: PollSpec,
  { losing, catchUp }: { losing: boolean; catchUp: boolean },
): Promise<string[]> {
  const bench = gatewayBench({}, { token: TOKEN });
  try {
    const { mock } = bench;
    const direct = connect({
      ...{ connector: intercom, parameters: { access_token: TOKEN }, send: mock.send },
      runScript: planRunner(intercom.script ?? "", { now: mock.clock.now, elapsed: () => 0 }),
    });
    const flow = await bench.connection.webhook(operation.id, { catch_up: catchUp });
    await bench.advance(60_000);
    // The caller looked for the model.
    const fire = firesOf(operation, model as NonNullable<typeof model>, direct, {
      send: mock.send,
      now: mock.clock.now,
    });
    for (let round = 1; round <= 6; round++) {
      bench.lose(() => losing && round % 2 === 1);
      await fire(round);
      await bench.settled();
      await bench.advance(HOUR);
    }
    await bench.advance(HOUR);
    expect(flow.received.flatMap(({ findings }) => findings)).toEqual([]);
    return flow.received
      .map(({ body }) => eventIn(spec, parseJson(JSON.stringify(body)) ?? null))
      .sort();
  } finally {
    await bench.close();
  }
}

/** What tells a delivery from others: its id, and its part's or its time. */
function eventIn(spec: PollSpec, body: Json): string {
  const part = valueAt(body, "part.id");
  return `${valueAt(body, "id")} ${part ?? valueAt(body, spec.time)}`;
}

it.each(
  operations.flatMap((operation) => {
    const { catchUp } = operation.subscription ?? {};
    return catchUp === undefined ? [] : [[operation.id, operation, catchUp] as const];
  }),
)("%s", async (_id, operation, spec) => {
  const heard = await hours(operation, spec, { losing: false, catchUp: false });
  expect(heard).not.toEqual([]);
  const checked = await hours(operation, spec, { losing: false, catchUp: true });
  expect(checked).toEqual([...new Set(checked)]);
  expect(checked).toEqual(expect.arrayContaining(heard));
  expect(await hours(operation, spec, { losing: true, catchUp: true })).toEqual(checked);
});
