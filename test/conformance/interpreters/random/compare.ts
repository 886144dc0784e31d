/** Generated inputs through both interpreters, in parts that can run beside each other. */
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { ScriptCall } from "../../../../scripts/common/run-script.ts";
import type { Plan } from "../../../../scripts/plan/plan.ts";
import { readPlans } from "../../../../scripts/plan/read-plans.ts";
import { CSHARP, needs } from "../../../common/needs.ts";
import {
  type Interpreters,
  inTurn,
  type Replies,
  reply,
  scriptWith,
  shippedScript,
  startInterpreters,
} from "../interpreters.ts";
import { callOf, pollOf } from "../vectors/vector.ts";
import { callWith } from "./calls.ts";
import { plan, subject, trees } from "./expressions.ts";
import { inputPlan } from "./input-plans.ts";
import { callFor } from "./inputs.ts";
import { answer, anyAnswer, item, page } from "./intercom.ts";
import { listAnswer, listCall, listPlans } from "./paging.ts";
import { pollCase, pollPlan } from "./poll-plans.ts";
import { replies, repliesOf, state } from "./polls.ts";
import { sending, sendingPlans } from "./sending.ts";

/** The first part's seed; those of the others follow. SEED=n tries others than those of every run. */
const FIRST_SEED = Number(process.env.SEED ?? 20260301);

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
    const [typescript, csharp] = await Promise.all([
      interpreters.typescript(call, replies),
      interpreters.csharp(call, replies),
    ]);
    expect(csharp).toEqual(typescript);
  };
}

/**
 * Defines the tests.
 * @param share of the inputs of a long run
 * @param seed added to the first seed, so that runs differ
 */
export function compareAtRandom(share: number, seed: number): void {
  const inputs = (most: number) => Math.ceil(share * most);
  vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });
  describe("C# and TypeScript do the same on what is generated", needs(CSHARP), () => {
    const SEED = FIRST_SEED + seed;

    describe("by the plans that ship", () => {
      const same = interpretersOf(shippedScript);
      const plans = Object.entries(readPlans(shippedScript()).operations);
      const actions = plans.filter(([, { poll }]) => poll === undefined);
      const triggers = plans.filter(([, { poll }]) => poll !== undefined);

      it(`calls: ${inputs(950)} inputs, seed ${SEED}`, async () => {
        const call = fc.constantFrom(...actions).chain(([id, action]) => callWith(id, action));
        const body = fc.oneof({ weight: 4, arbitrary: item }, { weight: 1, arbitrary: page });
        const answers = fc.array(answer(body, 4), { minLength: 1, maxLength: 6 });
        const property = fc.asyncProperty(call, answers, (made, given) =>
          same(made, inTurn(...given)),
        );
        await fc.assert(property, { seed: SEED, numRuns: inputs(950) });
      });

      it(`polls: ${inputs(600)} inputs, seed ${SEED}`, async () => {
        const call = fc
          .tuple(fc.constantFrom(...triggers), fc.option(state, { freq: 15, nil: undefined }))
          .map(([[id, { path }], from]) => pollOf(id, path, from));
        const property = fc.asyncProperty(call, replies, (made, given) =>
          same(made, repliesOf(given)),
        );
        await fc.assert(property, { seed: SEED, numRuns: inputs(600) });
      });
    });

    describe("by plans that are generated", () => {
      const COUNT = 300;
      const operation = (i: number) => `Plan${i}`;
      const inputPlans = fc.sample(inputPlan, { seed: SEED, numRuns: COUNT });
      const lists = fc.sample(listPlans, { seed: SEED, numRuns: COUNT });
      const pollPlans = fc.sample(pollPlan, { seed: SEED, numRuns: COUNT });
      // Polls are known by the beginning of their ids.
      const trigger = (i: number) => `Trig${i}`;
      const same = interpretersOf(() => {
        const sample = fc.sample(plan, { seed: SEED, numRuns: COUNT });
        const operations: Record<string, Plan> = Object.fromEntries(
          [...sample, ...inputPlans, ...lists].map((one, i) => [operation(i), one]),
        );
        Object.assign(operations, sendingPlans);
        for (const [i, one] of pollPlans.entries()) operations[trigger(i)] = one;
        const [times] = fc.sample(trees, { seed: SEED, numRuns: 1 });
        return scriptWith({ advice: {}, ...(times === undefined ? {} : { times }), operations });
      });

      it(`expressions: ${inputs(1000)} inputs, seed ${SEED}`, async () => {
        const property = fc.asyncProperty(
          fc.nat({ max: COUNT - 1 }),
          subject,
          subject,
          (i, x, y) => {
            const call = callOf(operation(i), "/x");
            return same(call, inTurn(reply(200, x), reply(200, y)));
          },
        );
        await fc.assert(property, { seed: SEED, numRuns: inputs(1000) });
      });

      it(`inputs and answers: ${inputs(1500)} inputs, seed ${SEED}`, async () => {
        const call = fc
          .nat({ max: COUNT - 1 })
          .chain((i) => callFor(operation(COUNT + i), inputPlans[i] ?? { path: "" }));
        const property = fc.asyncProperty(
          call,
          fc.array(anyAnswer, { minLength: 1, maxLength: 2 }),
          (made, given) => same(made, inTurn(...given)),
        );
        await fc.assert(property, { seed: SEED, numRuns: inputs(1500) });
      });

      it(`lists: ${inputs(400)} inputs, seed ${SEED}`, async () => {
        const call = fc
          .nat({ max: COUNT - 1 })
          .chain((i) => listCall(operation(2 * COUNT + i), lists[i]));
        const answers = fc.array(listAnswer, { minLength: 1, maxLength: 9 });
        const property = fc.asyncProperty(call, answers, (made, given) =>
          same(made, inTurn(...given)),
        );
        await fc.assert(property, { seed: SEED, numRuns: inputs(400) });
      });

      it(`requests that makers make up: ${inputs(400)} inputs, seed ${SEED}`, async () => {
        const property = fc.asyncProperty(sending, anyAnswer, (made, given) =>
          same(made, inTurn(given)),
        );
        await fc.assert(property, { seed: SEED, numRuns: inputs(400) });
      });

      it(`polls of every kind: ${inputs(300)} inputs, seed ${SEED}`, async () => {
        const one = fc
          .nat({ max: COUNT - 1 })
          .chain((i) => pollCase(trigger(i), pollPlans[i] ?? { path: "" }));
        const property = fc.asyncProperty(one, ({ call, replies }) => same(call, replies));
        await fc.assert(property, { seed: SEED, numRuns: inputs(300) });
      });
    });
  });
}
