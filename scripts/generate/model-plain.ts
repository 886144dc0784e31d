import {
  type Contract,
  jsonSchemaOf,
  operations,
  type Parameter,
  resolve,
  type Schema,
  success,
} from "../common/contract.ts";
import type { ParameterOptions, PlainAction } from "../language/operations.ts";
import type { Expr, InputType, PlanInput } from "../plan/plan.ts";
import { contractSchema, timesTree } from "./contract-schema.ts";
import { ModelError, type OperationModel, type Trial, trial } from "./model.ts";
import { type Definitions, optionExtensions, type SwaggerParameter } from "./swagger.ts";

/** The body's name among the inputs: none of Intercom's parameters has it. */
const BODY = "body";

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
  const inputs: PlanInput[] = [];
  for (const parameter of operation.parameters ?? []) {
    const { name } = parameter;
    const options = action.parameters[name] ?? {};
    parameters.push(parameterModel(parameter, options));
    trials.push(trial(name, parameter.required === true, options, parameter.example));
    inputs.push(parameterInput(parameter));
  }
  if (operation.requestBody !== undefined) {
    const schema = jsonSchemaOf(operation.requestBody.content) ?? {};
    const times = timesTree(contract, schema);
    inputs.push({
      name: BODY,
      from: "body",
      whole: true,
      title: "Body",
      ...(times === undefined ? {} : { times }),
    });
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
  const times = timesTree(contract, answer);
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
      ...(inputs.length === 0 ? {} : { inputs }),
      steps: [
        {
          call: {
            method: method.toUpperCase(),
            path,
            ...sent("values", inputs, "path"),
            ...sent("query", inputs, "query"),
            ...(operation.requestBody === undefined
              ? {}
              : { body: { $get: `in.${BODY}` }, nulls: "keep" as const }),
          },
          as: "answer",
          ...(action.explain === undefined ? {} : { explain: action.explain }),
        },
      ],
      answer: times === undefined ? { $get: "answer" } : { $times: { $get: "answer" }, in: times },
    },
    dropdowns: Object.entries(action.parameters)
      .filter(([, { dropdown }]) => dropdown !== undefined)
      .map(([key]) => key),
    trials,
  };
}

function parameterInput({ name, in: from, required, schema }: Parameter): PlanInput {
  return {
    name,
    from,
    title: schema.title ?? name,
    ...(required ? { required: true as const } : {}),
    type: inputType(schema),
    ...(schema.items === undefined ? {} : { items: { type: inputType(schema.items) } }),
  };
}

function inputType({ type = "string" }: Schema): InputType {
  return type === "array" ? "list" : type;
}

/** The part of a call that hands on what was filled in. */
function sent(
  part: "values" | "query",
  inputs: readonly PlanInput[],
  from: PlanInput["from"],
): { readonly [key: string]: Record<string, Expr> } {
  const names = inputs.filter((input) => input.from === from).map(({ name }) => name);
  if (names.length === 0) return {};
  return { [part]: Object.fromEntries(names.map((name) => [name, { $get: `in.${name}` }])) };
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
