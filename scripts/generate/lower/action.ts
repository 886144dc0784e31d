import { type ContractOperation, jsonSchemaOf } from "../../common/contract.ts";
import { defined } from "../../common/defined.ts";
import type { JsonObject } from "../../common/json.ts";
import { own } from "../../common/own.ts";
import type { PlainAction } from "../../language/action.ts";
import type { CallSpec, CallStep, Expr, PlanInput } from "../../plan/plan.ts";
import { fieldAt, only, placesIn, without } from "../change-field.ts";
import type { Answer, Field, Operation, Parameter } from "../operation.ts";
import { timeTree } from "../times.ts";
import { type AnswerKind, lowerAnswer } from "./answer.ts";
import type { Listed, LowerContext } from "./context.ts";
import { factsOf } from "./facts.ts";
import { fixedLeaves, narrowed } from "./fixed.ts";
import { checkSegments } from "./segments.ts";
import { settleBody, settleParameter } from "./settle.ts";

/** An action that is one call: parameters, texts and answer come from the contract. */
export function lowerAction(
  listed: Listed<PlainAction>,
  context: LowerContext,
): Operation | undefined {
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
    trial: { ...descriptor.trial, fires: [] },
  };
}

/** The contract's operation; reported where there is none. */
export function foundCall(
  { id, descriptor: { call } }: Listed<PlainAction>,
  { calls, report }: LowerContext,
): ContractOperation | undefined {
  const found = calls.get(call);
  if (found === undefined) {
    report({
      operation: id,
      place: call,
      message: `The contract has no ${call}.`,
      advice: "What Intercom has and the contract lacks is added to connector/intercom/.",
      unknown: { name: call, among: [...calls.keys()] },
    });
  }
  return found;
}

/** Reports path parameters that get no value, and variables of the path that are none of them. */
export function checkPath(
  { id, descriptor }: Listed<PlainAction>,
  { path, operation }: ContractOperation,
  parameters: readonly Parameter[],
  context: LowerContext,
): void {
  const { call, fixed, path: ownPath = path } = descriptor;
  const { report } = context;
  checkSegments(id, ownPath, context);
  const needed = (operation.parameters ?? []).filter((parameter) => parameter.in === "path");
  for (const { name } of needed) {
    if (parameters.some(({ key }) => key === name)) {
      if (ownPath.includes(`{${name}}`)) continue;
      report({
        operation: id,
        place: "path",
        message: `The path ${ownPath} has no {${name}}, which ${call} needs.`,
        advice: `Put {${name}} into it, or give ${name} a value under fixed.`,
      });
    } else if (!Object.hasOwn(fixed, name)) {
      report({
        operation: id,
        place: name,
        message: `It is left out, and ${call} needs it.`,
        advice: "Give it a value under fixed, or do not omit it.",
      });
    } else if (ownPath.includes(`{${name}}`)) {
      report({
        operation: id,
        place: name,
        message: `It has a fixed value, and {${name}} is in the path ${ownPath} as well.`,
        advice: `Give the action a path without {${name}}.`,
      });
    }
  }
  for (const [, key = ""] of ownPath.matchAll(/\{(\w+)\}/g)) {
    if (path.includes(`{${key}}`)) continue;
    report({
      operation: id,
      place: "path",
      message: `The path ${ownPath} has {${key}}, which ${call} does not have.`,
      advice: "Take it out of the path.",
      unknown: { name: key, among: parameters.map((parameter) => parameter.key) },
    });
  }
}

/** The parameters in path and query that makers see. */
export function lowerParameters(
  { id, descriptor }: Listed<PlainAction>,
  { path, operation }: ContractOperation,
  context: LowerContext,
): Parameter[] {
  const all = (operation.parameters ?? []).map(
    ({ name, in: place, required, schema, description, example }) => {
      // As an example of the schema's own it is in makers' units.
      const field = context.fieldOf({ ...schema, ...defined({ example }) });
      return {
        key: name,
        in: place,
        required: required === true,
        field: {
          ...field,
          title: field.title ?? name,
          description,
          ...(schema.default === undefined || field.unix ? {} : { default: schema.default }),
          ...(example === undefined || field.type === "date-time" ? {} : { example }),
        },
      };
    },
  );
  const kept = all.filter(
    ({ key, in: place }) =>
      own(descriptor.parameters, key) !== "omit" &&
      !Object.hasOwn(descriptor.fixed, key) &&
      (place === "path" || descriptor.only === undefined || descriptor.only.includes(key)),
  );
  const keys = kept.map(({ key }) => key);
  const owner = { id, path, keys, settings: descriptor.parameters };
  const settled = kept.map((parameter) => settleParameter(parameter, owner, context));
  return descriptor.only === undefined ? settled : inOrder(settled, descriptor.only);
}

function inOrder(parameters: readonly Parameter[], keys: readonly string[]): Parameter[] {
  const rank = ({ in: place, key }: Parameter) => (place === "path" ? -1 : keys.indexOf(key));
  return [...parameters].sort((a, b) => rank(a) - rank(b));
}

/** Of calls without a body. */
export const NO_BODY: LoweredBody = { field: undefined, fixed: undefined };

interface LoweredBody {
  /** What makers fill in; absent where there is nothing to fill in. */
  readonly field: Field | undefined;
  /** What the connector sends without asking. */
  readonly fixed: JsonObject | undefined;
}

function lowerBody(
  { id, descriptor }: Listed<PlainAction>,
  { path, operation }: ContractOperation,
  parameters: readonly Parameter[],
  context: LowerContext,
): LoweredBody {
  const schema = jsonSchemaOf(operation.requestBody?.content);
  if (schema === undefined) return NO_BODY;
  const contractBody = context.fieldOf(schema);
  const inBody = new Set(Object.keys(contractBody.fields ?? {}));
  const fixed = Object.fromEntries(
    Object.entries(descriptor.fixed).filter(([key]) => inBody.has(key)),
  );
  let field = narrowed(contractBody, fixed);
  const places = descriptor.only?.filter((place) => inBody.has(place.split(".")[0] ?? ""));
  if (places !== undefined) field = only(field, places);
  for (const place of fixedLeaves(fixed)) field = without(field, place);
  for (const [place, setting] of Object.entries(descriptor.parameters)) {
    if (setting === "omit") field = without(field, place);
  }
  const keys = [...parameters.map(({ key }) => key), ...Object.keys(field.fields ?? {})];
  field = settleBody(field, { id, path, keys, settings: descriptor.parameters }, context);
  const empty = field.open !== true && Object.keys(field.fields ?? {}).length === 0;
  return {
    field: empty ? undefined : field,
    fixed: Object.keys(fixed).length === 0 ? undefined : fixed,
  };
}

/** Reports what makers must give and cannot see. */
function checkHidden(
  operation: string,
  parameters: readonly Parameter[],
  body: Field | undefined,
  { report }: LowerContext,
): void {
  const hidden = (field: Field) => field.visibility === "internal" && field.default === undefined;
  const inBody = (field: Field, above: string): string[] =>
    (field.required ?? []).flatMap((key) => {
      const inner = own(field.fields ?? {}, key);
      if (inner === undefined) return [];
      return hidden(inner) ? [`${above}${key}`] : inBody(inner, `${above}${key}.`);
    });
  const places = [
    ...parameters.flatMap(({ key, required, field }) => (required && hidden(field) ? [key] : [])),
    ...(body === undefined ? [] : inBody(body, "")),
  ];
  for (const place of places) {
    report({
      operation,
      place,
      message: "It is required, and makers do not see it.",
      advice: "Give it a default, or a value under fixed, or another visibility.",
    });
  }
}

/** Reports what the compiler cannot see: settings for what is not there, or is fixed. */
export function checkPlaces(
  { id, descriptor }: Listed<PlainAction>,
  parameters: readonly Parameter[],
  body: LoweredBody,
  context: LowerContext,
): void {
  const fixed = new Set(fixedLeaves(descriptor.fixed));
  for (const place of [...Object.keys(descriptor.parameters), ...(descriptor.only ?? [])]) {
    if (fixed.has(place)) {
      context.report({
        operation: id,
        place,
        message: "It has a fixed value, and is a parameter as well.",
        advice: "Take it out of one of them.",
      });
      continue;
    }
    if (descriptor.parameters[place] === "omit") continue;
    const there =
      parameters.some(({ key }) => key === place) ||
      (body.field !== undefined && fieldAt(body.field, place) !== undefined);
    if (there) continue;
    context.report({
      operation: id,
      place,
      message: `Makers cannot fill in ${place}: it is not among the parameters that are left.`,
      advice: "Name it under only, or take its setting away.",
      unknown: {
        name: place,
        among: [...parameters.map(({ key }) => key), ...(body.field ? placesIn(body.field) : [])],
      },
    });
  }
}

/** A parameter as the plan takes it in. */
export function parameterInput({ key, in: place, required, field }: Parameter): PlanInput {
  const type = field.unix ? "date-time" : field.type === "list" ? "list" : undefined;
  return {
    name: key,
    from: place,
    title: field.title ?? key,
    ...(required ? { required: true } : {}),
    ...defined({ type }),
  };
}

function wholeBody(body: Field, { times }: LowerContext): PlanInput {
  const tree = timeTree(body, times);
  return {
    name: "body",
    from: "body",
    whole: true,
    title: "Body",
    ...defined({ times: tree }),
  };
}

/** The call that is made, of what was filled in and what is fixed. */
export function callSpec(
  { method, path, operation }: ContractOperation,
  { fixed }: Pick<PlainAction, "fixed">,
  parameters: readonly Parameter[],
  body: LoweredBody,
  kind: AnswerKind,
): CallStep["call"] {
  const values = (place: "path" | "query"): Record<string, Expr> =>
    Object.fromEntries(
      (operation.parameters ?? [])
        .filter((parameter) => parameter.in === place)
        .flatMap(({ name }) => {
          const value = own(fixed, name);
          if (value !== undefined) return [[name, value] as const];
          const asked = parameters.some(({ key }) => key === name);
          return asked ? [[name, { $get: `in.${name}` }] as const] : [];
        }),
    );
  const inPath = values("path");
  const inQuery = values("query");
  return {
    method: method.toUpperCase(),
    path,
    ...(Object.keys(inPath).length === 0 ? {} : { values: inPath }),
    ...(Object.keys(inQuery).length === 0 ? {} : { query: inQuery }),
    ...bodyExpr(body),
    ...(kind === "json" ? {} : { answer: kind }),
  };
}

function bodyExpr({ field, fixed }: LoweredBody): Pick<CallSpec, "body" | "nulls"> {
  const filled = { $get: "in.body" };
  if (field === undefined) return fixed === undefined ? {} : { body: fixed };
  return { body: fixed === undefined ? filled : { $merge: [filled, fixed] }, nulls: "keep" };
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
        answer: Object.fromEntries(
          Object.keys(answer.field.fields ?? {}).map((key) => [
            key,
            parameters.some((parameter) => parameter.key === key) ? { $get: `in.${key}` } : true,
          ]),
        ),
      };
    default: {
      const tree = timeTree(whole, times);
      return { answer: tree === undefined ? got : { $times: got, in: tree } };
    }
  }
}
