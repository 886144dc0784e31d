import { ConnectionError, type Send } from "../../common/http.ts";
import type { RunScript } from "../../common/run-script.ts";
import { type CallResult, type Connection, connect } from "../connection.ts";
import type { Connector } from "../connector.ts";
import type { PolicyTemplateInstance } from "../definition/api-properties.ts";
import { listOperations, type OperationEntry } from "../definition/operations.ts";
import { type FindPath, pathIndex } from "../definition/path-index.ts";
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
  /** Of those, the ones whose script made another answer of what it was given, made-up data as it is. */
  changed: number;
  /** The operations that did not run, each with its reason. */
  reported: Report[];
  policies: number;
  /** Those that no operation that ran evaluates. */
  idle: Report[];
  /** What did not keep an operation from running and is to be known all the same. */
  warnings: Report[];
}

/** Whose fault it is that something does not run. */
export type Cause =
  /** The files say what cannot be sent. */
  | "definition"
  /** A policy that cannot run. */
  | "policy"
  /** The script fails before it asks anything, or does not compile. */
  | "script"
  /** Nobody let the script run. */
  | "script not run"
  /** It takes longer than its limit. */
  | "limit"
  /** A fault of this local platform. */
  | "platform";

export interface Report {
  /** An operation's id or place, or a policy's title. */
  what: string;
  cause: Cause;
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
  const warnings: Report[] = [];
  const seen = new Set<string>();
  const ran: string[] = [];
  let changed = 0;
  const operations = listOperations(definition);
  const find = pathIndex(operations);
  const connectTo = connecting(connector, runScript);
  for (const entry of operations) {
    const { operationId } = entry;
    if (seen.has(operationId)) {
      const reason = "another operation has the same id, and is the one that runs";
      reported.push({ what: operationId, cause: "definition", reason });
      continue;
    }
    seen.add(operationId);
    const outcome = await surveyOperation(connector, find, entry, connectTo);
    warnings.push(...outcome.warnings.map((one) => ({ what: operationId, ...one })));
    if (outcome.failure) reported.push({ what: operationId, ...outcome.failure });
    else ran.push(operationId);
    if (outcome.changed) changed += 1;
  }
  return {
    connector: name,
    operations: all.length,
    run: ran.length,
    changed,
    reported,
    ...idle(policies, ran),
    warnings,
  };
}

/** One connection for all operations, whose API is another one each time: its schemas are compiled once. */
function connecting(
  connector: Connector,
  runScript: RunScript | undefined,
): (send: Send) => Connection {
  let connection: Connection | undefined;
  let current: Send;
  return (send) => {
    current = send;
    connection ??= connect({
      connector,
      parameters: exampleConnection(connector),
      send: (request) => current(request),
      ...(runScript ? { runScript } : {}),
    });
    return connection;
  };
}

type Failure = Omit<Report, "what">;

interface SurveyOutcome {
  /** Why the operation does not run; undefined where it does. */
  failure?: Failure;
  changed: boolean;
  warnings: Failure[];
}

async function surveyOperation(
  connector: Connector,
  find: FindPath<OperationEntry>,
  entry: OperationEntry,
  connectTo: (send: Send) => Connection,
): Promise<SurveyOutcome> {
  const { operationId } = entry;
  const policies = connector.properties.properties.policyTemplateInstances ?? [];
  try {
    const given = exampleParameters(connector, entry);
    const connection = connectTo(createEcho(connector.definition, entry, find));
    let result: CallResult;
    if (isPolling(connector.definition, entry)) {
      const trigger = connection.trigger(operationId, given);
      await trigger.poll();
      ({ result } = await trigger.poll());
    } else result = await connection.call(operationId, given, { disableAsyncPattern: true });
    if (policies.some((policy) => concerns(policy, operationId) && runsOnFailure(policy))) {
      const failing = connectTo(async () => {
        throw new ConnectionError("the survey lets this call fail");
      });
      await failing.call(operationId, given);
    }
    return outcomeOf(result);
  } catch (error) {
    return { failure: failureOf(error, operationId), changed: false, warnings: [] };
  }
}

function outcomeOf(result: CallResult): SurveyOutcome {
  const { response, findings, trace } = result;
  const warnings = findings
    .filter(({ rule }) => rule === "policy" || rule === "limit")
    .map(({ rule, message }) => ({
      cause: rule === "policy" ? ("policy" as const) : ("limit" as const),
      reason: message,
    }));
  const sends = trace.steps.filter((step) => step.step === "send");
  const scripted = trace.steps.some((step) => step.step === "script");
  // The echo itself never answers with an error: a script that had its answer made one of it, because
  // made-up data is not what it is for.
  const asked = sends.some(
    ({ by, response: answered }) => by === "script" && answered !== undefined,
  );
  if (response.status < 400 || asked) {
    const isChanged = scripted && (response.status >= 400 || findings.length > 0);
    return { changed: isChanged, warnings };
  }
  const reason = `answered ${response.status}: ${response.body.slice(0, 300)}`;
  return { failure: { cause: scripted ? "script" : "platform", reason }, changed: false, warnings };
}

function failureOf(error: unknown, operationId: string): Failure {
  if (error instanceof UsageError) return { cause: error.about, reason: error.message };
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { cause: "platform", reason: `${operationId} made the local platform fail: ${what}` };
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
      cause: "policy" as const,
      reason: "none of its operations ran",
    }));
  return { policies: policies.length, idle: reports };
}

/** The operations that cannot be called, because they have no id. */
function nameless(places: readonly OperationPlace[]): Report[] {
  return places
    .filter(({ operationId }) => typeof operationId !== "string")
    .map(({ place }) => ({
      what: place,
      cause: "definition",
      reason: "it has no operationId, so nothing can call it",
    }));
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
