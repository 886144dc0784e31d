import { put } from "../../common/own.ts";
import type { Field } from "../model.ts";
import { parametersOf } from "../values.ts";
import type { Backend, Values } from "./backend.ts";

/** What fields are filled in with, and what can be asked for meanwhile. */
export interface Scope {
  get(key: string): unknown;
  /** Undefined takes the value away. */
  set(key: string, value: unknown): void;
  /** Takes away what lies below a key, too. */
  clear(key: string): void;
  /** All that is filled in of the operation, as parameters. */
  known(): Values;
  /** Calls when one of the keys gets another value. */
  watch(keys: readonly string[], changed: () => void): void;
  /** What lies below the key is one object. */
  unfold(key: string): void;
  /** By key, for those who wait for others. */
  titleOf(key: string): string;
  readonly asking: Asking;
}

/** The questions of one operation. */
export interface Asking {
  readonly live: boolean;
  choices(key: string, known: Values): ReturnType<Backend["choices"]>;
  tree(
    key: string,
    known: Values,
    parent?: Parameters<Backend["tree"]>[4],
  ): ReturnType<Backend["tree"]>;
  describe(place: string, known: Values): ReturnType<Backend["describe"]>;
}

export function createScope(fields: readonly Field[], asking: Asking): Scope {
  const filled = new Map<string, unknown>();
  const dynamic: string[] = [];
  const watchers = createWatchers();
  const titles = new Map(fields.map(({ key, title }) => [key, title]));
  const set = (key: string, value: unknown): void => {
    const before = filled.get(key);
    if (value === undefined) filled.delete(key);
    else filled.set(key, value);
    watchers.tell(key, before, value);
  };
  return {
    asking,
    get: (key) => filled.get(key),
    set,
    clear: (key) => clearBelow(key, filled, set),
    known: () => parametersOf(filled, dynamic),
    watch: watchers.add,
    unfold: (key) => void dynamic.push(key),
    titleOf: (key) => titles.get(key) ?? key,
  };
}

/** The fields of one row of a list: their values are the row's, and known only in it. */
export function rowScope(
  parent: Scope,
  { item, row }: { item: readonly Field[]; row: string },
  changed: (row: ReadonlyMap<string, unknown>) => void,
): Scope {
  const filled = new Map<string, unknown>();
  const watchers = createWatchers();
  const keyOf = (key: string) => `${row}/${key}`;
  const set = (key: string, value: unknown): void => {
    const before = filled.get(key);
    if (value === undefined) filled.delete(key);
    else filled.set(key, value);
    changed(filled);
    watchers.tell(keyOf(key), before, value);
  };
  const titles = new Map(item.map(({ key, title }) => [keyOf(key), title]));
  return {
    ...parent,
    get: (key) => filled.get(key),
    set,
    clear: (key) => clearBelow(key, filled, set),
    known() {
      const known = { ...parent.known() };
      for (const [key, value] of filled) put(known, keyOf(key), value);
      return known;
    },
    watch(keys, look) {
      parent.watch(keys, look);
      watchers.add(keys, look);
    },
    titleOf: (key) => titles.get(key) ?? parent.titleOf(key),
  };
}

function clearBelow(
  key: string,
  filled: ReadonlyMap<string, unknown>,
  set: (key: string, value: undefined) => void,
): void {
  for (const one of [...filled.keys()]) {
    if (one === key || one.startsWith(`${key}/`)) set(one, undefined);
  }
}

/** Those who wait for values. */
function createWatchers() {
  const all: { keys: readonly string[]; changed: () => void }[] = [];
  return {
    add: (keys: readonly string[], changed: () => void) => void all.push({ keys, changed }),
    tell(key: string, before: unknown, value: unknown): void {
      if (JSON.stringify(value) === JSON.stringify(before)) return;
      for (const { keys, changed } of all) if (keys.includes(key)) changed();
    },
  };
}
