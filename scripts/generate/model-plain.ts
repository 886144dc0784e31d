import {
  type Contract,
  jsonSchemaOf,
  operations,
  type Parameter,
  resolve,
  success,
} from "../common/contract.ts";
import { ProblemError } from "../common/problem.ts";
import type { ParameterOptions, PlainAction } from "../language/operations.ts";
import { contractSchema, timePaths } from "./contract-schema.ts";
import { type OperationModel, type Trial, trial } from "./model.ts";
import { type Definitions, optionExtensions, type SwaggerParameter } from "./swagger.ts";

/** An action that is one call: parameters, texts and answer come from the contract. */
export function modelPlain(action: PlainAction, contract: Contract): OperationModel {
  const known = operations(contract);
  const found = known.find(({ call }) => call === action.call);
  const wrong = (message: string, advice = "Write a planned action.") =>
    new ProblemError({ operation: action.operationId, place: action.call, message, advice });
  if (found === undefined) {
    throw new ProblemError({
      operation: action.operationId,
      place: action.call,
      message: `The contract has no ${action.call}.`,
      advice: "Correct the call, or add it to connector/intercom/.",
      unknown: { name: action.call, among: known.map(({ call }) => call) },
    });
  }
  const { method, path, operation } = found;
  const definitions: Definitions = {};
  const parameters: SwaggerParameter[] = [];
  const trials: Trial[] = [];
  for (const parameter of operation.parameters ?? []) {
    const { name } = parameter;
    const options = action.parameters[name] ?? {};
    parameters.push(parameterModel(parameter, options));
    trials.push(trial(name, parameter.required === true, options, parameter.example));
  }
  if (operation.requestBody !== undefined) {
    const schema = jsonSchemaOf(operation.requestBody.content) ?? {};
    if (timePaths(contract, schema).length > 0) {
      throw wrong(
        `The body of ${action.call} holds times, which a plain action hands on unchanged.`,
      );
    }
    const body = contractSchema(contract, resolve(contract, schema), definitions);
    for (const [key, property] of Object.entries(body.properties ?? {})) {
      const options = action.parameters[key] ?? {};
      Object.assign(property, optionExtensions(options));
      trials.push(trial(key, body.required?.includes(key) === true, options, property.example));
    }
    parameters.push({ name: "body", in: "body", required: true, schema: body });
  }
  const { description, schema: answer } = success(operation);
  if (answer === undefined) {
    throw wrong(`${action.call} answers no JSON, which a plain action needs.`);
  }
  const times = timePaths(contract, answer);
  return {
    operationId: action.operationId,
    kind: "action",
    method: method.toUpperCase(),
    path,
    summary: action.summary,
    description: action.description,
    ...(action.visibility === undefined ? {} : { visibility: action.visibility }),
    parameters,
    returns: {
      description,
      schema: contractSchema(contract, answer, definitions),
    },
    definitions,
    plan: {
      path,
      steps: [
        {
          forward: action.explain === undefined ? {} : { explain: action.explain },
          as: "answer",
        },
      ],
      answer:
        times.length === 0 ? { $get: "answer" } : { $times: { $get: "answer" }, paths: times },
    },
    dropdowns: Object.entries(action.parameters)
      .filter(([, { dropdown }]) => dropdown !== undefined)
      .map(([key]) => key),
    trials,
  };
}

function parameterModel(parameter: Parameter, options: ParameterOptions): SwaggerParameter {
  const { schema } = parameter;
  const example = options.example ?? parameter.example;
  return {
    name: parameter.name,
    in: parameter.in,
    required: parameter.required === true,
    type: schema.type ?? "string",
    "x-ms-summary": schema.title ?? parameter.name,
    description: parameter.description,
    ...(schema.enum === undefined ? {} : { enum: schema.enum }),
    ...(schema.default === undefined ? {} : { default: schema.default }),
    ...(parameter.in === "path" ? { "x-ms-url-encoding": "single" as const } : {}),
    ...optionExtensions(options),
    ...(example === undefined ? {} : { "x-ms-test-value": example }),
  };
}
