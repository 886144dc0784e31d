import type { Send } from "../common/http.ts";
import type { CallResult } from "./answer/call-result.ts";
import { createCheckAnswer } from "./answer/check-answer.ts";
import type { Connector } from "./connector.ts";
import { findOperation, listOperations } from "./definition/operations.ts";
import { type Choice, resolveChoices } from "./dropdowns/choices.ts";
import { dropdownOf } from "./dropdowns/dropdown.ts";
import { UsageError } from "./errors.ts";
import { createGateway } from "./gateway.ts";
import type { RunScript } from "./script.ts";
import { resolveConnectionParameters } from "./sign-in/connection-parameters.ts";
import { createRedact } from "./trace/secrets.ts";
import { createPollingTrigger, type PollingTrigger } from "./triggers/polling.ts";

export type { CallResult } from "./answer/call-result.ts";
export type { AnswerFinding } from "./answer/check-answer.ts";
export type { Choice } from "./dropdowns/choices.ts";
export type { Trace } from "./trace/trace.ts";
export type { PollingTrigger, PollResult } from "./triggers/polling.ts";

export interface ConnectionOptions {
  connector: Connector;
  /** Connection parameters by name; for an oauthSetting, the access token. */
  parameters: Record<string, string>;
  /** Which of several ways to sign in (`connectionParameterSets`); the first when absent. */
  parameterSet?: string;
  /** Carries every request that leaves the platform. */
  send: Send;
  /** Needed for operations that run through the connector's script. */
  runScript?: RunScript;
  /** The base of URLs as callers see them. */
  gateway?: string;
}

/** One maker's connection to a connector. */
export interface Connection {
  /**
   * Runs an operation.
   * @param parameters by key; those of the body by property ("email", "avatar/image_url") or whole ("body")
   * @throws {UsageError} for wrong use: an unknown key, a missing value, a policy that cannot run
   */
  call(operationId: string, parameters?: Record<string, unknown>): Promise<CallResult>;
  /** The lines of a parameter's dropdown. */
  choices(
    operationId: string,
    parameterKey: string,
    known?: Record<string, unknown>,
  ): Promise<Choice[]>;
  /** Runs the operation that tests a new connection (`x-ms-capabilities.testConnection`). */
  test(): Promise<CallResult>;
  /** A polling trigger that has not polled yet. */
  trigger(operationId: string, parameters?: Record<string, unknown>): PollingTrigger;
}

const GATEWAY = "https://gateway.example/apim/connector/connection";

/**
 * Makes a connection.
 *
 * @example
 * const connection = connect({ connector: readConnector("generated"), parameters, send });
 * const { response, body } = await connection.call("GetUser", { user_id: "…" });
 *
 * @throws {UsageError} for connection parameters that are unknown, missing or not allowed
 */
export function connect(options: ConnectionOptions): Connection {
  const { connector } = options;
  const { definition, properties } = connector;
  const values = resolveConnectionParameters(properties, options.parameters, options.parameterSet);
  const redact = createRedact(values.secrets);
  const operations = listOperations(definition);
  const run = createGateway({
    connector,
    values,
    redact,
    send: options.send,
    gateway: (options.gateway ?? GATEWAY).replace(/\/+$/, ""),
    check: createCheckAnswer(definition),
    ...(options.runScript ? { runScript: options.runScript } : {}),
  });

  const call: Connection["call"] = async (operationId, parameters = {}) =>
    (await run(findOperation(operations, operationId), parameters)).result;

  return {
    call,
    async choices(operationId, parameterKey, known = {}) {
      const entry = findOperation(operations, operationId);
      const dynamic = dropdownOf(definition, entry, parameterKey);
      return resolveChoices(`${operationId} "${parameterKey}"`, dynamic, known, call);
    },
    async test() {
      const test = definition["x-ms-capabilities"]?.testConnection;
      if (!test) {
        throw new UsageError(
          "The definition names no operation to test a connection with (x-ms-capabilities.testConnection).",
        );
      }
      return call(test.operationId, test.parameters);
    },
    trigger(operationId, parameters = {}) {
      const entry = findOperation(operations, operationId);
      return createPollingTrigger(definition, entry, (state) => run(entry, parameters, state));
    },
  };
}
