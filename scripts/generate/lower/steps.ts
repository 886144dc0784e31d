/** Steps of descriptors as steps of a plan. */
import type { Step } from "../../language/steps.ts";
import type { CallStep, Step as PlanStep } from "../../plan/plan.ts";
import type { LowerContext } from "./context.ts";
import { lowerReadAll, type StepsOwner } from "./read-all.ts";

/** The steps, with what the contract tells of them; a step with a fault is reported and left out. */
export function lowerSteps(
  steps: readonly Step[],
  owner: StepsOwner,
  context: LowerContext,
): PlanStep[] {
  const inside = (inner: readonly Step[]) => lowerSteps(inner, owner, context);
  return steps.flatMap((step): PlanStep[] => {
    if ("readAll" in step) return lowerReadAll(step, owner, context);
    if ("when" in step) return [{ ...step, do: inside(step.do) }];
    if ("call" in step) return [lowerCall(step, inside)];
    return [step];
  });
}

function lowerCall(
  { on, undo, ...step }: CallStep<Step>,
  inside: (steps: readonly Step[]) => PlanStep[],
): PlanStep {
  return {
    ...step,
    ...(on === undefined
      ? {}
      : {
          on: Object.fromEntries(
            Object.entries(on).map(([status, steps]) => [status, inside(steps)]),
          ),
        }),
    ...(undo === undefined ? {} : { undo: inside(undo) }),
  };
}
