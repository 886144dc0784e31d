import type { FieldFinder, FieldValue } from "./fields.ts";
import { compareIds } from "./order.ts";

export type Scalar = string | number | boolean | null;

/**
 * A query in one plain form: two queries that ask for the same days have the same condition. Texts
 * are lower case; ranges are half open, times in unix milliseconds.
 */
export type Condition =
  | { kind: "all"; parts: Condition[] }
  | { kind: "any"; parts: Condition[] }
  | { kind: "not"; part: Condition }
  | { kind: "range"; field: string; from?: number; before?: number }
  | { kind: "in"; field: string; values: Scalar[]; negate: boolean }
  | { kind: "ids"; field: string; side: "above" | "below"; id: string }
  | {
      kind: "text";
      field: string;
      how: "contains" | "starts" | "ends";
      value: string;
      negate: boolean;
    };

export const EVERYTHING: Condition = { kind: "all", parts: [] };

/** Builds the test of a condition whose fields are all known. */
export function matcher<R>(condition: Condition, fields: FieldFinder<R>): (record: R) => boolean {
  const read = (name: string) => {
    const field = fields(name);
    if (field === undefined) throw new Error(`unknown field ${name}`);
    return field.read;
  };
  switch (condition.kind) {
    case "all": {
      const parts = condition.parts.map((part) => matcher(part, fields));
      return (record) => parts.every((part) => part(record));
    }
    case "any": {
      const parts = condition.parts.map((part) => matcher(part, fields));
      return (record) => parts.some((part) => part(record));
    }
    case "not": {
      const part = matcher(condition.part, fields);
      return (record) => !part(record);
    }
    case "range": {
      const { from = -Infinity, before = Infinity } = condition;
      const value = read(condition.field);
      return (record) => {
        const number = value(record);
        return typeof number === "number" && number >= from && number < before;
      };
    }
    case "in": {
      const wanted = new Set<Scalar>(condition.values);
      const value = read(condition.field);
      return (record) => hits(value(record), (one) => wanted.has(one)) !== condition.negate;
    }
    case "ids": {
      const { side, id } = condition;
      const sign = side === "above" ? 1 : -1;
      const value = read(condition.field);
      return (record) => {
        const own = value(record);
        return typeof own === "string" && sign * compareIds(own, id) > 0;
      };
    }
    case "text": {
      const { how, value: text, negate } = condition;
      const value = read(condition.field);
      const test = (one: Scalar) =>
        typeof one === "string" &&
        (how === "contains"
          ? one.includes(text)
          : how === "starts"
            ? one.startsWith(text)
            : one.endsWith(text));
      return (record) => hits(value(record), test) !== negate;
    }
  }
}

/** Whether the value, or any of a list's values, passes. An empty list counts as no value. */
function hits(value: FieldValue, test: (one: Scalar) => boolean): boolean {
  if (typeof value === "string") return test(value.toLowerCase());
  if (value === null || typeof value !== "object") return test(value);
  if (value.length === 0) return test(null);
  return value.some((one) => test(one.toLowerCase()));
}

/** The conditions that every match must fulfil. */
export function conjuncts(condition: Condition): Condition[] {
  return condition.kind === "all" ? condition.parts.flatMap(conjuncts) : [condition];
}

/** A range of values; infinite where it has no end. */
export interface Bounds {
  from: number;
  /** Exclusive. */
  before: number;
}

/** The range in which a field of every match lies. */
export function boundsOf(condition: Condition, field: string): Bounds {
  let from = -Infinity;
  let before = Infinity;
  for (const part of conjuncts(condition)) {
    if (part.kind !== "range" || part.field !== field) continue;
    from = Math.max(from, part.from ?? -Infinity);
    before = Math.min(before, part.before ?? Infinity);
  }
  return { from, before };
}
