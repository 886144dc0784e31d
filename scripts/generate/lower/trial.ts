import type { Step } from "../../language/steps.ts";
import type { LoweredTrial } from "../../language/trial.ts";
import type { OperationTrial } from "../operation.ts";
import type { LowerContext } from "./context.ts";
import { lowerSteps } from "./steps.ts";

/** How an operation is tried. */
export function trialOf(
  operation: string,
  { before, ...trial }: LoweredTrial,
  context: LowerContext,
  fires: readonly Step[] = [],
): OperationTrial {
  return {
    ...trial,
    before: lowerSteps(before, { operation, place: "trial.before" }, context),
    fires: lowerSteps(fires, { operation, place: "fires" }, context),
  };
}
