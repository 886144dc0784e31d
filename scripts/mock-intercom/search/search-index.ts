import type { Clock } from "../clock.ts";
import { invalidCursor, invalidField } from "../errors.ts";
import type { Cursor } from "../paging.ts";
import { BTree } from "./btree.ts";
import { boundsOf, type Condition, conjuncts, matcher } from "./condition.ts";
import { createCounts } from "./counts.ts";
import type { FieldFinder } from "./fields.ts";
import { createLookups } from "./lookups.ts";
import { createOrder, type Key, type Order } from "./order.ts";

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
  /** A record as searches see it, which may be older than it is; undefined where they do not. */
  seen(id: string): R | undefined;
  /** All records as searches see them. */
  allSeen(): R[];
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

/** What was written once; of two versions of a record the one with the higher number is newer. */
interface Version<R> {
  record: R;
  number: number;
}

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
  const records = function* () {
    for (const { record } of indexed.values()) yield record;
  };
  const orders = new Map<string, Order<R>>();
  const lookups = createLookups(fields, records);
  const counts = createCounts<R>();
  let written = 0;
  let seen: SavedIndex<R>["seen"] = [];

  const replace = (old: R | undefined, now: R | undefined) => {
    for (const order of orders.values()) {
      if (old !== undefined) order.remove(old);
      if (now !== undefined) order.add(now);
    }
    lookups.replace(old, now);
    counts.replace(old, now);
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

  const orderBy = (name: string): Order<R> => {
    let order = orders.get(name);
    if (order === undefined) {
      const field = fields(name);
      if (field === undefined || field.type === "tag") throw invalidField(name);
      order = createOrder(field, records());
      orders.set(name, order);
    }
    return order;
  };

  /** Another time field than the one sorted by whose bounds spare us a walk through everything. */
  const narrowing = (condition: Condition, sort: Sort) =>
    conjuncts(condition).find(
      (part): part is Extract<Condition, { kind: "range" }> =>
        part.kind === "range" && part.field !== sort.field && fields(part.field)?.type === "date",
    )?.field;

  /** The few records that can match, where the order would have us walk through many. */
  const candidates = (condition: Condition, sort: Sort): R[] | undefined => {
    const ids = lookups.find(condition);
    if (ids !== undefined) return [...ids].flatMap((id) => indexed.get(id)?.record ?? []);
    const other = narrowing(condition, sort);
    if (other === undefined || isBounded(condition, sort.field)) return undefined;
    const found: R[] = [];
    orderBy(other).visit(boundsOf(condition, other), (record) => found.push(record));
    return found;
  };

  const count = (condition: Condition, matches: (record: R) => boolean, sort: Sort): number =>
    counts.of(condition, matches, () => {
      let found = 0;
      const visit = (record: R) => {
        if (matches(record)) found += 1;
      };
      if (isBounded(condition, sort.field)) {
        orderBy(sort.field).visit(boundsOf(condition, sort.field), visit);
      } else for (const record of records()) visit(record);
      return found;
    });

  /** @param items one more than the page holds, unless the page is the last */
  const page = (items: readonly Entry<R>[], limit: number, total: number): Found<R> => {
    const shown = items.slice(0, limit);
    const found = shown
      .map(([, record]) => current(record.id))
      .filter((record) => record !== undefined);
    const last = shown.at(-1);
    if (items.length <= limit || last === undefined) return { records: found, total };
    return { records: found, total, end: last[0] };
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
    rebuild(all) {
      for (const known of [indexed, orders, lookups, counts]) known.clear();
      for (const record of all) indexed.set(record.id, { record, number: 0 });
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
    seen(id) {
      settle();
      return indexed.get(id)?.record;
    },
    allSeen() {
      settle();
      return [...records()];
    },
    remove(id) {
      const old = indexed.get(id);
      indexed.delete(id);
      replace(old?.record, undefined);
    },
    search(condition, sort, limit, after) {
      settle();
      const order = orderBy(sort.field);
      if (after !== undefined && !order.fits(after)) throw invalidCursor();
      const matches = matcher(condition, fields);
      const few = candidates(condition, sort)?.filter(matches);
      if (few !== undefined) {
        const sorted = sortedBy(order, few, sort.ascending);
        const behind = ([key]: Entry<R>) =>
          after === undefined || order.compare(key, after) * (sort.ascending ? 1 : -1) > 0;
        return page(sorted.filter(behind).slice(0, limit + 1), limit, few.length);
      }
      const taken: Entry<R>[] = [];
      const bounds = boundsOf(condition, sort.field);
      for (const entry of order.entries(bounds, sort.ascending, after)) {
        if (!matches(entry[1])) continue;
        taken.push(entry);
        if (taken.length > limit) break;
      }
      return page(taken, limit, count(condition, matches, sort));
    },
  };
}

type Entry<R> = readonly [Key, R];

function sortedBy<R>(order: Order<R>, records: readonly R[], ascending: boolean): Entry<R>[] {
  const sign = ascending ? 1 : -1;
  return records
    .map((record) => [order.key(record), record] as const)
    .sort(([a], [b]) => sign * order.compare(a, b));
}

function isBounded(condition: Condition, field: string): boolean {
  const { from, before } = boundsOf(condition, field);
  return from !== -Infinity || before !== Infinity;
}
