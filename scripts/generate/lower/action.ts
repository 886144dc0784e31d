import { defined } from "../../common/defined.ts";
import type { PlainAction } from "../../language/action.ts";
import type { Expr } from "../../plan/plan.ts";
import type { Answer, Field, Operation, Parameter, PlannedOperation } from "../operation.ts";
import { timeTree } from "../times.ts";
import { type AnswerKind, lowerAnswer, nothingExpr } from "./answer.ts";
import { lowerBody, wholeBody } from "./body.ts";
import { callSpec, foundCall } from "./call.ts";
import { checkHidden, checkPath, checkPlaces } from "./check-places.ts";
import type { Listed, LowerContext } from "./context.ts";
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
    answer: answer.answer,
    plan: {
      path: ownPath,
      inputs: [
        ...parameters.map(parameterInput),
        ...(body.field === undefined ? [] : [wholeBody(body.field, context)]),
      ],
      steps: [
        {
          call: callSpec(found, descriptor, parameters, body, answer.kind),
          as: "answer",
          ...defined({ explain: descriptor.explain }),
        },
      ],
      ...answerPlan(answer.kind, answer.answer, parameters, answer.whole, context),
    },
    trial: trialOf(id, descriptor.trial, context),
  };
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
