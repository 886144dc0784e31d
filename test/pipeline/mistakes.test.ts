/**
 * What the build says of a maintainer's mistakes: where, what is wrong, and what to do. Those in
 * descriptors are many: `descriptor-mistakes.long.ts`.
 */
import { afterAll, describe, expect, test } from "vitest";
import { CSHARP, needs } from "../common/needs.ts";
import { cleanUp, tell, tellRight } from "./mistakes/harness.ts";
import { SOURCE_MISTAKES } from "./mistakes/sources.ts";

afterAll(cleanUp);

test("of a small connector that is right, the build says nothing", async () => {
  expect(await tellRight()).toEqual([]);
});

describe("a mistake elsewhere", () => {
  test.each(SOURCE_MISTAKES.filter(({ compiled }) => !compiled))("$name", async (mistake) => {
    const { said, expected } = await tell(mistake);
    expect(said).toEqual(expected);
  });
});

describe("a mistake that only a C# compiler sees", needs(CSHARP), () => {
  const compiled = SOURCE_MISTAKES.filter((mistake) => mistake.compiled);
  test.each(compiled)("$name", async (mistake) => {
    const { said, expected } = await tell(mistake);
    expect(said).toEqual(expected);
  });
});
