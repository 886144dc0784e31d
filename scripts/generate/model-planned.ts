import { ProblemError } from "../common/problem.ts";
import type { OwnParameter, PlannedAction } from "../language/operations.ts";
import type { PlanInput } from "../plan/plan.ts";
import { type OperationModel, trial } from "./model.ts";
import { shapeSchema } from "./shape-schema.ts";
import {
  type Definitions,
  optionExtensions,
  ref,
  type SwaggerParameter,
  type SwaggerSchema,
} from "./swagger.ts";

/** An action with a path, parameters and a plan of its own. */
export function modelPlanned(action: PlannedAction): OperationModel {
  const own = Object.entries(action.parameters);
  const definitions: Definitions = {};
  const parameters: SwaggerParameter[] = own
    .filter(([, parameter]) => parameter.in === "path")
    .map(([key, parameter]) => pathParameter(key, parameter));
  if (own.some(([, parameter]) => parameter.in === undefined)) {
    const name = action.bodyName ?? `${action.operationId}_Request`;
    definitions[name] = bodySchema(action);
    parameters.push({ name: "body", in: "body", required: true, schema: ref(name) });
  }
  const { shape, list } = action.returns;
  definitions[shape.name] = shapeSchema(shape);
  let returned = ref(shape.name);
  if (list) {
    const name = action.returns.name ?? `${action.operationId}_Response`;
    definitions[name] = { type: "array", items: returned };
    returned = ref(name);
  }
  return {
    operationId: action.operationId,
    kind: "action",
    method: action.method,
    path: action.path,
    summary: action.summary,
    description: action.description,
    ...(action.visibility === undefined ? {} : { visibility: action.visibility }),
    parameters,
    returns: { description: shape.description, schema: returned },
    definitions,
    plan: {
      path: action.path,
      inputs: own.map(([key, parameter]) => planInput(key, parameter)),
      steps: action.steps,
      answer: action.answer,
    },
    dropdowns: own
      .filter(([, { dropdown }]) => dropdown !== undefined)
      .map(([key, { at }]) => platformKey(at ?? key)),
    trials: own.map(([key, parameter]) =>
      trial(platformKey(parameter.at ?? key), parameter.required === true, parameter),
    ),
  };
}

function platformKey(path: string): string {
  return path.replaceAll(".", "/");
}

function pathParameter(name: string, parameter: OwnParameter): SwaggerParameter {
  return {
    name,
    in: "path",
    required: true,
    type: "string",
    "x-ms-summary": parameter.title,
    description: parameter.description,
    "x-ms-url-encoding": "single",
    ...optionExtensions(parameter),
    ...(parameter.example === undefined ? {} : { "x-ms-test-value": parameter.example }),
  };
}

function bodySchema({ operationId, parameters, groups = {} }: PlannedAction): SwaggerSchema {
  const body: SwaggerSchema = { type: "object", properties: {} };
  for (const [key, parameter] of Object.entries(parameters)) {
    if (parameter.in !== undefined) continue;
    const path = (parameter.at ?? key).split(".");
    const last = path.pop() ?? key;
    let holder = body;
    for (const [depth, step] of path.entries()) {
      const texts = groups[path.slice(0, depth + 1).join(".")];
      if (texts === undefined) {
        throw new ProblemError({
          operation: operationId,
          place: key,
          message: `Makers are told nothing of ${step}, in which it lies.`,
          advice: "Name it under groups.",
        });
      }
      const group: SwaggerSchema = holder.properties?.[step] ?? {
        type: "object",
        "x-ms-summary": texts.title,
        description: texts.description,
        properties: {},
      };
      holder.properties = { ...holder.properties, [step]: group };
      holder = group;
    }
    holder.properties = { ...holder.properties, [last]: propertySchema(parameter) };
    if (parameter.required) holder.required = [...(holder.required ?? []), last];
  }
  return body;
}

function propertySchema(parameter: OwnParameter): SwaggerSchema {
  return {
    type: "string",
    "x-ms-summary": parameter.title,
    description: parameter.description,
    ...optionExtensions(parameter),
    ...(parameter.example === undefined ? {} : { example: parameter.example }),
  };
}

function planInput(name: string, parameter: OwnParameter): PlanInput {
  return {
    name,
    from: parameter.in ?? "body",
    ...(parameter.at === undefined ? {} : { at: parameter.at }),
    title: parameter.title,
    ...(parameter.required ? { required: true } : {}),
  };
}
