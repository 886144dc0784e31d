/** Makes triggers fire by the calls that their descriptors name. */
import type { Send } from "../../common/http.ts";
import type { Json } from "../../common/json.ts";
import type { Model } from "../../generate/model.ts";
import type { Operation } from "../../generate/operation.ts";
import type { Connection } from "../../platform/connection.ts";
import { createSamples, scopeFor } from "./samples.ts";
import { runStraight } from "./stage.ts";
import { valuesOf } from "./values.ts";

/** Makes a trigger fire, for the n-th time. */
export type Fire = (round: number) => Promise<void>;

/** Where the calls go, and the time there in unix seconds. */
export interface FiresAt {
  send: Send;
  now(): number;
}

/**
 * What makes a trigger fire.
 * @param connection to the connector that has the trigger; its choices are what the calls are filled with
 * @param pick which of so many choices; the first unless told
 */
export function firesOf(
  { trial: { fires } }: Operation,
  { samples: named }: Pick<Model, "samples">,
  connection: Connection,
  { send, now }: FiresAt,
  pick?: (count: number) => number,
): Fire {
  const samples = createSamples(() => connection, named, pick);
  return async (round) => {
    const scope = await scopeFor(samples, [fires], round, now());
    await runStraight(fires, scope, { send, now });
  };
}

/** What must be filled in for a trigger, so that its calls make it fire: first choices and examples. */
export async function neededBy(
  operation: Operation,
  { samples: named }: Pick<Model, "samples">,
  connection: Connection,
): Promise<Record<string, Json>> {
  const needed = operation.parameters.filter(({ required }) => required);
  const samples = createSamples(() => connection, named);
  return (await valuesOf({ ...operation, parameters: needed }, {}, samples)).values;
}
