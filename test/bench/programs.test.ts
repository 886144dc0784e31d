import { expect, test } from "vitest";
import { argumentsOf } from "../../scripts/bench/programs.ts";

test("what is measured is what package.json runs", () => {
  expect(argumentsOf("validate").join(" ")).toContain("validate");
  expect(argumentsOf("mock").join(" ")).toContain("mock");
});

test("a script that is not there, or does not run node, is not measured", () => {
  expect(() => argumentsOf("nothing")).toThrow("nothing");
  expect(() => argumentsOf("format")).toThrow("format");
});
