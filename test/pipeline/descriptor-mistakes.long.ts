/** What the build says of a maintainer's mistakes in descriptors: where, what is wrong, and what to do. */
import { afterAll, expect, test } from "vitest";
import { DESCRIPTOR_MISTAKES } from "./mistakes/descriptors.ts";
import { cleanUp, tell } from "./mistakes/harness.ts";
import { SEARCH_MISTAKES } from "./mistakes/searches.ts";

afterAll(cleanUp);

test.each([...DESCRIPTOR_MISTAKES, ...SEARCH_MISTAKES])("$name", async (mistake) => {
  const { said, expected } = await tell(mistake);
  expect(said).toEqual(expected);
});
