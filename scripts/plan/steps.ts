import type { Json } from "../common/json.ts";
import {
  buildRequest,
  makeCall,
  outgoingOf,
  PlanFailure,
  requestOf,
  type Surroundings,
} from "./call.ts";
import { evaluate, type Scope, textOf, valueAt } from "./evaluate.ts";
import { readPages } from "./pages.ts";
import type { CallStep, ReadAllStep, Step } from "./plan.ts";
import { withSecondsAt } from "./seconds-at.ts";
import { sendRequest } from "./sending.ts";

/** Runs the steps in order; gives the scope with what they named. */
export async function runSteps(
  steps: readonly Step[],
  scope: Scope,
  around: Surroundings,
): Promise<Scope> {
  let current = scope;
  for (const step of steps) current = await runStep(step, current, around);
  return current;
}

async function runStep(step: Step, scope: Scope, around: Surroundings): Promise<Scope> {
  if ("call" in step) return runCall(step, scope, around);
  if ("readAll" in step) return { ...scope, [step.as]: await readAll(step, scope, around) };
  if ("pages" in step) return { ...scope, [step.as]: await readPages(step, scope, around) };
  if ("send" in step) return { ...scope, [step.as]: await sendRequest(step, scope, around) };
  if ("let" in step) return { ...scope, [step.as]: evaluate(step.let, scope) };
  if ("when" in step) {
    return evaluate(step.when, scope) === true ? runSteps(step.do, scope, around) : scope;
  }
  const message = textOf(evaluate(step.fail.message, scope)) ?? "";
  throw new PlanFailure(step.fail.status, step.fail.code, message);
}

async function runCall(step: CallStep, scope: Scope, around: Surroundings): Promise<Scope> {
  try {
    const outgoing = withSecondsAt(step.call.secondsAt, outgoingOf(step.call, scope), scope);
    const request = requestOf(outgoing, around.request);
    const answer = await makeCall(request, scope, step.explain, around, step.call.answer);
    return { ...scope, [step.as]: answer.body };
  } catch (error) {
    if (!(error instanceof PlanFailure)) throw error;
    const instead = step.on?.[String(error.status)];
    if (instead !== undefined) {
      const { status, code, message } = error;
      return runSteps(instead, { ...scope, error: { status, code, message } }, around);
    }
    throw step.undo === undefined ? error : await undone(step.undo, error, scope, around);
  }
}

/** Undoes, and gives the failure to report: the first one, and whether undoing it failed as well. */
async function undone(
  steps: readonly Step[],
  failure: PlanFailure,
  scope: Scope,
  around: Surroundings,
): Promise<PlanFailure> {
  try {
    await runSteps(steps, scope, around);
    return failure;
  } catch (error) {
    if (!(error instanceof PlanFailure)) throw error;
    return new PlanFailure(
      failure.status,
      failure.code,
      `${failure.message} What was done before could not be undone: ${error.message}`,
      failure.requestId,
      failure.retryAfter,
      failure.answer,
    );
  }
}

async function readAll(step: ReadAllStep, scope: Scope, around: Surroundings): Promise<Json[]> {
  const { items, max, by, ...call } = step.readAll;
  const all: Json[] = [];
  let position: Json = by === "number" ? 1 : null;
  for (let page = 1; page <= max; page++) {
    const request = buildRequest(call, { ...scope, page: position }, around.request);
    const { body } = await makeCall(request, scope, undefined, around);
    const found = valueAt(body, items);
    if (!Array.isArray(found) || found.length === 0) break;
    all.push(...found);
    const next = valueAt(body, by === "cursor" ? "pages.next.starting_after" : "pages.next");
    if (next === null) break;
    position = by === "cursor" ? next : page + 1;
  }
  return all;
}
