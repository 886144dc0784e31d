import { expect, test } from "vitest";
import { measureInTurns } from "../../scripts/bench/in-turns.ts";

const SUBJECTS = new Map([
  ["a", 10],
  ["b", 20],
]);

test("all are measured in turns, and the round that warms up does not count", async () => {
  const order: string[] = [];
  const measured = await measureInTurns(SUBJECTS, 2, async (name, subject, round) => {
    order.push(`${name}${round}`);
    return subject + round;
  });
  expect(order).toEqual(["a0", "b0", "a1", "b1", "a2", "b2"]);
  expect([...measured]).toEqual([
    ["a", [11, 12]],
    ["b", [21, 22]],
  ]);
});

test("what fails once is measured no more, and counts for nothing", async () => {
  const order: string[] = [];
  const measured = await measureInTurns(SUBJECTS, 2, async (name, subject, round) => {
    order.push(`${name}${round}`);
    return name === "a" && round === 1 ? undefined : subject;
  });
  expect(order).toEqual(["a0", "b0", "a1", "b1", "b2"]);
  expect([...measured]).toEqual([["b", [20, 20]]]);
});
