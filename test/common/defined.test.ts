import { expect, expectTypeOf, test } from "vitest";
import { defined } from "../../scripts/common/defined.ts";

const maybe = <T>(value: T): T | undefined => value;

test("what is undefined is left out by name; null, empty and false values stay, in their order", () => {
  const made = defined({ a: undefined, b: null, c: "", d: 0, e: false });
  expect(Object.entries(made)).toEqual([
    ["b", null],
    ["c", ""],
    ["d", 0],
    ["e", false],
  ]);
  expect(made).not.toHaveProperty("a");
});

test("members that may be undefined become members that may be absent, of the same type", () => {
  const made: { name?: string; size?: number } = defined({ name: maybe("n"), size: maybe(1) });
  expect(made).toEqual({ name: "n", size: 1 });
  expectTypeOf(defined({ name: maybe("n") })).toEqualTypeOf<{ name?: string }>();
});

test("a type argument refuses members of other names and types", () => {
  interface Patch {
    name?: string;
  }
  // @ts-expect-error: the patch has no such member
  defined<Patch>({ name: "n", size: 1 });
  // @ts-expect-error: the name is a text
  defined<Patch>({ name: 1 });
  expect(defined<Patch>({ name: undefined })).toEqual({});
});

test("a member named __proto__ is one like any other", () => {
  const made = defined(JSON.parse('{"__proto__": {"polluted": true}}'));
  expect(Object.keys(made)).toEqual(["__proto__"]);
  expect(Object.getPrototypeOf(made)).toBe(Object.prototype);
});
