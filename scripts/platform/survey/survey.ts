import { ConnectionError } from "../../common/http.ts";
import type { RunScript } from "../../common/run-script.ts";
import { type CallResult, connect } from "../connection.ts";
import type { Connector } from "../connector.ts";
import type { PolicyTemplateInstance } from "../definition/api-properties.ts";
import { listOperations, type OperationEntry } from "../definition/operations.ts";
import { METHODS, type Swagger } from "../definition/swagger.ts";
import { UsageError } from "../errors.ts";
import { concerns } from "../policies/instance.ts";
import { notificationUrls } from "../triggers/webhook.ts";
import { createEcho } from "./echo.ts";
import { exampleConnection, exampleParameters } from "./example-values.ts";

/** What of one connector runs locally. */
export interface SurveyRow {
  connector: string;
  /** All that the definition has. */
  operations: number;
  /** Those whose request was built, sent through all policies, and answered. */
  run: number;
  /** The others, each with its reason. */
  reported: Report[];
  policies: number;
  /** Those that no operation that ran evaluates. */
  idle: Report[];
}

export interface Report {
  /** An operation's id or place, or a policy's title. */
  what: string;
  reason: string;
}

/**
 * Runs every operation of a connector with example values against an answer made from its own
 * declaration: actions and webhook subscriptions once, polling triggers twice.
 * @param name the connector's, for the row
 * @param runScript without it, operations that run through the connector's script are reported
 */
export async function surveyConnector(
  name: string,
  connector: Connector,
  runScript?: RunScript,
): Promise<SurveyRow> {
  const { definition, properties } = connector;
  const policies = properties.properties.policyTemplateInstances ?? [];
  const all = operationPlaces(definition);
  const reported = nameless(all);
  const seen = new Set<string>();
  const ran: string[] = [];
  for (const entry of listOperations(definition)) {
    const { operationId } = entry;
    const reason = seen.has(operationId)
      ? `another operation has the same id, and is the one that runs`
      : await surveyOperation(connector, entry, policies, runScript);
    seen.add(operationId);
    if (reason === undefined) ran.push(operationId);
    else reported.push({ what: operationId, reason });
  }
  return {
    connector: name,
    operations: all.length,
    run: ran.length,
    reported,
    ...idle(policies, ran),
  };
}

/** @returns why the operation does not run; undefined where it does */
async function surveyOperation(
  connector: Connector,
  entry: OperationEntry,
  policies: readonly PolicyTemplateInstance[],
  runScript: RunScript | undefined,
): Promise<string | undefined> {
  const { operationId } = entry;
  try {
    const parameters = exampleConnection(connector);
    const given = exampleParameters(connector, entry);
    const how = { connector, parameters, ...(runScript ? { runScript } : {}) };
    const connection = connect({ ...how, send: createEcho(connector.definition, entry) });
    let result: CallResult;
    if (isPolling(connector.definition, entry)) {
      const trigger = connection.trigger(operationId, given);
      await trigger.poll();
      ({ result } = await trigger.poll());
    } else result = await connection.call(operationId, given);
    if (policies.some((policy) => concerns(policy, operationId) && runsOnFailure(policy))) {
      const send = async () => {
        throw new ConnectionError("the survey lets this call fail");
      };
      await connect({ ...how, send }).call(operationId, given);
    }
    const { status, body } = result.response;
    return status < 400 || isRefusal(result)
      ? undefined
      : `answered ${status}: ${body.slice(0, 300)}`;
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
}

/**
 * Whether a script had its answer and refused it: it ran, and made-up data is not what it is for.
 * The echo itself never answers with an error.
 */
function isRefusal({ response, trace }: CallResult): boolean {
  const answered = trace.steps.some(
    (step) => step.step === "send" && step.by === "script" && step.response !== undefined,
  );
  return answered && response.status < 500;
}

/** Webhook triggers are called as the actions that they are: their subscription. */
function isPolling(definition: Swagger, entry: OperationEntry): boolean {
  return (
    entry.operation["x-ms-trigger"] !== undefined &&
    notificationUrls(definition, entry).length === 0
  );
}

function runsOnFailure(policy: PolicyTemplateInstance): boolean {
  const section = policy.parameters?.["x-ms-apimTemplate-policySection"];
  return String(section).toLowerCase() === "failure";
}

function idle(
  policies: readonly PolicyTemplateInstance[],
  ran: readonly string[],
): Pick<SurveyRow, "policies" | "idle"> {
  const reports = policies
    .filter((policy) => !ran.some((operationId) => concerns(policy, operationId)))
    .map((policy) => ({
      what: `${policy.title ?? "(untitled)"} (${policy.templateId})`,
      reason: "none of its operations ran",
    }));
  return { policies: policies.length, idle: reports };
}

/** The operations that cannot be called, because they have no id. */
function nameless(places: readonly OperationPlace[]): Report[] {
  return places
    .filter(({ operationId }) => typeof operationId !== "string")
    .map(({ place }) => ({ what: place, reason: "it has no operationId, so nothing can call it" }));
}

interface OperationPlace {
  /** Method and path. */
  place: string;
  operationId: unknown;
}

function operationPlaces(definition: Swagger): OperationPlace[] {
  return Object.entries(definition.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item?.[method];
      if (typeof operation !== "object" || operation === null) return [];
      return [{ place: `${method.toUpperCase()} ${path}`, operationId: operation.operationId }];
    }),
  );
}
