/** The connector that is soaked: what is in generated/intercom, with the descriptors that it was made of. */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import shipped from "../../connector/connector.ts";
import { readContract } from "../common/read-contract.ts";
import { buildModels, type Model } from "../generate/model.ts";
import type { Operation } from "../generate/operation.ts";
import type { PollSpec } from "../plan/plan.ts";
import { readPlans } from "../plan/read-plans.ts";
import { type Connector, readConnector } from "../platform/connector.ts";
import { UsageError } from "../platform/errors.ts";

/** A trigger that polls. */
export interface SoakedTrigger {
  operation: Operation;
  /** As its script has it. */
  spec: PollSpec;
}

export interface Soaked {
  model: Model;
  connector: Connector;
  /** The text of script.csx. */
  script: string;
  /** By operation id. */
  triggers: ReadonlyMap<string, SoakedTrigger>;
}

const generated = fileURLToPath(new URL("../../generated/intercom", import.meta.url));
const contract = fileURLToPath(new URL("../../connector/intercom", import.meta.url));

/** @throws {UsageError} where generated/intercom is not there, or not what connector/ makes */
export function readSoaked(): Soaked {
  const { models } = buildModels(shipped, readContract(contract));
  const model = models.find(({ name }) => name === "intercom");
  if (model === undefined) throw new UsageError("connector/connector.ts has no package intercom.");
  if (!existsSync(`${generated}/script.csx`)) {
    throw new UsageError("generated/intercom is not there. Run npm run build first.");
  }
  const connector = readConnector(generated);
  const script = readFileSync(`${generated}/script.csx`, "utf8");
  const plans = readPlans(script);
  const triggers = new Map<string, SoakedTrigger>();
  for (const operation of model.operations) {
    if (operation.plan?.poll === undefined) continue;
    // A plan is a line of the script, in a C# string in which quotes are doubled.
    if (!script.includes(JSON.stringify(operation.plan).replaceAll('"', '""'))) {
      throw new UsageError(
        `generated/intercom is not what connector/ makes: ${operation.id} differs. Run npm run build first.`,
      );
    }
    const spec = plans.operations[operation.id]?.poll;
    if (spec !== undefined) triggers.set(operation.id, { operation, spec });
  }
  return { model, connector, script, triggers };
}
