import { fileURLToPath } from "node:url";
import type { Ajv, ErrorObject, ValidateFunction } from "ajv";
import {
  type Contract,
  type ContractOperation,
  jsonSchemaOf,
  operations,
  readContract,
  type Schema,
} from "../common/contract.ts";
import { parseJson } from "../common/json.ts";
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
  let checks: Map<string, OperationCheck> | undefined;
  let strict: Ajv | undefined;
  let coercing: Ajv | undefined;

  const load = () => {
    const contract = read();
    strict = createAjv();
    // Parameters arrive as text.
    coercing = createAjv({ coerceTypes: true });
    const schemas = Object.entries(contract.components.schemas);
    for (const root of ["answers", "requests"] as const) {
      const converted = Object.fromEntries(
        schemas.map(([name, schema]) => [name, jsonSchema(schema, root)] as const),
      );
      const set = { $id: root, components: { schemas: converted } };
      strict.addSchema(set);
      coercing.addSchema(set);
    }
    return new Map<string, OperationCheck>(
      operations(contract).map(({ call, operation }) => [call, { operation, answers: new Map() }]),
    );
  };

  const checkOf = (call: string): OperationCheck => {
    checks ??= load();
    const check = checks.get(call);
    if (check === undefined) throw new ContractViolation(`${call} is not in the contract`);
    return check;
  };
  const compile = (ajv: Ajv | undefined, schema: JsonSchema): ValidateFunction => {
    if (ajv === undefined) throw new Error("the contract has not been read");
    return ajv.compile(schema);
  };

  return {
    request(call, request) {
      const check = checkOf(call);
      const { parameters = [], requestBody } = check.operation;
      check.parameters ??= compile(coercing, {
        type: "object",
        required: parameters.filter(({ required }) => required).map(({ name }) => name),
        properties: Object.fromEntries(
          parameters.map(({ name, schema }) => [name, jsonSchema(schema, "requests")]),
        ),
      });
      const given = parameters.flatMap(({ name, in: place, schema }) => {
        const read = schema.type === "array" ? queryList(request, name) : request.query(name);
        const value = place === "path" ? request.params[name] : read;
        return value === undefined ? [] : [[name, value]];
      });
      if (!check.parameters(Object.fromEntries(given))) return refusal(check.parameters.errors);
      if (requestBody === undefined) return undefined;
      const body = jsonSchemaOf(requestBody.content) ?? {};
      check.body ??= compile(strict, jsonSchema(body, "requests"));
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
      const given = body.length === 0 ? undefined : (type ?? "application/json");
      if (given !== declared) {
        throw new ContractViolation(
          `${call} answers ${status} with ${given ?? "no body"} instead of ${declared ?? "no body"}`,
        );
      }
      const schema = jsonSchemaOf(response.content);
      if (schema === undefined) return;
      let validate = check.answers.get(key);
      if (validate === undefined) {
        validate = compile(strict, jsonSchema(schema, "answers"));
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

/**
 * Intercom gives ids as text, and takes them as numbers too: its own SDK sends some so.
 * @param root which set of schemas references lead into
 */
function jsonSchema(schema: Schema, root: "answers" | "requests"): JsonSchema {
  if (schema.$ref !== undefined) return { $ref: `${root}${schema.$ref}` };
  const { nullable, properties, items, oneOf, format, example: _, ...rest } = schema;
  const converted: JsonSchema = {
    ...rest,
    // `unix-time` says how to read a number; it is no format of JSON Schema.
    ...(format !== undefined && format !== "unix-time" && { format }),
    ...(items && { items: jsonSchema(items, root) }),
    ...(oneOf && { oneOf: oneOf.map((one) => jsonSchema(one, root)) }),
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, property]) => {
          const inner = jsonSchema(property, root);
          const isId = root === "requests" && /(^|_)id$/.test(name) && property.type === "string";
          return [name, isId ? { anyOf: [{ type: "integer" }, inner] } : inner];
        }),
      ),
    }),
  };
  return nullable ? { anyOf: [{ type: "null" }, converted] } : converted;
}
