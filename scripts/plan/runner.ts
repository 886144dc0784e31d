import type { HttpResponse, Send } from "../common/http.ts";
import type { Json } from "../common/json.ts";
import type { RunScript, ScriptCall } from "../common/run-script.ts";
import { PlanFailure, type Surroundings } from "./call.ts";
import { evaluate, type Scope, textOf } from "./evaluate.ts";
import { readInputs } from "./inputs.ts";
import { ORIGINAL_REQUEST_URI, parameterOf, withParameter } from "./links.ts";
import type { Plan, PlanSet } from "./plan.ts";
import { firstPoll, nextPoll } from "./poll.ts";
import type { Polled } from "./poll-pages.ts";
import { decodeState, encodeState, type PollState, StateError } from "./poll-state.ts";
import { readPlans } from "./read-plans.ts";
import { runSteps } from "./steps.ts";

/** The name under which a trigger's state travels in the query of the URL to poll. */
const STATE_PARAMETER = "triggerState";

export interface Clock {
  /** Unix seconds. */
  now(): number;
  /** Milliseconds, from any beginning. */
  elapsed(): number;
}

const systemClock: Clock = { now: () => Date.now() / 1000, elapsed: () => performance.now() };

/**
 * Runs a connector's script by interpreting the plans embedded in it, in place of compiling it.
 * @throws where the text is no script of ours.
 */
export function planRunner(script: string, clock: Clock = systemClock): RunScript {
  const plans = readPlans(script);
  return (call, send) => runPlan(plans, call, send, clock);
}

async function runPlan(
  plans: PlanSet,
  call: ScriptCall,
  send: Send,
  clock: Clock,
): Promise<HttpResponse> {
  const operationId = knownOperation(plans, call.operationId);
  const plan = operationId === undefined ? undefined : plans.operations[operationId];
  if (operationId === undefined || plan === undefined) {
    return failed(
      new PlanFailure(
        404,
        "operation_unknown",
        `The connector has no operation ${call.operationId}.`,
      ),
    );
  }
  const began = clock.elapsed();
  const around: Surroundings = {
    send,
    elapsed: () => clock.elapsed() - began,
    now: () => clock.now(),
    request: call.request,
    advice: plans.advice,
  };
  try {
    const inputs = readInputs(plan, call.request);
    if (plan.poll !== undefined) {
      return await pollOnce({ spec: plan.poll, operationId, inputs, around }, call);
    }
    const scope = { in: inputs, [ORIGINAL_REQUEST_URI]: call.originalRequestUri };
    return answerOf(plan, await runSteps(plan.steps ?? [], scope, around), around);
  } catch (error) {
    if (error instanceof PlanFailure) return failed(error);
    throw error;
  }
}

function answerOf(plan: Plan, scope: Scope, around: Surroundings): HttpResponse {
  if (plan.answers === "file") {
    if (around.file !== undefined) return around.file;
    throw new PlanFailure(404, "file_missing", "Intercom has no file to hand on here.");
  }
  const answer = evaluate(plan.answer ?? null, scope);
  if (plan.answers !== "text") return jsonResponse(200, answer, {});
  const headers = { "content-type": "text/plain; charset=utf-8" };
  return { status: 200, headers, body: (textOf(answer) ?? "").toWellFormed() };
}

async function pollOnce(polled: Polled, call: ScriptCall): Promise<HttpResponse> {
  const state = readState(polled.operationId, call.originalRequestUri);
  const result = state === undefined ? await firstPoll(polled) : await nextPoll(polled, state);
  const text = encodeState(polled.operationId, result.state);
  const headers = {
    location: withParameter(call.originalRequestUri, STATE_PARAMETER, text),
    ...(result.retryAfter === undefined ? {} : { "retry-after": String(result.retryAfter) }),
  };
  // 200 starts a run for each item; 202 starts none (Logic Apps' polling contract).
  if (result.items.length > 0) return jsonResponse(200, result.items, headers);
  return { status: 202, headers, body: "" };
}

function readState(operationId: string, url: string): PollState | undefined {
  const text = parameterOf(url, STATE_PARAMETER);
  if (text === undefined) return undefined;
  try {
    return decodeState(operationId, text);
  } catch (error) {
    if (!(error instanceof StateError)) throw error;
    throw new PlanFailure(
      400,
      "trigger_state_invalid",
      "The place where this trigger left off cannot be read: it is damaged, or belongs to another trigger. Turn the flow off and on again to start from now.",
    );
  }
}

/** Some regions hand over the operation id in base64. A plain id can be valid base64, so it goes first. */
function knownOperation(plans: PlanSet, id: string): string | undefined {
  if (Object.hasOwn(plans.operations, id)) return id;
  const known = Object.keys(plans.operations);
  return known.find((name) => Buffer.from(name).toString("base64") === id);
}

function failed(failure: PlanFailure): HttpResponse {
  return jsonResponse(
    failure.status,
    {
      error: {
        code: failure.code,
        message: failure.message,
        ...(failure.requestId === null ? {} : { request_id: failure.requestId }),
      },
      ...failure.answer,
    },
    failure.retryAfter === null ? {} : { "retry-after": String(failure.retryAfter) },
  );
}

function jsonResponse(status: number, body: Json, headers: Record<string, string>): HttpResponse {
  return {
    status,
    headers: { ...headers, "content-type": "application/json; charset=utf-8" },
    body: JSON.stringify(body),
  };
}
