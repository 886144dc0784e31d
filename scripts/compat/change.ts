/**
 * What a difference does to those who use the connector already. `breaking`: flows, connections or
 * running triggers fail or do something else. `compatible`: they go on as they were. `words`: only texts
 * that people read.
 */
export const EFFECTS = ["breaking", "compatible", "words"] as const;
export type Effect = (typeof EFFECTS)[number];

/** A difference between two definitions of one connector. */
export interface Change {
  readonly effect: Effect;
  /** The id of the operation that it is about; absent where it is the connector's. */
  readonly operation?: string;
  /** `parameter user_id`, `result tags/id`, `sign-in region`; empty for the whole. */
  readonly place: string;
  /** A sentence. */
  readonly what: string;
  /** Why a breaking change may be: a new revision, or a replacement that was announced. */
  readonly excuse?: string;
}

/** Collects the changes of one thing. */
export interface Report {
  breaking(place: string, what: string): void;
  compatible(place: string, what: string): void;
  words(place: string, what: string): void;
}

/** @param operation the id of the operation that the changes are about */
export function reportTo(changes: Change[], operation?: string): Report {
  const add = (effect: Effect) => (place: string, what: string) => {
    changes.push({ effect, ...(operation === undefined ? {} : { operation }), place, what });
  };
  return { breaking: add("breaking"), compatible: add("compatible"), words: add("words") };
}

/** Breaking changes that nothing excuses. */
export function failures(changes: readonly Change[]): Change[] {
  return changes.filter(({ effect, excuse }) => effect === "breaking" && excuse === undefined);
}
