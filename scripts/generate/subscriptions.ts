import { own } from "../common/own.ts";
import type { Expr, PlanInput, PlanSet, TimesTree } from "../plan/plan.ts";
import type { Model } from "./model.ts";
import type { ItemCondition } from "./operation.ts";
import { treesIn } from "./plans.ts";

/** What a gateway does for a trigger by webhooks. */
export interface SubscriptionPlan {
  readonly topics: readonly string[];
  readonly inputs: readonly PlanInput[];
  readonly part?: string;
  readonly conditions: readonly ItemCondition[];
  readonly keep?: Expr;
  readonly to: Expr;
}

/** `subscriptions.json`: what a gateway reads of the triggers by webhooks of a connector. */
export interface SubscriptionSet {
  readonly times: NonNullable<PlanSet["times"]>;
  readonly operations: Readonly<Record<string, SubscriptionPlan>>;
}

/** Undefined for a connector that has no such triggers. */
export function subscriptions(model: Model): SubscriptionSet | undefined {
  const operations = Object.fromEntries(
    model.operations.flatMap(({ id, subscription }) => {
      if (subscription === undefined) return [];
      const { content: _, ...plan } = subscription;
      return [[id, plan] as const];
    }),
  );
  if (Object.keys(operations).length === 0) return undefined;
  const times: Record<string, TimesTree> = {};
  for (const name of treesIn(operations, model.times)) times[name] = own(model.times, name) ?? {};
  return { times, operations };
}
