import type { PlanSet } from "../plan/plan.ts";
import type { Model } from "./model.ts";

/** The plans that the script embeds. */
export function plans(model: Model): PlanSet {
  return {
    advice: model.connector.advice,
    operations: Object.fromEntries(
      model.operations.map(({ operationId, plan }) => [operationId, plan]),
    ),
  };
}
