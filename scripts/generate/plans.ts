import { own } from "../common/own.ts";
import type { PlanSet, TimesTree } from "../plan/plan.ts";
import type { Model } from "./model.ts";

/**
 * Whether an operation of a connector runs through a script; without one, there is none to ship. Those
 * of a connector whose host is a gateway run there.
 */
export function hasPlans({ operations, gateway }: Pick<Model, "operations" | "gateway">): boolean {
  return gateway === undefined && operations.some(({ plan }) => plan !== undefined);
}

/** The plans that the script embeds, with the trees of times that they refer to. */
export function plans(model: Model): PlanSet {
  const operations = Object.fromEntries(
    model.operations.flatMap(({ id, plan }) => (plan === undefined ? [] : [[id, plan]])),
  );
  const times: Record<string, TimesTree> = {};
  for (const name of treesIn(operations, model.times)) times[name] = model.times[name] ?? {};
  return {
    advice: model.connector.advice,
    ...(Object.keys(times).length === 0 ? {} : { times }),
    operations,
  };
}

/** The names of the trees of times that something refers to, and those refer to. */
export function treesIn(value: unknown, trees: Model["times"]): string[] {
  const names = new Set<string>();
  const visit = (one: unknown) => {
    if (typeof one === "string" && one.startsWith("@") && !names.has(one.slice(1))) {
      const tree = own(trees, one.slice(1));
      if (tree === undefined) return;
      names.add(one.slice(1));
      visit(tree);
    } else if (typeof one === "object" && one !== null) {
      for (const inner of Object.values(one)) visit(inner);
    }
  };
  visit(value);
  return [...names].sort();
}
