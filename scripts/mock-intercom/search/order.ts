import { BTree } from "./btree.ts";
import type { Bounds } from "./condition.ts";
import type { Field } from "./fields.ts";

/** A place in an order. */
export interface Key {
  value: number | string;
  id: string;
}

/** Records ordered by a field, and where that is the same by id. */
export interface Order<R> {
  key(record: R): Key;
  add(record: R): void;
  remove(record: R): void;
  /** Negative where the first comes before the second in ascending order. */
  compare(a: Key, b: Key): number;
  /** Whether a key is one of this order, and not of one of texts where this is of numbers. */
  fits(key: Key): boolean;
  /** Visits the records whose value is within the bounds. */
  visit(bounds: Bounds, visit: (record: R) => void): void;
  /** The entries within the bounds, in order, that lie behind a place. */
  entries(bounds: Bounds, ascending: boolean, after: Key | undefined): Iterable<[Key, R]>;
}

export function createOrder<R extends { readonly id: string }>(
  field: Field<R>,
  records: Iterable<R>,
): Order<R> {
  const tree = new BTree<Key, R>(undefined, compareKeys);
  const key = (record: R) => ({ value: sortValue(field, record), id: record.id });
  const add = (record: R) => {
    tree.set(key(record), record);
  };
  for (const record of records) add(record);
  return {
    key,
    add,
    remove(record) {
      tree.delete(key(record));
    },
    compare: compareKeys,
    fits({ value }) {
      const some = tree.minKey();
      return some === undefined || typeof some.value === typeof value;
    },
    visit({ from, before }, visit) {
      tree.forRange(start(from), start(before), false, (_, record) => visit(record));
    },
    entries: (bounds, ascending, after) =>
      ascending ? upwards(tree, bounds, after) : downwards(tree, bounds, after),
  };
}

/** Ids of one kind have one length, or are numbers: the shorter is the smaller. */
export const compareIds = (a: string, b: string) =>
  a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);

const compareKeys = (a: Key, b: Key) =>
  (a.value < b.value ? -1 : a.value > b.value ? 1 : 0) || compareIds(a.id, b.id);

/** Just before all keys of a value: no id is empty. */
const start = (value: number): Key => ({ value, id: "" });

function* upwards<R>(tree: BTree<Key, R>, { from, before }: Bounds, after: Key | undefined) {
  const low = from === -Infinity ? undefined : start(from);
  const high = before === Infinity ? undefined : start(before);
  const first = after !== undefined && (!low || compareKeys(after, low) > 0) ? after : low;
  for (const entry of tree.entries(first)) {
    if (high !== undefined && compareKeys(entry[0], high) > 0) return;
    if (after === undefined || compareKeys(entry[0], after) > 0) yield entry;
  }
}

function* downwards<R>(tree: BTree<Key, R>, { from, before }: Bounds, after: Key | undefined) {
  const low = from === -Infinity ? undefined : start(from);
  const high = before === Infinity ? undefined : start(before);
  const first = after !== undefined && (!high || compareKeys(after, high) < 0) ? after : high;
  for (const entry of tree.entriesReversed(first)) {
    if (low !== undefined && compareKeys(entry[0], low) < 0) return;
    if (after === undefined || compareKeys(entry[0], after) < 0) yield entry;
  }
}

/** Empty values come first: texts and numbers are not mixed within an order. */
function sortValue<R>(field: Field<R>, record: R): number | string {
  const value = field.read(record);
  if (field.type === "string") return typeof value === "string" ? value.toLowerCase() : "";
  return typeof value === "number" ? value : typeof value === "boolean" ? Number(value) : 0;
}
