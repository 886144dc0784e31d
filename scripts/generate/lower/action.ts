import type { ContractOperation } from "../../common/contract.ts";
import { defined } from "../../common/defined.ts";
import type { PlainAction } from "../../language/action.ts";
import type { Expr, Step } from "../../plan/plan.ts";
import { fieldAt } from "../change-field.ts";
import type { Answer, Field, Operation, Parameter, PlannedOperation } from "../operation.ts";
import { timeTree } from "../times.ts";
import { type AnswerKind, lowerAnswer, nothingExpr } from "./answer.ts";
import { type LoweredBody, lowerBody, wholeBody } from "./body.ts";
import { callSpec, foundCall } from "./call.ts";
import { checkHidden, checkPath, checkPlaces } from "./check-places.ts";
import type { Listed, LowerContext } from "./context.ts";
import { convertingTimes, dynamicSettings, inAction, withAnswerFields } from "./dynamic.ts";
import { factsOf } from "./facts.ts";
import { lowerParameters, parameterInput } from "./parameters.ts";
import { trialOf } from "./trial.ts";

/** An action that is one call: parameters, texts and answer come from the contract. */
export function lowerAction(
  listed: Listed<PlainAction>,
  context: LowerContext,
): PlannedOperation | undefined {
  const { id, descriptor } = listed;
  const found = foundCall(listed, context);
  if (found === undefined) return undefined;
  const { path, operation } = found;
  const method = found.method.toUpperCase() as Operation["method"];
  const parameters = lowerParameters(listed, found, context);
  const body = lowerBody(listed, found, parameters, context);
  checkPlaces(listed, parameters, body, context);
  checkHidden(id, parameters, body.field, context);
  const answer = lowerAnswer(listed, found, context);
  const keys = [...parameters.map(({ key }) => key), ...Object.keys(body.field?.fields ?? {})];
  const ownPath = descriptor.path ?? path;
  checkPath(listed, found, parameters, context);
  return {
    id,
    kind: "action",
    method,
    path: ownPath,
    resource: listed.resource.title,
    summary: descriptor.summary ?? operation.summary,
    description: descriptor.description ?? operation.description,
    ...factsOf(listed, method, context),
    parameters,
    ...defined({ body: body.field }),
    ...(operation.requestBody?.required === false ? { bodyOptional: true } : {}),
    answer: withFields(answer.answer, listed, keys, context),
    plan: {
      path: ownPath,
      inputs: [
        ...parameters.map(parameterInput),
        ...(body.field === undefined ? [] : [wholeBody(body.field, context)]),
      ],
      steps: stepsOf(listed, found, parameters, body, answer.kind, context),
      ...answerPlan(answer.kind, answer.answer, parameters, answer.whole, context),
    },
    trial: trialOf(id, descriptor.trial, context),
  };
}

/** An answer with the fields that the workspace decides on: a definition of the action's own. */
function withFields(
  answer: Answer,
  { id, descriptor: { answerFields } }: Listed<PlainAction>,
  keys: readonly string[],
  context: LowerContext,
): Answer {
  if (answerFields === undefined) return answer;
  const field = withAnswerFields(answer.field, answerFields, { operation: id, keys }, context);
  return { ...answer, field: { ...field, definition: `${id}_Response` } };
}

/** The call, and before it what tells which of the fields that were filled in are times. */
function stepsOf(
  { id, descriptor }: Listed<PlainAction>,
  found: ContractOperation,
  parameters: readonly Parameter[],
  body: LoweredBody,
  kind: AnswerKind,
  context: LowerContext,
): Step[] {
  const step = {
    call: callSpec(found, descriptor, parameters, body, kind),
    as: "answer",
    ...defined({ explain: descriptor.explain }),
  };
  const [dynamic, another] = dynamicSettings(descriptor.parameters);
  if (dynamic === undefined) return [step];
  if (another !== undefined) {
    context.report({
      operation: id,
      place: another[0],
      message:
        "A second object has fields that the workspace decides on; a plan converts the times of one.",
      advice: "Take fields out of one of them.",
    });
  }
  const [place, fields] = dynamic;
  const title = (body.field && fieldAt(body.field, place)?.title) ?? place;
  const value = { $get: `in.body.${place}` };
  return convertingTimes(step, { place, title, fields, value }, inAction(parameters), context);
}

/** What the flow receives. */
function answerPlan(
  kind: AnswerKind,
  answer: Answer,
  parameters: readonly Parameter[],
  whole: Field,
  { times }: LowerContext,
): { answer: Expr; answers?: "text" | "file" } {
  const got = { $get: "answer" };
  switch (kind) {
    case "file":
    case "text":
      return { answers: kind, answer: got };
    case "nothing":
      return {
        answer: nothingExpr(answer.field, (key) => parameters.some((one) => one.key === key)),
      };
    default: {
      const tree = timeTree(whole, times);
      return { answer: tree === undefined ? got : { $times: got, in: tree } };
    }
  }
}
