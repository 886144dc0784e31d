/** Random JSON: what both languages can hold, which is safe integers, doubles, well-formed Unicode. */
import fc from "fast-check";
import type { Json } from "../../../../scripts/common/json.ts";
import { NOW } from "../interpreters.ts";

const WORDS = [
  "",
  " ",
  "a",
  "user",
  "lead",
  "7",
  "Zoë 😀",
  "a (b@example.com)",
  "line\nline\r\u2028",
  "100% / ? # & + : ! ' ( ) *",
  "..",
  "id=6f-A_1",
  "A contact matching those details already exists with id=64be3f",
  "An archived contact matching those details already exists with id=64be3f (archived contact)",
  "2026-03-01T09:30:00Z",
  "\u202e\u200fא",
];

export const text: fc.Arbitrary<string> = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 20 }) },
  { weight: 1, arbitrary: fc.string({ maxLength: 20 }) },
);

export const number: fc.Arbitrary<number> = fc.oneof(
  fc.integer({ min: -5, max: 20 }),
  fc.integer({ min: NOW - 1_000_000, max: NOW + 1_000_000 }),
  fc.maxSafeInteger(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

const scalar: fc.Arbitrary<Json> = fc.oneof(text, number, fc.boolean(), fc.constant(null));

/** Any JSON whose objects have some of these keys, and a few of their own. */
export function json(...keys: string[]): fc.Arbitrary<Json> {
  const key = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...keys) },
    { weight: 1, arbitrary: text.filter((name) => name !== "__proto__") },
  );
  return fc.letrec<{ value: Json; list: Json[]; object: { [key: string]: Json } }>((tie) => ({
    value: fc.oneof({ maxDepth: 4 }, scalar, tie("list"), tie("object")),
    list: fc.array(tie("value"), { maxLength: 4 }),
    object: fc.dictionary(key, tie("value"), { maxKeys: 5, noNullPrototype: true }),
  })).value;
}

/** Mostly the one, sometimes anything, sometimes null. */
export function mostly(usual: fc.Arbitrary<Json>): fc.Arbitrary<Json> {
  return fc.oneof(
    { weight: 8, arbitrary: usual },
    { weight: 1, arbitrary: json("id", "data", "name") },
    { weight: 1, arbitrary: fc.constant(null) },
  );
}
