import type { PlanSet } from "./plan.ts";

/** How a script of ours holds its plans: JSON in a C# verbatim string, in which `"` is doubled. */
const PLANS = /const string PlansJson = @"((?:[^"]|"")*)";/;

/** @throws where the script holds no plans, as scripts of other connectors do. */
export function readPlans(script: string): PlanSet {
  const text = PLANS.exec(script)?.[1];
  if (text === undefined) {
    throw new Error(
      "script.csx holds no plans (a constant PlansJson). Only scripts that this project generates can run without a C# compiler.",
    );
  }
  // The generator writes nothing else there.
  return JSON.parse(text.replaceAll('""', '"')) as PlanSet;
}
