import { fileURLToPath } from "node:url";
import { readContract } from "../common/read-contract.ts";
import { buildModels } from "../generate/model.ts";
import { type Fire, firesOf } from "../pipeline/trials/fires.ts";
import type { Connection } from "../platform/connection.ts";
import type { Target } from "./target.ts";

const CONTRACT = fileURLToPath(new URL("../../connector/intercom", import.meta.url));

/**
 * What makes one of our triggers fire on the mock: the calls that its descriptor names.
 * @param connection to the connector that has the trigger; its choices are what the calls are filled with
 */
export async function ourFires(
  operationId: string,
  connection: Connection,
  { send, clock }: Target,
): Promise<Fire> {
  const { default: connector } = await import("../../connector/connector.ts");
  const { models } = buildModels(connector, readContract(CONTRACT));
  const now = () => clock?.now() ?? Date.now() / 1000;
  for (const model of models) {
    const operation = model.operations.find(({ id }) => id === operationId);
    if (operation !== undefined) return firesOf(operation, model, connection, { send, now });
  }
  return async () => {};
}
