import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ConnectionError } from "../../scripts/common/http.ts";
import { decodeState } from "../../scripts/plan/poll-state.ts";
import { planRunner } from "../../scripts/plan/runner.ts";
import { scriptWith } from "../conformance/interpreters/interpreters.ts";
import { pollCase, pollPlan } from "../conformance/interpreters/random/poll-plans.ts";

const COUNT = 200;
const plans = fc.sample(pollPlan, { seed: 1, numRuns: COUNT });
const idOf = (i: number) => `Trig${i}`;
const operations = Object.fromEntries(plans.map((plan, i) => [idOf(i), plan]));
const run = planRunner(scriptWith({ advice: {}, operations }), { now: () => 0, elapsed: () => 0 });

const anyCase = fc
  .nat({ max: COUNT - 1 })
  .chain((i) =>
    fc.record({ id: fc.constant(idOf(i)), made: pollCase(idOf(i), plans[i] ?? { path: "" }) }),
  );

describe("a poll of any kind", () => {
  it("makes at most 8 rounds and 24 calls, and leaves a state that can be read (fast-check, seed 1)", async () => {
    const property = fc.asyncProperty(anyCase, async ({ id, made: { call, replies } }) => {
      let calls = 0;
      let round = 0;
      const rounds = new Set<number>();
      const { status, headers } = await run(call, async (request) => {
        const answer = replies(request, calls);
        calls += 1;
        rounds.add(round);
        // All that is asked for at once is asked for before the first answer arrives.
        await new Promise<void>((arrive) => setImmediate(arrive));
        round += 1;
        if (answer === "lost") throw new ConnectionError("lost");
        return answer;
      });
      expect(calls).toBeLessThanOrEqual(24);
      expect(rounds.size).toBeLessThanOrEqual(8);
      // Where Intercom fails, the engine polls the same URL again.
      expect(headers.location === undefined).toBe(status >= 400);
      if (headers.location === undefined) return;
      const text = new URL(headers.location).searchParams.get("triggerState") ?? "";
      // Of random states some are longer than any that a poll leaves.
      const before = new URL(call.originalRequestUri).searchParams.get("triggerState") ?? "";
      if (before.length < 1_400) expect(text.length).toBeLessThan(1_500);
      expect(() => decodeState(id, text)).not.toThrow();
    });
    await fc.assert(property, { seed: 1, numRuns: 600, endOnFailure: true });
  });

  it("keeps what the maker filled in in its URL", async () => {
    const call = {
      operationId: idOf(0),
      request: { method: "GET", url: "https://api.intercom.io/polled?a=x%20y", headers: {} },
      originalRequestUri: "https://gateway.example/polled?a=x%20y&list=1&list=2",
    };
    const { headers } = await run(call, async () => ({
      status: 200,
      headers: { date: "Sun, 01 Mar 2026 09:30:00 GMT" },
      body: JSON.stringify({ data: [] }),
    }));
    expect(headers.location).toMatch(
      /^https:\/\/gateway\.example\/polled\?a=x%20y&list=1&list=2&triggerState=1~/,
    );
  });
});
