import type { Field } from "../model.ts";
import { parametersOf } from "../values.ts";
import type { Backend, Values } from "./backend.ts";

/** What fields are filled in with, and what can be asked for meanwhile. */
export interface Scope {
  get(key: string): unknown;
  /** Undefined takes the value away. */
  set(key: string, value: unknown): void;
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
  const watchers: { keys: readonly string[]; changed: () => void }[] = [];
  const titles = new Map(fields.map(({ key, title }) => [key, title]));
  return {
    asking,
    get: (key) => filled.get(key),
    set(key, value) {
      const before = JSON.stringify(filled.get(key));
      if (value === undefined) filled.delete(key);
      else filled.set(key, value);
      if (JSON.stringify(value) === before) return;
      for (const { keys, changed } of watchers) if (keys.includes(key)) changed();
    },
    known: () => parametersOf(filled, dynamic),
    watch: (keys, changed) => void watchers.push({ keys, changed }),
    unfold: (key) => void dynamic.push(key),
    titleOf: (key) => titles.get(key) ?? key,
  };
}

/** The fields of one row of a list: their values are the row's. */
export function rowScope(
  parent: Scope,
  changed: (row: ReadonlyMap<string, unknown>) => void,
): Scope {
  const row = new Map<string, unknown>();
  return {
    ...parent,
    get: (key) => row.get(key),
    set(key, value) {
      if (value === undefined) row.delete(key);
      else row.set(key, value);
      changed(row);
    },
  };
}
