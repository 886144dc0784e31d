/** Generated inputs through both interpreters. SEED=n tries others than those of every run. */
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { ScriptCall } from "../../../scripts/common/run-script.ts";
import type { PlanSet } from "../../../scripts/plan/plan.ts";
import { readPlans } from "../../../scripts/plan/read-plans.ts";
import {
  hasRuntime,
  type Interpreters,
  inTurn,
  type Replies,
  reply,
  scriptWith,
  shippedScript,
  startInterpreters,
} from "./interpreters.ts";
import { callWith } from "./random/calls.ts";
import { plan, subject, trees } from "./random/expressions.ts";
import { inputPlan } from "./random/input-plans.ts";
import { callFor } from "./random/inputs.ts";
import { answer, anyAnswer, item, page } from "./random/intercom.ts";
import { replies, repliesOf, state } from "./random/polls.ts";
import { callOf, pollOf } from "./vectors/vector.ts";

const SEED = Number(process.env.SEED ?? 20260301);

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

/** Starts both interpreters for the tests of a describe block; the script is made only then. */
function interpretersOf(
  script: () => string,
): (call: ScriptCall, replies: Replies) => Promise<void> {
  let interpreters: Interpreters;
  beforeAll(async () => {
    interpreters = await startInterpreters(script());
  });
  afterAll(() => interpreters?.close());
  return async (call, replies) => {
    const typescript = await interpreters.typescript(call, replies);
    expect(await interpreters.csharp(call, replies)).toEqual(typescript);
  };
}

describe.skipIf(!hasRuntime)("C# and TypeScript do the same on what is generated", () => {
  describe("by the plans that ship", () => {
    const same = interpretersOf(shippedScript);
    const plans = Object.entries(readPlans(shippedScript()).operations);
    const actions = plans.filter(([, { poll }]) => poll === undefined);
    const triggers = plans.filter(([, { poll }]) => poll !== undefined);

    it(`calls: 1,900 inputs, seed ${SEED}`, async () => {
      const call = fc.constantFrom(...actions).chain(([id, action]) => callWith(id, action));
      const body = fc.oneof({ weight: 4, arbitrary: item }, { weight: 1, arbitrary: page });
      const answers = fc.array(answer(body, 4), { minLength: 1, maxLength: 6 });
      const property = fc.asyncProperty(call, answers, (made, given) =>
        same(made, inTurn(...given)),
      );
      await fc.assert(property, { seed: SEED, numRuns: 1900 });
    });

    it(`polls: 1,200 inputs, seed ${SEED}`, async () => {
      const call = fc
        .tuple(fc.constantFrom(...triggers), fc.option(state, { freq: 15, nil: undefined }))
        .map(([[id, { path }], from]) => pollOf(id, path, from));
      const property = fc.asyncProperty(call, replies, (made, given) =>
        same(made, repliesOf(given)),
      );
      await fc.assert(property, { seed: SEED, numRuns: 1200 });
    });
  });

  describe("by plans that are generated", () => {
    const COUNT = 300;
    const operation = (i: number) => `Plan${i}`;
    const inputPlans = fc.sample(inputPlan, { seed: SEED, numRuns: COUNT });
    const same = interpretersOf(() => {
      const sample = fc.sample(plan, { seed: SEED, numRuns: COUNT });
      const operations: PlanSet["operations"] = Object.fromEntries(
        [...sample, ...inputPlans].map((one, i) => [operation(i), one]),
      );
      const [times] = fc.sample(trees, { seed: SEED, numRuns: 1 });
      return scriptWith({ advice: {}, ...(times === undefined ? {} : { times }), operations });
    });

    it(`expressions: 2,000 inputs, seed ${SEED}`, async () => {
      const property = fc.asyncProperty(fc.nat({ max: COUNT - 1 }), subject, subject, (i, x, y) => {
        const call = callOf(operation(i), "/x");
        return same(call, inTurn(reply(200, x), reply(200, y)));
      });
      await fc.assert(property, { seed: SEED, numRuns: 2000 });
    });

    it(`inputs and answers: 3,000 inputs, seed ${SEED}`, async () => {
      const call = fc
        .nat({ max: COUNT - 1 })
        .chain((i) => callFor(operation(COUNT + i), inputPlans[i] ?? { path: "" }));
      const property = fc.asyncProperty(
        call,
        fc.array(anyAnswer, { minLength: 1, maxLength: 2 }),
        (made, given) => same(made, inTurn(...given)),
      );
      await fc.assert(property, { seed: SEED, numRuns: 3000 });
    });
  });
});
