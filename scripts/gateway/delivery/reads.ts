import type { Send } from "../../common/http.ts";
import { PlanFailure } from "../../plan/call.ts";
import type { Scope } from "../../plan/evaluate.ts";
import type { InstantPlan } from "../../plan/instant.ts";
import { runSteps } from "../../plan/steps.ts";
import { type Callers, surroundingsOf } from "../callers.ts";
import type { Log } from "../log.ts";
import type { Subscription } from "../store/store.ts";

/**
 * Reads what a notification does not carry, and gives it beside what it does.
 * @throws {PlanFailure} where Intercom fails or is busy: it is to be tried again
 */
export type Reads = (
  trigger: InstantPlan,
  subscription: Subscription,
  scope: Scope,
) => Promise<Scope>;

/** What is gone, or not shown to this token, is not there however often it is read. */
const NOT_THERE: readonly number[] = [401, 403, 404, 410];

export function createReads({
  callers,
  send,
  now,
  log,
}: {
  callers: Pick<Callers, "ownToken">;
  /** Calls Intercom. */
  send: Send;
  /** Unix milliseconds. */
  now(): number;
  readonly log: Log;
}): Reads {
  return async ({ reads }, { workspace, region }, scope) => {
    if (reads === undefined) return scope;
    try {
      const token = await callers.ownToken(region, workspace);
      if (token === undefined) return scope;
      return await runSteps(reads, scope, surroundingsOf({ region, token, send, now }));
    } catch (error) {
      if (!(error instanceof PlanFailure) || !NOT_THERE.includes(error.status)) throw error;
      const { status, code } = error;
      log.warn("not read what belongs to a notification", { workspace, status, code });
      return scope;
    }
  };
}
