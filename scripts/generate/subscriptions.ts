import { own } from "../common/own.ts";
import type { InstantPlanSet } from "../plan/instant.ts";
import type { TimesTree } from "../plan/plan.ts";
import type { Model } from "./model.ts";
import { treesIn } from "./plans.ts";

/** Undefined for a connector that has no such triggers. */
export function subscriptions(model: Model): InstantPlanSet | undefined {
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
