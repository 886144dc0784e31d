/** Every step, operator, error and turn of a poll, once, through both interpreters. */
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { readPlans } from "../../../scripts/plan/read-plans.ts";
import { CSHARP, needs } from "../../common/needs.ts";
import { type Interpreters, scriptWith, shippedScript, startInterpreters } from "./interpreters.ts";
import { answerVectors } from "./vectors/answers.ts";
import { expressionPlans, expressionVectors, jsonVectors } from "./vectors/expressions.ts";
import { fileVectors } from "./vectors/files.ts";
import { inputVectors } from "./vectors/inputs.ts";
import { pagingPlans, pagingVectors } from "./vectors/paging.ts";
import { advice, callPlans, times } from "./vectors/plans.ts";
import { pollKindVectors } from "./vectors/poll-kinds.ts";
import { pollPlans } from "./vectors/poll-plans.ts";
import { pollVectors } from "./vectors/polls.ts";
import { sendPlans, sendVectors } from "./vectors/send.ts";
import { stepVectors } from "./vectors/steps.ts";
import { typedInputVectors } from "./vectors/typed-inputs.ts";

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

const vectors = [
  ...expressionVectors,
  ...jsonVectors,
  ...inputVectors,
  ...typedInputVectors,
  ...answerVectors,
  ...fileVectors,
  ...stepVectors,
  ...pagingVectors,
  ...sendVectors,
  ...pollVectors,
  ...pollKindVectors,
];

describe("C# and TypeScript do the same", needs(CSHARP), () => {
  let interpreters: Interpreters;
  beforeAll(async () => {
    const { operations } = readPlans(shippedScript());
    const plans = {
      ...operations,
      ...callPlans,
      ...pagingPlans,
      ...sendPlans,
      ...expressionPlans,
      ...pollPlans,
    };
    interpreters = await startInterpreters(scriptWith({ advice, times, operations: plans }));
  });
  afterAll(() => interpreters?.close());

  it.each(vectors)("$name", async ({ call, replies, status, requests, body, says }) => {
    const typescript = await interpreters.typescript(call, replies);
    expect(typescript.status).toBe(status);
    if (requests !== undefined) expect(typescript.requests).toHaveLength(requests);
    if (body !== undefined) expect(typescript.body).toEqual(body);
    if (says !== undefined)
      expect(typescript.body).toMatchObject({ error: { message: expect.stringContaining(says) } });
    expect(await interpreters.csharp(call, replies)).toEqual(typescript);
  });
});
