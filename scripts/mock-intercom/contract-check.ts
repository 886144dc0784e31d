import { fileURLToPath } from "node:url";
import {
  type Contract,
  type ContractOperation,
  jsonSchemaOf,
  operations,
  type Schema,
} from "../common/contract.ts";
import { type Json, parseJson } from "../common/json.ts";
import { readContract } from "../common/read-contract.ts";
import { secondsOfDate } from "./clock.ts";
import { type ApiError, parameterInvalid, parameterMissing } from "./errors.ts";
import { digitsForId } from "./ids.ts";
import { textOf } from "./pieces.ts";
import { type Answer, type ApiRequest, queryList } from "./route.ts";
import { createSchemaChecks, type SchemaCheck, type SchemaFault } from "./schema-check.ts";

/** The mock answered what its contract does not allow: a mistake in the mock or the contract. */
export class ContractViolation extends Error {
  override name = "ContractViolation";
}

export interface ContractCheck {
  /** The first thing about a request, its ids as text, that the contract does not allow. */
  request(call: string, request: ApiRequest): ApiError | undefined;
  /** @throws {ContractViolation} */
  answer(call: string, answer: Answer): void;
}

const CONTRACT = fileURLToPath(new URL("../../connector/intercom", import.meta.url));

interface OperationCheck {
  operation: ContractOperation["operation"];
  parameters?: SchemaCheck;
  body?: SchemaCheck;
  answers: Map<string, SchemaCheck>;
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
 * each schema is looked at when it is first used: starting up costs nothing.
 */
export function createContractCheck(read: () => Contract): ContractCheck {
  const load = () => {
    const contract = read();
    const named = (name: string) => contract.components.schemas[name];
    return {
      operations: new Map<string, OperationCheck>(
        operations(contract).map(({ call, operation }) => [
          call,
          { operation, answers: new Map() },
        ]),
      ),
      plain: createSchemaChecks({ named }),
      bodies: createSchemaChecks({ named, also: digitsForId }),
    };
  };
  let loaded: ReturnType<typeof load> | undefined;
  const checks = () => {
    loaded ??= load();
    return loaded;
  };
  const checkOf = (call: string): OperationCheck => {
    const check = checks().operations.get(call);
    if (check === undefined) throw new ContractViolation(`${call} is not in the contract`);
    return check;
  };

  return {
    request(call, request) {
      const check = checkOf(call);
      const { parameters = [], requestBody } = check.operation;
      check.parameters ??= checks().plain({
        type: "object",
        required: parameters.filter(({ required }) => required).map(({ name }) => name),
        properties: Object.fromEntries(parameters.map(({ name, schema }) => [name, schema])),
      });
      const values = parameters.flatMap(({ name, in: place, schema }) => {
        const read = schema.type === "array" ? queryList(request, name) : request.query(name);
        const value = place === "path" ? request.params[name] : read;
        return value === undefined ? [] : [[name, readText(value, schema)]];
      });
      const fault = check.parameters(Object.fromEntries(values));
      if (fault !== undefined) return refusal(fault);
      if (requestBody === undefined) return undefined;
      check.body ??= checks().bodies(jsonSchemaOf(requestBody.content) ?? {});
      if (request.body === undefined) {
        return requestBody.required ? parameterMissing("The body is missing") : undefined;
      }
      const wrong = check.body(request.body);
      return wrong && refusal(wrong);
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
        validate = checks().plain(schema);
        check.answers.set(key, validate);
      }
      const json = parseJson(textOf(body));
      if (json === undefined) throw new ContractViolation(`${call} does not answer JSON`);
      const fault = validate(json);
      if (fault === undefined) return;
      const place = `/${fault.place.join("/")}`;
      throw new ContractViolation(`${call} answers ${status} with ${place}: ${fault.message}`);
    },
  };
}

function refusal({ place, message, missing }: SchemaFault): ApiError {
  if (missing !== undefined) return parameterMissing(`${missing} is required`, missing);
  const field = place.join(".");
  return parameterInvalid(`${field || "The body"} ${message}`, field || undefined);
}

/** Parameters arrive as text; what cannot be read as its type stays one, and is refused. */
function readText(text: string | string[], { type, format, items = {} }: Schema): Json {
  if (typeof text !== "string") return text.map((one) => readText(one, items));
  // Live, times are taken as dates, too.
  if (format === "unix-time") {
    const seconds = secondsOfDate(text);
    if (seconds !== undefined) return seconds;
  }
  if (type === "boolean" && (text === "true" || text === "false")) return text === "true";
  const isNumber = (type === "integer" || type === "number") && text.trim() !== "";
  return isNumber && !Number.isNaN(Number(text)) ? Number(text) : text;
}
