import { defined } from "../../common/defined.ts";
import type { PlannedAction } from "../../language/planned.ts";
import type { PlanInput } from "../../plan/plan.ts";
import { fieldsIn } from "../field-walk.ts";
import type { Field, Parameter, PlannedOperation } from "../operation.ts";
import { checkPlan } from "./check-plan.ts";
import type { Listed, LowerContext } from "./context.ts";
import { convertingInputs } from "./convert-inputs.ts";
import { factsOf } from "./facts.ts";
import { groupField, lowerInput } from "./inputs.ts";
import { lowerReturns } from "./returns.ts";
import { checkSegments } from "./segments.ts";
import { lowerSteps } from "./steps.ts";
import { trialOf } from "./trial.ts";

/** An action with a path, inputs and a plan of its own. */
export function lowerPlanned(
  listed: Listed<PlannedAction>,
  context: LowerContext,
): PlannedOperation {
  const { id, descriptor } = listed;
  const { method, path } = descriptor;
  checkPath(listed, context);
  checkSegments(id, path, context);
  const elsewhere = method === "GET" || method === "DELETE" ? "query" : "body";
  const placeOf = (key: string): PlanInput["from"] =>
    path.includes(`{${key}}`) ? "path" : elsewhere;
  const keys = Object.keys(descriptor.inputs);
  const inputs = Object.entries(descriptor.inputs).flatMap(([key, input]) => {
    const lowered = lowerInput(input, { operation: id, place: key, keys, path }, context);
    return lowered === undefined ? [] : [{ key, from: placeOf(key), ...lowered }];
  });
  for (const { key, field, from } of inputs) checkInput(id, key, field, from, context);
  const parameters = inputs.flatMap(({ key, from, field, required }): Parameter[] =>
    from === "body" ? [] : [{ key, in: from, required: from === "path" || required, field }],
  );
  const inBody = inputs.filter(({ from }) => from === "body");
  const body: Field | undefined =
    inBody.length === 0
      ? undefined
      : { ...groupField(inBody), definition: descriptor.bodyName ?? `${id}_Request` };
  const { answer, expr: answerExpr } = lowerReturns(
    descriptor,
    { operation: id, inPath: parameters.filter((one) => one.in === "path"), keys },
    context,
  );
  checkUse(id, descriptor, inputs, answer.field, context);
  const steps = convertingInputs(
    lowerSteps(descriptor.steps, { operation: id, place: "plan" }, context),
    descriptor.inputs,
    context,
  );
  checkPlan(id, { steps, answer: answerExpr }, context);
  return {
    id,
    kind: "action",
    method,
    path,
    resource: listed.resource.title,
    summary: descriptor.summary,
    description: descriptor.description,
    ...factsOf(listed, method, context),
    parameters,
    ...defined({ body }),
    answer,
    plan: {
      path,
      inputs: inputs.map(({ key, from, field, required, rule }) => ({
        name: key,
        from,
        title: field.title ?? key,
        ...(required ? { required: true } : {}),
        ...rule,
      })),
      steps,
      answer: answerExpr,
    },
    trial: trialOf(id, descriptor.trial, context),
  };
}

/** Reports variables of the path that are no inputs. */
function checkPath({ id, descriptor }: Listed<PlannedAction>, { report }: LowerContext): void {
  for (const [, key = ""] of descriptor.path.matchAll(/\{(\w+)\}/g)) {
    if (Object.hasOwn(descriptor.inputs, key)) continue;
    report({
      operation: id,
      place: "path",
      message: `The path ${descriptor.path} has {${key}}, and there is no input of that name.`,
      advice: "Add the input, or take it out of the path.",
      unknown: { name: key, among: Object.keys(descriptor.inputs) },
    });
  }
}

/** Reports inputs that nothing reads: what makers fill in there would be lost. */
function checkUse(
  operation: string,
  { steps, answer, returns }: PlannedAction,
  inputs: readonly { readonly key: string; readonly from: string; readonly field: Field }[],
  answered: Field,
  { report }: LowerContext,
): void {
  const read = new Set<string>();
  const visit = (value: unknown, key = "") => {
    if (key === "$get" && typeof value === "string") {
      const [of, name = ""] = value.split(".");
      if (of === "in") read.add(name);
    }
    if (typeof value !== "object" || value === null) return;
    for (const [name, inner] of Object.entries(value)) visit(inner, name);
  };
  visit([steps, answer]);
  const shown = [...inputs.map(({ field }) => field), answered];
  for (const { choices, dynamic } of fieldsIn(shown)) {
    for (const one of [choices, dynamic].flatMap((from) => Object.values(from?.with ?? {}))) {
      if ("parameter" in one) read.add(one.parameter);
    }
  }
  for (const { key, from } of inputs) {
    const isGivenBack = returns.kind === "nothing" && from === "path";
    // All of them at once have no name.
    if (isGivenBack || read.has(key) || read.has("")) continue;
    report({
      operation,
      place: key,
      message: "Neither the plan nor the choices or fields of another input use this input.",
      advice: "Use it in a step or in the answer, or take it away.",
    });
  }
}

/** Reports inputs that cannot be where they are. */
function checkInput(
  operation: string,
  key: string,
  { type, items }: Field,
  from: PlanInput["from"],
  { report }: LowerContext,
): void {
  if (!/^\w+$/.test(key)) {
    report({
      operation,
      place: key,
      message: `The key "${key}" has other characters than letters, digits and underscores, and plans cannot read it.`,
      advice: "Give the input another key.",
    });
  }
  const isNested = (one: Field["type"] | undefined) =>
    one === "object" || one === "list" || one === "any";
  if (from === "path" && isNested(type)) {
    report({
      operation,
      place: key,
      message: `A path holds no ${type}.`,
      advice: `Take {${key}} out of the path, or make it a text or a number.`,
    });
  }
  if (from === "query" && (type === "object" || type === "any" || isNested(items?.type))) {
    report({
      operation,
      place: key,
      message: `A query holds texts, numbers and lists of them, and no ${type === "list" ? `list of ${items?.type}s` : "objects"}.`,
      advice: "Make the action a POST, PUT or PATCH, whose inputs are in the body.",
    });
  }
}
