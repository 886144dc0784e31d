import type { Clock } from "../clock.ts";
import { invalidCursor, invalidField } from "../errors.ts";
import type { Cursor } from "../paging.ts";
import { BTree } from "./btree.ts";
import { boundsOf, type Condition, conjuncts, matcher } from "./condition.ts";
import type { Field, FieldFinder } from "./fields.ts";

export interface Sort {
  field: string;
  ascending: boolean;
}

export interface Found<R> {
  /** The page, as the records are now, which may be newer than what the search saw. */
  records: R[];
  /** Matches on all pages. */
  total: number;
  /** Where the page ends; undefined on the last one. */
  end?: Pick<Cursor, "value" | "id">;
}

export interface SearchIndex<R> {
  /**
   * Makes a new or changed record searchable after a delay. Until then searches see the record as it
   * was indexed before, or not at all.
   * @param delay seconds
   */
  write(record: R, delay: number): void;
  /** Takes a record out at once. */
  remove(id: string): void;
  /**
   * @param after continues behind this place, whether or not anything still is there
   * @throws {ApiError} 400 for a sort field that is not known or a cursor of another order
   */
  search(condition: Condition, sort: Sort, limit: number, after?: Cursor): Found<R>;
  /** What cannot be worked out from the records: where the index lags behind them. */
  save(): SavedIndex<R>;
  /** To be followed by `rebuild`, once the records, too, are back. */
  load(saved: SavedIndex<R>): void;
  /** Begins anew with these records, but where what was loaded says that it lags behind. */
  rebuild(records: readonly R[]): void;
}

export interface SavedIndex<R> {
  written: number;
  /** Writes that are not searchable yet; `due` in unix milliseconds. */
  pending: { due: number; number: number; record: R }[];
  /** For records that are in `pending`: what searches see of them, null for nothing. */
  seen: { id: string; record: R | null }[];
}

/** A place in an order. */
interface Key {
  value: number | string;
  id: string;
}

/** What was written once; of two versions of a record the one with the higher number is newer. */
interface Version<R> {
  record: R;
  number: number;
}

/** How many queries keep a running count. */
const COUNTED_QUERIES = 64;

/** Fields whose `=` is looked up rather than searched for. */
const LOOKED_UP: ReadonlySet<string> = new Set(["id", "email", "external_id"]);

/** Ids of one kind have one length, or are numbers: the shorter is the smaller. */
const compareIds = (a: string, b: string) => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);

const compareKeys = (a: Key, b: Key) =>
  (a.value < b.value ? -1 : a.value > b.value ? 1 : 0) || compareIds(a.id, b.id);

/**
 * Records ordered by each field that was ever sorted by, so that a page costs no more than its
 * length and what the query refuses on the way.
 */
export function createSearchIndex<R extends { readonly id: string }>(options: {
  clock: Clock;
  fields: FieldFinder<R>;
  /** The record as it is now; undefined when it is gone. */
  current(id: string): R | undefined;
}): SearchIndex<R> {
  const { clock, fields, current } = options;
  const indexed = new Map<string, Version<R>>();
  const pending = new BTree<{ due: number; number: number }, Version<R>>(
    undefined,
    (a, b) => a.due - b.due || a.number - b.number,
  );
  const orders = new Map<string, { key(record: R): Key; tree: BTree<Key, R> }>();
  const lookups = new Map<string, { field: Field<R>; ids: Map<string, Set<string>> }>();
  /** Least recently used first. */
  const counts = new Map<string, { matches(record: R): boolean; count: number }>();
  let written = 0;
  let seen: SavedIndex<R>["seen"] = [];

  const replace = (old: R | undefined, now: R | undefined) => {
    for (const { key, tree } of orders.values()) {
      if (old !== undefined) tree.delete(key(old));
      if (now !== undefined) tree.set(key(now), now);
    }
    for (const { field, ids } of lookups.values()) {
      if (old !== undefined) ids.get(lookupValue(field, old))?.delete(old.id);
      if (now !== undefined) remember(ids, lookupValue(field, now), now.id);
    }
    for (const counted of counts.values()) {
      if (old !== undefined && counted.matches(old)) counted.count -= 1;
      if (now !== undefined && counted.matches(now)) counted.count += 1;
    }
  };

  const apply = (version: Version<R>) => {
    const { id } = version.record;
    if (current(id) === undefined) return;
    const old = indexed.get(id);
    if (old !== undefined && old.number > version.number) return;
    indexed.set(id, version);
    replace(old?.record, version.record);
  };

  const settle = () => {
    const now = clock.milliseconds();
    for (let next = pending.minKey(); next !== undefined && next.due <= now; ) {
      const version = pending.get(next);
      pending.delete(next);
      if (version !== undefined) apply(version);
      next = pending.minKey();
    }
  };

  const orderBy = (name: string) => {
    let order = orders.get(name);
    if (order === undefined) {
      const field = fields(name);
      if (field === undefined || field.type === "tag") throw invalidField(name);
      const tree = new BTree<Key, R>(undefined, compareKeys);
      const key = (record: R) => ({ value: sortValue(field, record), id: record.id });
      order = { key, tree };
      orders.set(name, order);
      for (const { record } of indexed.values()) tree.set(key(record), record);
    }
    return order;
  };

  /** The ids that one of the conjuncts pins down; undefined where none does. */
  const lookUp = (condition: Condition): Set<string> | undefined => {
    for (const part of conjuncts(condition)) {
      if (part.kind !== "in" || part.negate || !LOOKED_UP.has(part.field)) continue;
      const field = fields(part.field);
      if (field === undefined) continue;
      let lookup = lookups.get(part.field);
      if (lookup === undefined) {
        lookup = { field, ids: new Map() };
        lookups.set(part.field, lookup);
        for (const { record } of indexed.values()) {
          remember(lookup.ids, lookupValue(field, record), record.id);
        }
      }
      const found = new Set<string>();
      for (const value of part.values) {
        for (const id of lookup.ids.get(value === null ? "" : String(value)) ?? []) found.add(id);
      }
      return found;
    }
    return undefined;
  };

  /** Another time field than the one sorted by whose bounds spare us a walk through everything. */
  const narrowing = (condition: Condition, sort: Sort) =>
    conjuncts(condition).find(
      (part): part is Extract<Condition, { kind: "range" }> =>
        part.kind === "range" && part.field !== sort.field && fields(part.field)?.type === "date",
    )?.field;

  const count = (condition: Condition, matches: (record: R) => boolean, sort: Sort): number => {
    const key = JSON.stringify(condition);
    let counted = counts.get(key);
    if (counted === undefined) {
      let found = 0;
      const visit = (record: R) => {
        if (matches(record)) found += 1;
      };
      const { from, before } = boundsOf(condition, sort.field);
      if (from === -Infinity && before === Infinity) {
        for (const { record } of indexed.values()) visit(record);
      } else walk(orderBy(sort.field).tree, from, before, visit);
      counted = { matches, count: found };
    }
    counts.delete(key);
    counts.set(key, counted);
    const [oldest] = counts.keys();
    if (counts.size > COUNTED_QUERIES && oldest !== undefined) counts.delete(oldest);
    return counted.count;
  };

  return {
    save() {
      const waiting = pending.toArray().map(([{ due }, version]) => ({ due, ...version }));
      const ids = new Set(waiting.map(({ record }) => record.id));
      return {
        written,
        pending: waiting,
        seen: [...ids].map((id) => ({ id, record: indexed.get(id)?.record ?? null })),
      };
    },
    load(saved) {
      written = saved.written;
      seen = saved.seen;
      pending.clear();
      for (const { due, number, record } of saved.pending) {
        pending.set({ due, number }, { record, number });
      }
    },
    rebuild(records) {
      for (const known of [indexed, orders, lookups, counts]) known.clear();
      for (const record of records) indexed.set(record.id, { record, number: 0 });
      for (const { id, record } of seen) {
        if (record === null) indexed.delete(id);
        else indexed.set(id, { record, number: 0 });
      }
      seen = [];
    },
    write(record, delay) {
      written += 1;
      const version = { record, number: written };
      if (delay <= 0) apply(version);
      else pending.set({ due: clock.milliseconds() + delay * 1000, number: written }, version);
    },
    remove(id) {
      const old = indexed.get(id);
      indexed.delete(id);
      replace(old?.record, undefined);
    },
    search(condition, sort, limit, after) {
      settle();
      const order = orderBy(sort.field);
      if (after !== undefined && order.tree.size > 0) {
        const some = order.tree.minKey();
        if (typeof some?.value !== typeof after.value) throw invalidCursor();
      }
      const matches = matcher(condition, fields);

      const ids = lookUp(condition);
      const other = ids === undefined ? narrowing(condition, sort) : undefined;
      const bounds = boundsOf(condition, sort.field);
      const bounded = bounds.from !== -Infinity || bounds.before !== Infinity;
      if (ids !== undefined || (other !== undefined && !bounded)) {
        const candidates: R[] = [];
        const gather = (record: R | undefined) => {
          if (record !== undefined && matches(record)) candidates.push(record);
        };
        if (ids !== undefined) for (const id of ids) gather(indexed.get(id)?.record);
        else if (other !== undefined) {
          const range = boundsOf(condition, other);
          walk(orderBy(other).tree, range.from, range.before, gather);
        }
        const sign = sort.ascending ? 1 : -1;
        const keyed = candidates.map((record) => ({ record, key: order.key(record) }));
        keyed.sort((a, b) => sign * compareKeys(a.key, b.key));
        const start =
          after === undefined
            ? 0
            : keyed.findIndex(({ key }) => sign * compareKeys(key, after) > 0);
        const rest = start < 0 ? [] : keyed.slice(start, start + limit + 1);
        return page(rest, candidates.length);
      }

      const taken: { record: R; key: Key }[] = [];
      for (const [key, record] of inOrder(order.tree, bounds, sort.ascending, after)) {
        if (!matches(record)) continue;
        taken.push({ record, key });
        if (taken.length > limit) break;
      }
      return page(taken, count(condition, matches, sort));

      /** @param items one more than the page holds, unless the page is the last */
      function page(items: { record: R; key: Key }[], total: number): Found<R> {
        const shown = items.slice(0, limit);
        const records = shown
          .map(({ record }) => current(record.id))
          .filter((record) => record !== undefined);
        const last = shown.at(-1);
        if (items.length <= limit || last === undefined) return { records, total };
        return { records, total, end: last.key };
      }
    },
  };
}

/** Empty values come first: texts and numbers are not mixed within an order. */
function sortValue<R>(field: Field<R>, record: R): number | string {
  const value = field.read(record);
  if (field.type === "string") return typeof value === "string" ? value.toLowerCase() : "";
  return typeof value === "number" ? value : typeof value === "boolean" ? Number(value) : 0;
}

function lookupValue<R>(field: Field<R>, record: R): string {
  const value = field.read(record);
  return typeof value === "string" ? value.toLowerCase() : "";
}

function remember(ids: Map<string, Set<string>>, value: string, id: string): void {
  const known = ids.get(value);
  if (known === undefined) ids.set(value, new Set([id]));
  else known.add(id);
}

/** Visits the records whose sort value is at least `from` and less than `before`. */
function walk<R>(
  tree: BTree<Key, R>,
  from: number,
  before: number,
  visit: (record: R) => void,
): void {
  tree.forRange({ value: from, id: "" }, { value: before, id: "" }, false, (_, record) =>
    visit(record),
  );
}

/** The entries within the bounds, in order, that lie behind a cursor. */
function* inOrder<R>(
  tree: BTree<Key, R>,
  { from, before }: { from: number; before: number },
  ascending: boolean,
  after: Key | undefined,
): Iterable<[Key, R]> {
  // An id is never empty, so these keys lie just before all keys of their value.
  const low: Key | undefined = from === -Infinity ? undefined : { value: from, id: "" };
  const high: Key | undefined = before === Infinity ? undefined : { value: before, id: "" };
  if (ascending) {
    const start = after !== undefined && (!low || compareKeys(after, low) > 0) ? after : low;
    for (const entry of tree.entries(start)) {
      if (high !== undefined && compareKeys(entry[0], high) > 0) return;
      if (after === undefined || compareKeys(entry[0], after) > 0) yield entry;
    }
    return;
  }
  const start = after !== undefined && (!high || compareKeys(after, high) < 0) ? after : high;
  for (const entry of tree.entriesReversed(start)) {
    if (low !== undefined && compareKeys(entry[0], low) < 0) return;
    if (after === undefined || compareKeys(entry[0], after) < 0) yield entry;
  }
}
