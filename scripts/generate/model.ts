/**
 * The connector as the artifacts need it: every operation with its parameters, its answer and its
 * plan spelled out, whatever kind of descriptor it came from.
 */
import type { Contract, Literal } from "../common/contract.ts";
import { type Problem, ProblemError } from "../common/problem.ts";
import type { ConnectorDescriptor } from "../language/connector.ts";
import type { Dropdown } from "../language/dropdown.ts";
import type { Operation, ParameterOptions, Visibility } from "../language/operations.ts";
import type { Plan } from "../plan/plan.ts";
import { modelPlain } from "./model-plain.ts";
import { modelPlanned } from "./model-planned.ts";
import { modelTrigger } from "./model-trigger.ts";
import type { Definitions, SwaggerParameter, SwaggerSchema } from "./swagger.ts";

export interface OperationModel {
  operationId: string;
  kind: "action" | "trigger";
  method: string;
  path: string;
  summary: string;
  description: string;
  visibility?: Visibility;
  /** What a maker must do to see a trigger fire. */
  hint?: string;
  parameters: SwaggerParameter[];
  /** What the success answer holds. */
  returns: { description: string; schema: SwaggerSchema };
  /** Definitions that parameters and answer refer to. */
  definitions: Definitions;
  plan: Plan;
  /** Keys of the parameters with a dropdown. */
  dropdowns: string[];
  /** What to try the operation with. */
  trials: Trial[];
}

/** A parameter as the build fills it in when it tries the operation. */
export interface Trial {
  /** As the platform takes it: `user_id`, `avatar/image_url`. */
  key: string;
  required: boolean;
  example?: Literal;
  /** Where to find a value instead. */
  sample?: Dropdown;
}

export interface Model {
  connector: ConnectorDescriptor;
  /** By operation id. */
  operations: OperationModel[];
  definitions: Definitions;
}

/**
 * How to try a parameter: by the descriptor's example, or a choice from its dropdown or a sample,
 * or the contract's example, which for an id is that of nothing on the mock.
 */
export function trial(
  key: string,
  required: boolean,
  options: ParameterOptions,
  fromContract?: Literal,
): Trial {
  const sample = options.sample ?? options.dropdown;
  const example = options.example ?? (sample === undefined ? fromContract : undefined);
  return {
    key,
    required,
    ...(example === undefined ? {} : { example }),
    ...(sample === undefined ? {} : { sample }),
  };
}

/** The model of all operations that can be modelled, and what is wrong with them and with the others. */
export function buildModel(
  connector: ConnectorDescriptor,
  contract: Contract,
): { model: Model; problems: Problem[] } {
  const problems: Problem[] = [];
  const operations = connector.operations
    .flatMap((operation) => {
      try {
        return [modelOperation(operation, contract)];
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        problems.push(...error.problems);
        return [];
      }
    })
    .sort((a, b) => (a.operationId < b.operationId ? -1 : 1));
  problems.push(...sameTwice(operations), ...missingTargets(connector));
  const definitions: Definitions = {};
  for (const operation of operations) {
    for (const [name, schema] of Object.entries(operation.definitions)) {
      const other = definitions[name];
      if (other !== undefined && JSON.stringify(other) !== JSON.stringify(schema)) {
        problems.push({
          operation: operation.operationId,
          place: name,
          message: "Its definition differs from another one of that name.",
          advice: "Rename one.",
        });
      }
      definitions[name] = schema;
    }
  }
  const sorted = Object.entries(definitions).sort(([a], [b]) => (a < b ? -1 : 1));
  const model = { connector, operations, definitions: Object.fromEntries(sorted) };
  return { model, problems };
}

/** @throws {ProblemError} */
function modelOperation(operation: Operation, contract: Contract): OperationModel {
  switch (operation.kind) {
    case "plain":
      return modelPlain(operation, contract);
    case "planned":
      return modelPlanned(operation);
    case "trigger":
      return modelTrigger(operation);
  }
}

function sameTwice(operations: readonly OperationModel[]): Problem[] {
  const problems: Problem[] = [];
  const ids = new Set<string>();
  const routes = new Map<string, string>();
  for (const { operationId, method, path } of operations) {
    if (ids.has(operationId)) {
      problems.push({
        operation: operationId,
        message: "Two operations have this id.",
        advice: "Rename one.",
      });
      continue;
    }
    ids.add(operationId);
    const route = `${method} ${path.replace(/\{\w+\}/g, "{}")}`;
    const other = routes.get(route);
    if (other !== undefined) {
      problems.push({
        operation: operationId,
        message: `${other} has the same method and path, ${method} ${path}.`,
        advice: "Give one another path.",
      });
    }
    routes.set(route, operationId);
  }
  return problems;
}

/** Dropdowns and the connection test must name operations that the connector lists. */
function missingTargets(connector: ConnectorDescriptor): Problem[] {
  const listed = new Set<string>(connector.operations.map(({ operationId }) => operationId));
  const problems: Problem[] = [];
  if (!listed.has(connector.testConnection.operationId)) {
    problems.push({
      file: "connector/connector.ts",
      place: "testConnection",
      message: `${connector.testConnection.operationId} is not among the operations.`,
      advice: "List it in connector.ts.",
    });
  }
  for (const operation of connector.operations) {
    if (operation.kind === "trigger") continue;
    for (const [key, { dropdown, sample }] of Object.entries(operation.parameters)) {
      for (const [what, of] of Object.entries({ dropdown, sample })) {
        if (of === undefined || listed.has(of.action.operationId)) continue;
        problems.push({
          operation: operation.operationId,
          place: key,
          message: `Its ${what} ${of.action.operationId} is not among the operations.`,
          advice: "List it in connector.ts.",
        });
      }
    }
  }
  return problems;
}
