import type { Region } from "../auth.ts";
import type { Clock } from "../clock.ts";
import type { Random } from "../random.ts";
import type { FieldFinder } from "../search/fields.ts";
import { createSearchIndex, type SearchIndex } from "../search/search-index.ts";
import type { Emit } from "../webhooks/webhooks.ts";
import type { Storage } from "./storage.ts";

/** What belongs to the workspace as a whole. */
export interface Facts {
  /** The short code of the workspace (`app.id_code`). */
  id: string;
  name: string;
  timezone: string;
  region: Region;
  /** When the workspace was set up, unix seconds. */
  created_at: number;
  /** Seconds until a write becomes searchable, [min, max]. */
  indexDelay: readonly [number, number];
  /** The same until lists that no search reads show a write. */
  listDelay: readonly [number, number];
  /** Whether the last, empty page of a scroll still has the parameter: clients disagree. */
  scrollLastPage: "with-param" | "without";
}

export interface WriteOptions {
  /** Seconds until the write is seen. Default: drawn from the mock's `indexDelay` or `listDelay`. */
  indexDelay?: number;
}

/** What all resources' state is built on. */
export interface Base {
  clock: Clock;
  /** Hands out the containers of state. */
  storage: Storage;
  facts: Facts;
  /** A stream of random values for one purpose, kept with the state. */
  random(purpose: string): Random;
  /** A new id of 24 hex digits (contacts, companies). */
  objectId(): string;
  /** A new id of digits (everything else but what has UUIDs). */
  numericId(): string;
  uuid(): string;
  /**
   * A time in whole unix seconds and in milliseconds.
   * @param seconds default: now, or the time that `at` says it is
   */
  stamp(seconds?: number): { seconds: number; ms: number };
  /** Does something as if at another time, see `Workspace`. */
  at<T>(seconds: number, act: () => T): T;
  /**
   * The delay of one write, in seconds: as given, or drawn; none for what `at` does.
   * @param range what to draw from. Default: the delay of searches
   */
  indexDelay(options?: WriteOptions, range?: Facts["indexDelay"]): number;
  /** A search index over kept records, kept itself as far as it lags behind them. */
  searchIndex<R extends { readonly id: string }>(options: {
    name: string;
    records: ReadonlyMap<string, R>;
    fields: FieldFinder<R>;
    /** Whether searches may show a record. Default: they show all. */
    visible?(record: R): boolean;
  }): SearchIndex<R>;
  /**
   * Records of a list that no search reads, but which shows writes as late as searches do.
   * `records` is by id.
   */
  lateList<R extends { readonly id: string }>(
    name: string,
    records: ReadonlyMap<string, R>,
  ): LateList<R>;
  /** Posts a webhook notification to whoever subscribed to the topic. */
  emit: Emit;
}

/** Lists are late in nothing but what they show, so they need no more of an index. */
export interface LateList<R> extends Pick<SearchIndex<R>, "seen" | "allSeen" | "remove"> {
  /** Shows a new or changed record once its delay has passed. */
  write(record: R, options?: WriteOptions): void;
}

export function createBase(
  parts: Pick<Base, "clock" | "storage" | "facts" | "random" | "emit">,
): Base {
  const { clock, storage, facts, random } = parts;
  const ids = random("ids");
  const delays = random("index delays");
  const uuids = random("uuids");
  /** Object ids are like MongoDB's: four bytes of time, five of the machine, a counter of three. */
  const last = storage.record("last ids", {
    machine: ids.hex(10),
    counter: ids.integer(0, 0x0fffff),
    number: ids.integer(100_000, 900_000),
  });
  let pretended: number | undefined;
  const base: Base = {
    ...parts,
    emit(topic, item) {
      // What was done at another time has long been notified.
      if (pretended === undefined) parts.emit(topic, item);
    },
    at(seconds, act) {
      const before = pretended;
      pretended = seconds;
      try {
        return act();
      } finally {
        pretended = before;
      }
    },
    objectId() {
      last.counter = (last.counter + 1) & 0xffffff;
      const hex = (number: number, digits: number) => number.toString(16).padStart(digits, "0");
      return hex(Math.floor(clock.now()) % 2 ** 32, 8) + last.machine + hex(last.counter, 6);
    },
    numericId() {
      last.number += 1;
      return String(last.number);
    },
    uuid: () => uuids.uuid(),
    stamp(seconds = pretended) {
      const ms = seconds === undefined ? clock.milliseconds() : Math.floor(seconds * 1000 + 1e-3);
      return { seconds: Math.floor(ms / 1000), ms };
    },
    indexDelay(options, [shortest, longest] = facts.indexDelay) {
      // What was written at another time has long been indexed.
      if (pretended !== undefined) return 0;
      return options?.indexDelay ?? shortest + delays.next() * (longest - shortest);
    },
    lateList(name, records) {
      const index = base.searchIndex({ name, records, fields: () => undefined });
      return {
        ...index,
        write: (record, options) => index.write(record, base.indexDelay(options, facts.listDelay)),
      };
    },
    searchIndex({ name, records, fields, visible = () => true }) {
      const shown = (id: string) => {
        const record = records.get(id);
        return record !== undefined && visible(record) ? record : undefined;
      };
      const index = createSearchIndex({ clock, fields, current: shown });
      storage.part(`${name} index`, {
        save: index.save,
        load: (saved: ReturnType<typeof index.save>) => index.load(saved),
      });
      storage.derive(() => index.rebuild([...records.keys()].flatMap((id) => shown(id) ?? [])));
      return index;
    },
  };
  return base;
}
