import { expect, test } from "vitest";
import { own, put } from "../../scripts/common/own.ts";

const NAMES = ["__proto__", "constructor", "prototype", "toString"];

test("put and own know only an object's own properties", () => {
  const object: Record<string, unknown> = {};
  for (const name of NAMES) {
    expect(own(object, name)).toBeUndefined();
    put(object, name, { polluted: name });
    put(object, name, { polluted: "again" });
    expect(own(object, name)).toEqual({ polluted: "again" });
  }
  expect(Object.keys(object)).toEqual(NAMES);
  expect(Object.getPrototypeOf(object)).toBe(Object.prototype);
});
