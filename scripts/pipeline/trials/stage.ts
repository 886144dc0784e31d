import type { Contract } from "../../common/contract.ts";
import type { HttpRequest, Send } from "../../common/http.ts";
import { createMock } from "../../mock-intercom/mock.ts";
import { SEED_PRESETS, seedWorkspace } from "../../mock-intercom/seed.ts";
import type { Scope } from "../../plan/evaluate.ts";
import type { Step } from "../../plan/plan.ts";
import { runSteps } from "../../plan/steps.ts";

/** A seeded mock that begins anew for each trial. */
export interface Stage {
  readonly token: string;
  send: Send;
  /** Unix seconds. */
  now(): number;
  advance(seconds: number): void;
  /** Runs steps straight against Intercom, in its own units; gives the scope with what they named. */
  run(steps: readonly Step[], scope: Scope): Promise<Scope>;
  /** Takes the workspace back to how it was seeded. */
  reset(): void;
  close(): Promise<void>;
}

export const TOKEN = "mock-token";

/** Steps of trials are made as the connector's own calls are. */
const REQUEST: HttpRequest = {
  method: "POST",
  url: "https://api.intercom.io/",
  headers: {
    authorization: `Bearer ${TOKEN}`,
    "intercom-version": "2.16",
    accept: "application/json",
  },
};

/** Runs steps straight against Intercom, in its own units; gives the scope with what they named. */
export function runStraight(
  steps: readonly Step[],
  scope: Scope,
  { send, now }: { send: Send; now(): number },
): Promise<Scope> {
  return runSteps(steps, scope, { send, elapsed: () => 0, now, request: REQUEST, advice: {} });
}

export function createStage(contract: Contract): Stage {
  const mock = createMock({ now: 1_750_000_000, token: TOKEN, contract, control: true });
  seedWorkspace(mock, SEED_PRESETS);
  const seeded = mock.snapshot();
  let touched = false;
  const send: Send = (request) => {
    // Reading changes nothing but the journal, which no trial reads; taking back costs 2 ms.
    if (request.method !== "GET") touched = true;
    return mock.send(request);
  };
  return {
    token: TOKEN,
    send,
    now: mock.clock.now,
    advance(seconds) {
      touched = true;
      mock.clock.advance(seconds);
    },
    run: (steps, scope) => runStraight(steps, scope, { send, now: mock.clock.now }),
    reset() {
      if (touched) mock.restore(seeded);
      touched = false;
    },
    close: () => mock.close(),
  };
}
