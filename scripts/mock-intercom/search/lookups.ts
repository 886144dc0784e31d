import { type Condition, conjuncts } from "./condition.ts";
import type { Field, FieldFinder } from "./fields.ts";

/** Fields whose `=` is looked up rather than searched for. */
const LOOKED_UP: ReadonlySet<string> = new Set(["id", "email", "external_id"]);

/** Ids of records by the values of fields that have few records a value. */
export interface Lookups<R> {
  /** The ids that one of the conjuncts pins down; undefined where none does. */
  find(condition: Condition): ReadonlySet<string> | undefined;
  replace(old: R | undefined, now: R | undefined): void;
  clear(): void;
}

/** @param records all there are, asked for when a field is first looked up */
export function createLookups<R extends { readonly id: string }>(
  fields: FieldFinder<R>,
  records: () => Iterable<R>,
): Lookups<R> {
  const lookups = new Map<string, { field: Field<R>; ids: Map<string, Set<string>> }>();

  const idsBy = (name: string, field: Field<R>) => {
    let lookup = lookups.get(name);
    if (lookup === undefined) {
      lookup = { field, ids: new Map() };
      lookups.set(name, lookup);
      for (const record of records()) remember(lookup.ids, lookedUp(field, record), record.id);
    }
    return lookup.ids;
  };

  return {
    find(condition) {
      for (const part of conjuncts(condition)) {
        if (part.kind !== "in" || part.negate || !LOOKED_UP.has(part.field)) continue;
        const field = fields(part.field);
        if (field === undefined) continue;
        const ids = idsBy(part.field, field);
        const found = new Set<string>();
        for (const value of part.values) {
          for (const id of ids.get(value === null ? "" : String(value)) ?? []) found.add(id);
        }
        return found;
      }
      return undefined;
    },
    replace(old, now) {
      for (const { field, ids } of lookups.values()) {
        if (old !== undefined) ids.get(lookedUp(field, old))?.delete(old.id);
        if (now !== undefined) remember(ids, lookedUp(field, now), now.id);
      }
    },
    clear: () => lookups.clear(),
  };
}

function lookedUp<R>(field: Field<R>, record: R): string {
  const value = field.read(record);
  return typeof value === "string" ? value.toLowerCase() : "";
}

function remember(ids: Map<string, Set<string>>, value: string, id: string): void {
  const known = ids.get(value);
  if (known === undefined) ids.set(value, new Set([id]));
  else known.add(id);
}
