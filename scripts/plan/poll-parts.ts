import { isObject, type Json } from "../common/json.ts";
import { textOf, valueAt } from "./evaluate.ts";
import type { PollParts } from "./plan.ts";
import { pathFor, readPaths, type Spent } from "./poll-names.ts";
import type { Found, Polled } from "./poll-pages.ts";
import { type Delivered, markOf } from "./poll-state.ts";
import { secondsOf } from "./times.ts";

/**
 * What remembers that the parts of an item have been read. Ids of parts and of items may be the
 * same, so the mark is made from what no id of a part is.
 */
export function readMark({ item, time }: Found): Delivered {
  return { time, mark: markOf(`${textOf(item.id ?? null)} read`) };
}

/**
 * Reads the parts of items, one call each, and once more as {@link readPaths} does. Gives them newest
 * first; none of an item that is no longer there.
 */
export async function readParts(
  parts: PollParts,
  items: readonly Found[],
  spent: Spent,
  planned: number,
  { around }: Polled,
): Promise<Found[]> {
  const pathOf = ({ item }: Found) => pathFor(parts.call, textOf(item.id ?? null) ?? "");
  const bodies = await readPaths([...new Set(items.map(pathOf))], spent, planned, around);
  return items
    .flatMap((found) => partsIn(parts, found, bodies.get(pathOf(found)) ?? null))
    .sort((a, b) => a.time - b.time)
    .reverse();
}

/** A part is known by its item's id, too: a tag is the same on every item. */
function partsIn(parts: PollParts, { item }: Found, body: Json): Found[] {
  const entries = valueAt(body, parts.items);
  if (!Array.isArray(entries)) return [];
  return entries.flatMap((part) => {
    const time = secondsOf(valueAt(part, parts.time));
    const id = textOf(valueAt(part, "id"));
    if (!isObject(part) || id === null || time === null) return [];
    return [{ item, part, time, mark: markOf(`${textOf(item.id ?? null)} ${id}`), at: time }];
  });
}
