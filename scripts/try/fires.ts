import { fileURLToPath } from "node:url";
import { readContract } from "../common/read-contract.ts";
import { buildModels } from "../generate/model.ts";
import { createSamples, scopeFor } from "../pipeline/trials/samples.ts";
import { runStraight } from "../pipeline/trials/stage.ts";
import type { Connection } from "../platform/connection.ts";
import type { Target } from "./target.ts";

const CONTRACT = fileURLToPath(new URL("../../connector/intercom", import.meta.url));

/** Makes a trigger fire, for the n-th time. */
export type Fire = (round: number) => Promise<void>;

/**
 * What makes one of our triggers fire on the mock: the calls that its descriptor names.
 * @param connection to the connector that has the trigger; its choices are what the calls are filled with
 */
export async function firesOf(
  operationId: string,
  connection: Connection,
  target: Target,
): Promise<Fire> {
  const { default: connector } = await import("../../connector/connector.ts");
  const { models } = buildModels(connector, readContract(CONTRACT));
  const model = models.find(({ operations }) => operations.some(({ id }) => id === operationId));
  const fires = model?.operations.find(({ id }) => id === operationId)?.trial.fires ?? [];
  const samples = createSamples(() => connection, model?.samples ?? {});
  const now = () => target.clock?.now() ?? Date.now() / 1000;
  return async (round) => {
    const scope = await scopeFor(samples, [fires], round, now());
    await runStraight(fires, scope, { send: target.send, now });
  };
}
