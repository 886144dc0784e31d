/** The triggers that start at once, as the build wrote them beside the definition that has them. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { connectorFolders } from "../common/connector-folders.ts";
import { isObject, type Json, type JsonObject, parseJson } from "../common/json.ts";
import { evaluate, isGiven, textOf } from "../plan/evaluate.ts";
import type { InstantPlan, ItemCondition } from "../plan/instant.ts";
import { linkTimes } from "../plan/read-plans.ts";

/** By operation id. */
export type InstantTriggers = ReadonlyMap<string, InstantPlan>;

const FILE = "subscriptions.json";

/** Reads the triggers of all connectors of a folder, such as `generated/`. */
export function readInstantTriggers(folder: string): InstantTriggers {
  const triggers = new Map<string, InstantPlan>();
  for (const connector of connectorFolders(folder)) {
    const file = join(connector, FILE);
    if (!existsSync(file)) continue;
    const set = parseJson(readFileSync(file, "utf8"));
    if (!isObject(set) || !isObject(set.operations)) throw new Error(`${file} has no operations.`);
    linkTimes(set);
    for (const [id, one] of Object.entries(set.operations)) {
      // The build writes nothing else there.
      triggers.set(id, one as JsonObject as unknown as InstantPlan);
    }
  }
  return triggers;
}

/** Whether an item meets a condition, compared as Intercom's searches compare. */
export function meets(
  item: Json,
  { at, operator, value }: ItemCondition,
  inputs: JsonObject,
): boolean {
  const wanted = evaluate(value, { in: inputs });
  if (!isGiven(wanted)) return true;
  const found = valuesAt(item, at.split("."));
  const any = (test: (text: string) => boolean) =>
    found.some((one) => {
      const text = textOf(one);
      return text !== null && test(text);
    });
  const texts = (Array.isArray(wanted) ? wanted : [wanted]).map((one) => textOf(one));
  const [first = null] = texts;
  const compared = (test: (difference: number) => boolean) =>
    any((text) => test(Number(text) - Number(first)));
  switch (operator) {
    case "=":
      return any((text) => text === first);
    case "!=":
      return !any((text) => text === first);
    case "IN":
      return any((text) => texts.includes(text));
    case "NIN":
      return !any((text) => texts.includes(text));
    case ">":
      return compared((difference) => difference > 0);
    case ">=":
      return compared((difference) => difference >= 0);
    case "<":
      return compared((difference) => difference < 0);
    case "<=":
      return compared((difference) => difference <= 0);
    case "~":
      return any((text) => text.includes(first ?? ""));
    case "!~":
      return !any((text) => text.includes(first ?? ""));
    case "^":
      return any((text) => text.startsWith(first ?? ""));
    case "$":
      return any((text) => text.endsWith(first ?? ""));
  }
}

function valuesAt(value: Json, [key, ...rest]: readonly string[]): Json[] {
  if (key === undefined) return [value];
  if (key === "*") {
    return Array.isArray(value) ? value.flatMap((one) => valuesAt(one, rest)) : [];
  }
  return isObject(value) && Object.hasOwn(value, key) ? valuesAt(value[key] ?? null, rest) : [];
}
