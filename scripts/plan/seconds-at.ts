import type { Outgoing } from "./call.ts";
import { evaluate, type Scope, textOf } from "./evaluate.ts";
import { withSeconds } from "./inputs.ts";
import type { SecondsAt, TimesTree } from "./plan.ts";

/**
 * What is sent, with the dates among an open object's entries as unix seconds.
 * @throws {PlanFailure} 400 for a text that is no time
 */
export function withSecondsAt(
  spec: SecondsAt | undefined,
  outgoing: Outgoing,
  scope: Scope,
): Outgoing {
  const names = spec === undefined ? null : evaluate(spec.names, scope);
  if (spec === undefined || !Array.isArray(names)) return outgoing;
  const texts = names.map(textOf).filter((name) => name !== null);
  const entries: TimesTree = Object.fromEntries(
    // A name, and not all of them as in trees.
    texts.filter((name) => name !== "*").map((name) => [name, 1] as const),
  );
  const tree = spec.field
    .split(".")
    .reduceRight<TimesTree>((inner, key) => ({ [key]: inner }), entries);
  return { ...outgoing, body: withSeconds(outgoing.body, tree, spec.title, "") };
}
