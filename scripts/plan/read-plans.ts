import { isObject, type Json, type JsonObject } from "../common/json.ts";
import type { PlanSet } from "./plan.ts";

/** How a script of ours holds its plans: JSON in a C# verbatim string, in which `"` is doubled. */
const PLANS = /const string PlansJson = @"((?:[^"]|"")*)";/;

/**
 * The plans of a script, with the trees of times that they refer to in the references' place.
 * @throws where the script holds no plans, as scripts of other connectors do.
 */
export function readPlans(script: string): PlanSet {
  const text = PLANS.exec(script)?.[1];
  if (text === undefined) {
    throw new Error(
      "script.csx holds no plans (a constant PlansJson). Only scripts that this project generates can run without a C# compiler.",
    );
  }
  const plans = JSON.parse(text.replaceAll('""', '"')) as JsonObject;
  linkTimes(plans);
  // The generator writes nothing else there.
  return plans as object as PlanSet;
}

/**
 * Of plans, or of what a gateway does for triggers by webhooks, puts trees of times in the place of
 * references to them, so that nothing has to look them up later. A tree that refers to itself then holds
 * itself.
 */
export function linkTimes(plans: JsonObject): void {
  const trees = objectIn(plans, "times");
  linkBranches(trees, trees);
  for (const plan of Object.values(objectIn(plans, "operations"))) {
    if (!isObject(plan)) continue;
    for (const input of listIn(plan, "inputs")) linkRule(input, trees);
    const { inputs, ...others } = plan;
    linkOperators(others, trees);
  }
}

/** In what a plan computes, trees are beside `$times`. */
function linkOperators(value: Json, trees: JsonObject): void {
  if (Array.isArray(value)) for (const item of value) linkOperators(item, trees);
  if (!isObject(value)) return;
  if (value.$times === undefined) {
    for (const item of Object.values(value)) linkOperators(item, trees);
    return;
  }
  linkOperators(value.$times, trees);
  value.in = linked(value.in, trees);
}

/** In what it takes in, they are called `times`, at any depth. */
function linkRule(rule: Json, trees: JsonObject): void {
  if (!isObject(rule)) return;
  if (rule.times !== undefined) rule.times = linked(rule.times, trees);
  for (const field of listIn(rule, "fields")) linkRule(field, trees);
  linkRule(rule.items ?? null, trees);
}

function linkBranches(tree: JsonObject, trees: JsonObject): void {
  for (const [key, branch] of Object.entries(tree)) tree[key] = linked(branch, trees);
}

function linked(tree: Json | undefined, trees: JsonObject): Json {
  if (typeof tree === "string") return treeNamed(tree, trees);
  if (isObject(tree)) linkBranches(tree, trees);
  return tree ?? null;
}

/** @throws where no tree has that name, or it is only a name for itself. */
function treeNamed(reference: string, trees: JsonObject): Json {
  let tree: Json | undefined = reference;
  const names = Object.keys(trees);
  for (let step = 0; typeof tree === "string" && step <= names.length; step++) {
    const name: string = tree.slice(1);
    tree = Object.hasOwn(trees, name) ? trees[name] : undefined;
  }
  if (tree === undefined || typeof tree === "string") {
    throw new Error(
      `script.csx: the plans refer to ${reference}, but hold no tree of times of that name. Build the connector anew.`,
    );
  }
  return tree;
}

function objectIn(holder: JsonObject, key: string): JsonObject {
  const value = holder[key];
  return isObject(value) ? value : {};
}

function listIn(holder: JsonObject, key: string): Json[] {
  const value = holder[key];
  return Array.isArray(value) ? value : [];
}
