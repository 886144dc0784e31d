import { fileURLToPath } from "node:url";
import type { Ajv, ErrorObject, ValidateFunction } from "ajv";
import {
  type Contract,
  type ContractOperation,
  jsonSchemaOf,
  operations,
  type Schema,
  schemaName,
} from "../common/contract.ts";
import { parseJson } from "../common/json.ts";
import { readContract } from "../common/read-contract.ts";
import { createAjv } from "./ajv.ts";
import { type ApiError, parameterInvalid, parameterMissing } from "./errors.ts";
import { type Answer, type ApiRequest, queryList } from "./route.ts";

/** The mock answered what its contract does not allow: a mistake in the mock or the contract. */
export class ContractViolation extends Error {
  override name = "ContractViolation";
}

export interface ContractCheck {
  /** The first thing about a request that the contract does not allow. */
  request(call: string, request: ApiRequest): ApiError | undefined;
  /** @throws {ContractViolation} */
  answer(call: string, answer: Answer): void;
}

const CONTRACT = fileURLToPath(new URL("../../connector/intercom", import.meta.url));

/** An OpenAPI 3.0 schema as a JSON Schema: `nullable` becomes the type null. */
type JsonSchema = Record<string, unknown>;

interface OperationCheck {
  operation: ContractOperation["operation"];
  parameters?: ValidateFunction;
  body?: ValidateFunction | null;
  answers: Map<string, ValidateFunction>;
}

let own: ContractCheck | undefined;

const others = new WeakMap<Contract, ContractCheck>();

/** The check against another contract, compiled once for all mocks that are given it. */
export function contractCheckOf(contract: Contract): ContractCheck {
  const known = others.get(contract) ?? createContractCheck(() => contract);
  others.set(contract, known);
  return known;
}

let contract: Contract | undefined;

/** This project's contract, read once for all mocks of a process. */
export function ownContract(): Contract {
  contract ??= readContract(CONTRACT);
  return contract;
}

/** The check against this project's contract, compiled once for all mocks of a process. */
export function ownContractCheck(): ContractCheck {
  own ??= createContractCheck(ownContract);
  return own;
}

/**
 * Checks requests and answers against the contract. The contract is read at the first request, and
 * each operation's schemas are compiled when it is first used: starting up costs nothing.
 */
export function createContractCheck(read: () => Contract): ContractCheck {
  const load = () => {
    const contract = read();
    const strict = createAjv();
    return {
      operations: new Map<string, OperationCheck>(
        operations(contract).map(({ call, operation }) => [
          call,
          { operation, answers: new Map() },
        ]),
      ),
      // Parameters arrive as text.
      parameters: compiler(createAjv({ coerceTypes: true }), contract, "parameters"),
      bodies: compiler(strict, contract, "bodies"),
      answers: compiler(strict, contract, "answers"),
    };
  };
  let loaded: ReturnType<typeof load> | undefined;
  const compilers = () => {
    loaded ??= load();
    return loaded;
  };
  const checkOf = (call: string): OperationCheck => {
    const check = compilers().operations.get(call);
    if (check === undefined) throw new ContractViolation(`${call} is not in the contract`);
    return check;
  };

  return {
    request(call, request) {
      const check = checkOf(call);
      const { parameters = [], requestBody } = check.operation;
      check.parameters ??= compilers().parameters({
        type: "object",
        required: parameters.filter(({ required }) => required).map(({ name }) => name),
        properties: Object.fromEntries(parameters.map(({ name, schema }) => [name, schema])),
      });
      const values = parameters.flatMap(({ name, in: place, schema }) => {
        const read = schema.type === "array" ? queryList(request, name) : request.query(name);
        const value = place === "path" ? request.params[name] : read;
        return value === undefined ? [] : [[name, value]];
      });
      if (!check.parameters(Object.fromEntries(values))) return refusal(check.parameters.errors);
      if (requestBody === undefined) return undefined;
      const body = jsonSchemaOf(requestBody.content) ?? {};
      check.body ??= compilers().bodies(body);
      if (request.body === undefined) {
        return requestBody.required ? parameterMissing("The body is missing") : undefined;
      }
      return check.body(request.body) ? undefined : refusal(check.body.errors);
    },

    answer(call, { status, body, type }) {
      const check = checkOf(call);
      const { responses } = check.operation;
      const key = String(status) in responses ? String(status) : "default";
      const response = responses[key];
      if (response === undefined) {
        throw new ContractViolation(`${call} answers ${status}, which the contract does not know`);
      }
      const [declared] = Object.keys(response.content ?? {});
      const mediaType = body.length === 0 ? undefined : (type ?? "application/json");
      if (mediaType !== declared) {
        throw new ContractViolation(
          `${call} answers ${status} with ${mediaType ?? "no body"} instead of ${declared ?? "no body"}`,
        );
      }
      const schema = jsonSchemaOf(response.content);
      if (schema === undefined) return;
      let validate = check.answers.get(key);
      if (validate === undefined) {
        validate = compilers().answers(schema);
        check.answers.set(key, validate);
      }
      const json = parseJson(String(body));
      if (json === undefined) throw new ContractViolation(`${call} does not answer JSON`);
      if (validate(json)) return;
      const [error] = validate.errors ?? [];
      throw new ContractViolation(
        `${call} answers ${status} with ${error?.instancePath || "/"}: ${error?.message}`,
      );
    },
  };
}

function refusal(errors: ErrorObject[] | null | undefined): ApiError {
  const [error] = errors ?? [];
  if (error?.keyword === "required") {
    const name = String(error.params.missingProperty);
    return parameterMissing(`${name} is required`, name);
  }
  const field = error?.instancePath.slice(1).replaceAll("/", ".") ?? "";
  return parameterInvalid(`${field || "The body"} ${error?.message}`, field || undefined);
}

/** What a schema is of; the same schema is checked differently in each. */
type Part = "parameters" | "bodies" | "answers";

/** Compiles schemas of the contract, together with those that they refer to. */
function compiler(ajv: Ajv, contract: Contract, part: Part): (schema: Schema) => ValidateFunction {
  const added = new Set<string>();
  const converted = (schema: Schema): JsonSchema => {
    const names = new Set<string>();
    const result = jsonSchema(schema, part, names);
    for (const name of names) {
      const inner = contract.components.schemas[name];
      if (added.has(name) || inner === undefined) continue;
      added.add(name);
      ajv.addSchema(converted(inner), `${part}:${name}`);
    }
    return result;
  };
  return (schema) => ajv.compile(converted(schema));
}

/**
 * Intercom gives ids as text, and takes them as numbers too: its own SDK sends some so.
 * @param names takes the names of the schemas that this one refers to
 */
function jsonSchema(schema: Schema, part: Part, names: Set<string>): JsonSchema {
  if (schema.$ref !== undefined) {
    const name = schemaName(schema.$ref);
    names.add(name);
    return { $ref: `${part}:${name}` };
  }
  const inner = (one: Schema) => jsonSchema(one, part, names);
  const { nullable, properties, items, oneOf, format, example: _, ...rest } = schema;
  const converted: JsonSchema = {
    ...rest,
    // `unix-time` says how to read a number; it is no format of JSON Schema.
    ...(format !== undefined && format !== "unix-time" && { format }),
    ...(items && { items: inner(items) }),
    ...(oneOf && { oneOf: oneOf.map(inner) }),
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, property]) => {
          const isId = part === "bodies" && /(^|_)id$/.test(name) && property.type === "string";
          return [name, isId ? { anyOf: [{ type: "integer" }, inner(property)] } : inner(property)];
        }),
      ),
    }),
  };
  return nullable ? { anyOf: [{ type: "null" }, converted] } : converted;
}
