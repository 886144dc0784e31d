import { own } from "../common/own.ts";
import type { PlanSet, TimesTree } from "../plan/plan.ts";
import type { Model } from "./model.ts";

/** Whether an operation of a connector runs through a script; without one, there is none to ship. */
export function hasPlans({ operations }: Model): boolean {
  return operations.some(({ plan }) => plan !== undefined);
}

/** The plans that the script embeds, with the trees of times that they refer to. */
export function plans(model: Model): PlanSet {
  const operations = Object.fromEntries(
    model.operations.flatMap(({ id, plan }) => (plan === undefined ? [] : [[id, plan]])),
  );
  const names = new Set<string>();
  const visit = (value: unknown) => {
    if (typeof value === "string" && value.startsWith("@") && !names.has(value.slice(1))) {
      const tree = own(model.times, value.slice(1));
      if (tree === undefined) return;
      names.add(value.slice(1));
      visit(tree);
    } else if (typeof value === "object" && value !== null) {
      for (const inner of Object.values(value)) visit(inner);
    }
  };
  for (const plan of Object.values(operations)) visit(plan);
  const times: Record<string, TimesTree> = {};
  for (const name of [...names].sort()) times[name] = model.times[name] ?? {};
  return {
    advice: model.connector.advice,
    ...(names.size === 0 ? {} : { times }),
    operations,
  };
}
