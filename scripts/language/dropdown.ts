import type { Action } from "./operations.ts";

/** Fills a parameter's list from an action of this connector. */
export interface Dropdown {
  readonly action: Action<unknown>;
  /** Where the answer holds the list; absent where the answer is the list. */
  readonly items?: string;
  /** Fields of an entry. */
  readonly value: string;
  readonly title: string;
}

type Entry<T> = T extends readonly (infer Item)[] ? NonNullable<Item> : never;

/** Choices from an action that answers a list: `choices(listCompanies, "id", "name")`. */
export function choices<T extends readonly unknown[]>(
  action: Action<T>,
  value: keyof Entry<T> & string,
  title: keyof Entry<T> & string,
): Dropdown {
  return { action, value, title };
}

/** Choices from an action whose answer holds a list: `choicesIn(listTags, "data", "id", "name")`. */
export function choicesIn<T, K extends keyof T & string>(
  action: Action<T>,
  items: K,
  value: keyof Entry<T[K]> & string,
  title: keyof Entry<T[K]> & string,
): Dropdown {
  return { action, items, value, title };
}
