import { isHolder } from "../holder-titles.ts";
import type { Field } from "../operation.ts";

/** A value of an answer, as designers list it. */
export interface Shown {
  /** Where it is: `contacts.contacts.*.id`. */
  readonly place: string;
  readonly title: string;
  /** The innermost list that it lies in the entries of; empty outside of all lists. */
  readonly list: string;
  /** Titles of the objects that hold it, the nearest first, up to that list or the answer as a whole. */
  readonly holders: readonly string[];
}

/**
 * What designers show of an answer under titles: one flat list of values and lists. What lies in the
 * entries of a list is shown with that list, as choosing it puts the step into a loop over the list.
 * The answer as a whole and entries of lists have no titles there, objects only those that say something
 * else than what they hold (`holder-titles.ts`), and what is internal is not shown.
 */
export function shownIn(answer: Field): Shown[] {
  const found: Shown[] = [];
  const visit = (
    field: Field,
    at: { place: string; list: string; holders: readonly string[] },
    above: readonly Field[],
  ) => {
    if (field.visibility === "internal" || above.includes(field)) return;
    const { place, list } = at;
    const { title } = field;
    const isEntry = place === "" || place.endsWith("*");
    if (title !== undefined && !isEntry && !isHolder(field)) found.push({ ...at, title });
    const within = [...above, field];
    const holders = title === undefined || isEntry ? at.holders : [title, ...at.holders];
    const below = (step: string) => (place === "" ? step : `${place}.${step}`);
    for (const [key, inner] of Object.entries(field.fields ?? {})) {
      visit(inner, { place: below(key), list, holders }, within);
    }
    if (field.items !== undefined) {
      visit(field.items, { place: below("*"), list: below("*"), holders: [] }, within);
    }
  };
  visit(answer, { place: "", list: "", holders: [] }, []);
  return found;
}

/** Those that share a title with another one that is shown in the same list, together. */
export function repeated(shown: readonly Shown[]): Shown[][] {
  const groups = new Map<string, Shown[]>();
  for (const one of shown) {
    const key = JSON.stringify([one.list, one.title]);
    const group = groups.get(key) ?? [];
    group.push(one);
    groups.set(key, group);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}
