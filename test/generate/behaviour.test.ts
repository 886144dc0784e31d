import { describe, expect, it } from "vitest";
import { behaviourRows, behaviourSentence } from "../../scripts/generate/behaviour.ts";
import type { Operation } from "../../scripts/generate/operation.ts";

describe("what an action does, in a sentence", () => {
  it.each<[Pick<Operation, "effect" | "idempotent" | "permission">, string]>([
    [{ effect: "read", idempotent: true }, "Reads only."],
    [
      { effect: "write", idempotent: true, permission: "Write tags" },
      'Changes data; safe to repeat; needs the permission "Write tags".',
    ],
    [{ effect: "destroy", idempotent: false }, "Cannot be undone; not safe to repeat."],
  ])("%j: %s", (behaviour, wanted) => {
    expect(behaviourSentence(behaviour)).toBe(wanted);
  });
});

it("what an action does, in rows, has no permission where Intercom names none", () => {
  expect(behaviourRows({ effect: "write", idempotent: false })).toEqual([
    ["Effect", "Changes data"],
    ["Safe to repeat", "No"],
  ]);
});
