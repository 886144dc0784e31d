import {
  type Contract,
  jsonSchemaOf,
  operations,
  type Parameter,
  resolve,
  success,
} from "../common/contract.ts";
import type { ParameterOptions, PlainAction } from "../language/operations.ts";
import { contractSchema, timePaths } from "./contract-schema.ts";
import { ModelError, type OperationModel, type Trial, trial } from "./model.ts";
import { type Definitions, optionExtensions, type SwaggerParameter } from "./swagger.ts";

/** An action that is one call: parameters, texts and answer come from the contract. */
export function modelPlain(action: PlainAction, contract: Contract): OperationModel {
  const found = operations(contract).find(({ call }) => call === action.call);
  if (found === undefined) {
    throw new ModelError(
      `${action.operationId}: the contract has no ${action.call}. Add it to connector/intercom/.`,
    );
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
      throw new ModelError(
        `${action.operationId}: the body of ${action.call} holds times, which a plain action hands on unchanged. Write a planned action.`,
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
    throw new ModelError(
      `${action.operationId}: ${action.call} answers no JSON, which a plain action needs. Write a planned action.`,
    );
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
