import { put } from "../common/own.ts";
import type { TimesTree } from "../plan/plan.ts";
import { fieldsIn } from "./field-walk.ts";
import type { Field } from "./operation.ts";

/** Time trees by the name of a definition, as plans share them. */
export type SharedTrees = Record<string, TimesTree>;

/** Whether there are unix seconds anywhere in a field. */
function hasTimes(field: Field): boolean {
  return [...fieldsIn([field])].some(({ unix }) => unix);
}

/**
 * Where a value has unix seconds, as a tree: `{ data: { "*": { created_at: 1, contact: "@contact" } } }`.
 * The trees of definitions are added to `shared`, once each.
 */
export function timeTree(field: Field, shared: SharedTrees): TimesTree | undefined {
  if (field.definition !== undefined) {
    if (!hasTimes(field)) return undefined;
    if (!Object.hasOwn(shared, field.definition)) {
      // Entered before it is complete, so that a definition that holds itself comes to an end.
      put(shared, field.definition, {});
      put(shared, field.definition, branches(field, shared) ?? {});
    }
    return `@${field.definition}`;
  }
  return branches(field, shared);
}

function branches(field: Field, shared: SharedTrees): TimesTree | undefined {
  if (field.unix) return 1;
  if (field.items !== undefined) {
    const inner = timeTree(field.items, shared);
    return inner === undefined ? undefined : { "*": inner };
  }
  const entries = Object.entries(field.fields ?? {}).flatMap(([key, inner]) => {
    const tree = timeTree(inner, shared);
    return tree === undefined ? [] : [[key, tree] as const];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
