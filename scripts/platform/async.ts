import type { CallResult } from "./answer/call-result.ts";
import type { OperationEntry } from "./definition/operations.ts";
import type { Link, NotCalled } from "./follow.ts";
import type { Called } from "./gateway.ts";
import { retryAfter } from "./triggers/polling.ts";

/** What a flow says of its action, and how its time passes. */
export interface AsyncOptions {
  /**
   * The flow's own switch, `"operationOptions": "DisableAsyncPattern"`: a 202 is the answer, whatever
   * Location it names. Nothing in a connector's files turns the pattern off.
   */
  disableAsyncPattern?: boolean;
  /**
   * Polls after which the action has timed out. Default 100. Flows limit the time (the action's
   * `limit.timeout`), which does not pass here by itself.
   */
  maxPolls?: number;
  /** Lets the seconds before a poll pass. Nothing waits when absent. */
  wait?(seconds: number): void | Promise<void>;
}

const MOST_POLLS = 100;
/** Seconds between polls where the answer names none (logicappsio/LogicAppsAsyncResponseSample). */
const USUAL_SECONDS = 20;

/**
 * The asynchronous pattern of actions: a 202 that names a Location is polled there, by GET, until
 * another status comes; that is the action's answer, and the trace holds all calls (Logic Apps
 * docs, "Asynchronous patterns"). A 202 without a Location is an answer like any other.
 *
 * Assumptions: only actions do so, because 202 says something else in polling, and subscribing has
 * its own Location; a later 202 without a Location leaves the one there was.
 * @param poll calls a Location
 */
export async function awaitResult(
  entry: OperationEntry,
  first: Called,
  poll: (link: Link) => Promise<Called | NotCalled>,
  { disableAsyncPattern = false, maxPolls = MOST_POLLS, wait }: AsyncOptions = {},
): Promise<CallResult> {
  if (disableAsyncPattern || entry.operation["x-ms-trigger"] !== undefined) return first.result;
  const steps = [...first.result.trace.steps];
  let { result } = first;
  let link = locationOf(first);
  for (let polls = 0; link && result.response.status === 202; polls++) {
    if (polls >= maxPolls) {
      const times = `${polls} ${polls === 1 ? "poll" : "polls"}`;
      return ended(result, `is still answered by 202 after ${times}: a flow's action times out`);
    }
    await wait?.(retryAfter(result.response) ?? USUAL_SECONDS);
    const called: Called | NotCalled = await poll(link);
    if ("notCalled" in called) return ended(result, called.notCalled);
    steps.push(...called.result.trace.steps);
    result = { ...called.result, trace: { operationId: entry.operationId, steps } };
    link = locationOf(called) ?? link;
  }
  return result;
}

function locationOf({ result, originalRequestUri }: Called): Link | undefined {
  const url = result.response.headers.location;
  return url === undefined ? undefined : { url, originalRequestUri };
}

/** A 202 that is no answer to the action, so that it is not held against the declared ones. */
function ended(result: CallResult, why: string): CallResult {
  return { ...result, findings: [{ pointer: "", rule: "location", message: `Location ${why}` }] };
}
