import { defined } from "../../common/defined.ts";
import type { Input, Inputs } from "../../language/inputs.ts";
import type { PlannedAction } from "../../language/planned.ts";
import type { PlanInput, ValueRule } from "../../plan/plan.ts";
import type { Answer, Field, Parameter, PlannedOperation } from "../operation.ts";
import type { Listed, LowerContext } from "./context.ts";
import { factsOf } from "./facts.ts";
import { checkSegments } from "./segments.ts";
import { lowerChoices, withSetting } from "./settings.ts";
import { shapeField } from "./shape.ts";

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
  const placeOf = (key: string) => (path.includes(`{${key}}`) ? "path" : elsewhere);
  const entries = Object.entries(descriptor.inputs);
  checkUse(id, descriptor, context);
  for (const [key, input] of entries) checkInput(id, key, input, placeOf(key), context);
  const parameters = entries.flatMap(([key, input]): Parameter[] => {
    const place = placeOf(key);
    if (place === "body") return [];
    const required = place === "path" || input.texts.required === true;
    return [{ key, in: place, required, field: inputField(input, id, key, context) }];
  });
  const inBody = Object.fromEntries(entries.filter(([key]) => placeOf(key) === "body"));
  const body: Field | undefined =
    Object.keys(inBody).length === 0
      ? undefined
      : {
          ...groupField(inBody, id, "", context),
          definition: descriptor.bodyName ?? `${id}_Request`,
        };
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
    answer: answerOf(id, descriptor),
    plan: {
      path,
      inputs: entries.map(([key, input]) => planInput(key, placeOf(key), input)),
      steps: descriptor.steps,
      answer: descriptor.answer,
    },
    trial: { ...descriptor.trial, fires: [] },
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

/** Reports inputs that the plan never reads: what makers fill in there would be lost. */
function checkUse(
  operation: string,
  { inputs, steps, answer }: PlannedAction,
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
  for (const key of Object.keys(inputs)) {
    // All of them at once have no name.
    if (read.has(key) || read.has("")) continue;
    report({
      operation,
      place: key,
      message: "The plan does not use this input.",
      advice: "Use it in a step or in the answer, or take it away.",
    });
  }
}

/** Reports inputs that cannot be where they are. */
function checkInput(
  operation: string,
  key: string,
  { type, items }: Input,
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
  const isNested = (one: Input["type"] | undefined) => one === "object" || one === "list";
  if (from === "path" && isNested(type)) {
    report({
      operation,
      place: key,
      message: `A path holds no ${type}.`,
      advice: `Take {${key}} out of the path, or make it a text or a number.`,
    });
  }
  if (from === "query" && (type === "object" || isNested(items?.type))) {
    report({
      operation,
      place: key,
      message: `A query holds texts, numbers and lists of them, and no ${type === "object" ? "objects" : `list of ${items?.type}s`}.`,
      advice: "Make the action a POST, PUT or PATCH, whose inputs are in the body.",
    });
  }
}

function answerOf(id: string, { returns }: PlannedAction): Answer {
  const { shape, list, name } = returns;
  const one = shapeField(shape);
  return {
    description: shape.description,
    field: list ? { type: "list", items: one, definition: name ?? `${id}_Response` } : one,
  };
}

function groupField(inputs: Inputs, id: string, above: string, context: LowerContext): Field {
  const entries = Object.entries(inputs);
  const required = entries.filter(([, { texts }]) => texts.required).map(([key]) => key);
  return {
    type: "object",
    fields: Object.fromEntries(
      entries.map(([key, input]) => [key, inputField(input, id, `${above}${key}`, context)]),
    ),
    ...(required.length === 0 ? {} : { required }),
  };
}

function inputField(input: Input, id: string, place: string, context: LowerContext): Field {
  const { type, texts, words, fields, items } = input;
  const choices =
    texts.choices === undefined || texts.choices === "none"
      ? undefined
      : lowerChoices(texts.choices, { operation: id, place }, context);
  const bare: Field = {
    type,
    ...(type === "date-time" ? { unix: true } : {}),
    ...(words === undefined ? {} : { enum: Object.keys(words), wordTitles: words }),
    ...(fields === undefined ? {} : groupField(fields, id, `${place}.`, context)),
    ...(type === "object" && fields === undefined ? { open: true } : {}),
    ...(items === undefined ? {} : { items: inputField(items, id, `${place}.*`, context) }),
    ...defined({ example: texts.example }),
  };
  return withSetting(bare, texts, choices);
}

function planInput(name: string, from: PlanInput["from"], input: Input): PlanInput {
  return { name, from, ...titled(input), ...ruleOf(input) };
}

function titled({ texts }: Input): { title: string; required?: true } {
  return { title: texts.title, ...(texts.required ? { required: true } : {}) };
}

/** What the plan checks and converts; texts need nothing. */
function ruleOf({ type, words, fields, items }: Input): ValueRule {
  return {
    ...(type === "string" ? {} : { type }),
    ...(words === undefined ? {} : { words: Object.keys(words) }),
    ...(fields === undefined
      ? {}
      : {
          fields: Object.entries(fields).map(([key, field]) => ({
            key,
            ...titled(field),
            ...ruleOf(field),
          })),
        }),
    ...(items === undefined ? {} : { items: ruleOf(items) }),
  };
}
