import { expect, it } from "vitest";
import { createTally } from "../../scripts/soak/tally.ts";

it("what is lost and repeated counts, but not what was replaced before it was delivered", () => {
  const tally = createTally();
  for (const key of ["once", "twice", "never", "replaced", "late"]) tally.expect(key, 5);
  for (const key of ["once", "twice", "twice"]) expect(tally.deliver(key)).toBe(5);
  for (const key of ["once", "replaced", "late"]) tally.replace(key);
  tally.deliver("late");
  expect(tally.deliver("unknown")).toBeUndefined();
  expect(tally.count()).toEqual({ expected: 4, joined: 1, lost: 1, repeated: 1 });
});
