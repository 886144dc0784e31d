import type { Send } from "../common/http.ts";
import { type AgentMessage, checkAgentic } from "./agent.ts";
import type { CallResult } from "./answer/call-result.ts";
import { createCheckAnswer } from "./answer/check-answer.ts";
import { createCheckSchema } from "./answer/check-schema.ts";
import { type AsyncOptions, awaitResult } from "./async.ts";
import type { Connector } from "./connector.ts";
import { findOperation, listOperations } from "./definition/operations.ts";
import { createDesigner, type Designer } from "./dynamic/designer.ts";
import { UsageError } from "./errors.ts";
import { createFollow, type Link } from "./follow.ts";
import { createGateway } from "./gateway.ts";
import { followPages, type Pages, type PagesOptions } from "./paging.ts";
import { pollingDataPath } from "./policies/instance.ts";
import type { ScriptOptions } from "./script.ts";
import { resolveConnectionParameters } from "./sign-in/connection-parameters.ts";
import type { OAuthSession } from "./sign-in/oauth.ts";
import { basicCredentials } from "./sign-in/sign-in.ts";
import { createRateLimit, type Throttle } from "./throttle.ts";
import { createSecrets, redactError } from "./trace/secrets.ts";
import { redactFinding } from "./trace/trace.ts";
import { createPollingTrigger, type PollingTrigger } from "./triggers/polling.ts";
import type { Receiver } from "./triggers/receiver.ts";
import { notificationUrls, openWebhook, type WebhookTrigger } from "./triggers/webhook.ts";

export type { CallResult } from "./answer/call-result.ts";
export type { AnswerFinding } from "./answer/check-schema.ts";
export type { AsyncOptions } from "./async.ts";
export type { Choice } from "./dynamic/choices.ts";
export type { TreeNode } from "./dynamic/tree.ts";
export type { Pages } from "./paging.ts";
export type { Trace } from "./trace/trace.ts";
export type { PollingTrigger, PollResult } from "./triggers/polling.ts";
export type { Notification, WebhookTrigger } from "./triggers/webhook.ts";

export interface ConnectionOptions {
  connector: Connector;
  /** Connection parameters by name; for an oauthSetting, the access token. */
  parameters: Record<string, string>;
  /** Which of several ways to sign in (`connectionParameterSets`); the first when absent. */
  parameterSet?: string;
  /** Gives the access token in place of a parameter, where the maker signed in by OAuth. */
  oauth?: OAuthSession;
  /** Carries every request that leaves the platform. */
  send: Send;
  /** Needed for operations that run through the connector's script. */
  runScript?: ScriptOptions["runScript"];
  /** Further switches of how the script runs. */
  script?: Omit<ScriptOptions, "runScript">;
  /** Needed for webhook triggers. */
  receiver?: Receiver;
  /** The gateway's limits; off when absent. */
  throttle?: Throttle;
  /** Unix seconds, for the limits; the system's when absent. */
  now?(): number;
  /** The base of URLs as callers see them. */
  gateway?: string;
}

/** One maker's connection to a connector. No error that its methods throw holds a secret. */
export interface Connection extends Designer {
  /**
   * Runs an operation.
   * @param parameters by key; those of the body by property ("email", "avatar/image_url", or as
   * designers write it "body/email") or whole ("body"); a property that has the body's own name is
   * "body/body". Files as flows hold them: `{"$content-type", "$content"}`, the content in base64.
   * @param options what an action does with a 202 that names a Location
   * @throws {UsageError} for wrong use: an unknown key, a missing value, a policy that cannot run
   */
  call(
    operationId: string,
    parameters?: Record<string, unknown>,
    options?: AsyncOptions,
  ): Promise<CallResult>;
  /** Runs an operation that is paged (`x-ms-pageable`), page after page. */
  pages(
    operationId: string,
    parameters?: Record<string, unknown>,
    options?: PagesOptions,
  ): Promise<Pages>;
  /**
   * Carries an agent's message to an operation (`x-ms-agentic-protocol`) and the answer back, both as
   * they are.
   */
  relay(operationId: string, message: AgentMessage): Promise<CallResult>;
  /** Runs the operation that tests a new connection (`x-ms-capabilities.testConnection`). */
  test(): Promise<CallResult>;
  /** A polling trigger that has not polled yet. */
  trigger(operationId: string, parameters?: Record<string, unknown>): PollingTrigger;
  /** Subscribes a webhook trigger. */
  webhook(operationId: string, parameters?: Record<string, unknown>): Promise<WebhookTrigger>;
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
  const { connector, oauth, throttle, now = () => Date.now() / 1000 } = options;
  const { definition, properties } = connector;
  const values = resolveConnectionParameters(properties, options.parameters, options.parameterSet);
  const secrets = createSecrets([...values.secrets, basicCredentials(values) ?? ""]);
  const { redact } = secrets;
  const operations = listOperations(definition);
  const checkSchema = createCheckSchema(definition);
  const gateway = (options.gateway ?? GATEWAY).replace(/\/+$/, "");
  const run = createGateway({
    connector,
    async values() {
      if (!oauth) return values;
      const oauthToken = await oauth.accessToken();
      secrets.add(oauth.secrets());
      return { ...values, oauthToken };
    },
    redact,
    send: options.send,
    script: { ...options.script, ...(options.runScript ? { runScript: options.runScript } : {}) },
    gateway,
    check: createCheckAnswer(definition, checkSchema),
    ...(throttle?.callsPerConnection
      ? { limit: createRateLimit(throttle.callsPerConnection, now) }
      : {}),
  });
  const follow = createFollow({ definition, gateway, operations, run });

  /** Does the work; an error leaves it without secrets. */
  const guard = async <T>(work: () => T | Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw redactError(error, redact);
    }
  };
  /** Those that were added after the gateway's own. */
  const redactFindings = (result: CallResult): void => {
    result.findings = result.findings.map((finding) => redactFinding(finding, redact));
  };
  /** One call and no more: what is asked for designers is no action of a flow (assumption). */
  const callOnce = (operationId: string, parameters: Record<string, unknown> = {}) =>
    guard(async () => (await run(findOperation(operations, operationId), parameters)).result);
  const designer = createDesigner(definition, operations, callOnce);

  return {
    call: (operationId, parameters = {}, asyncOptions) =>
      guard(async () => {
        const entry = findOperation(operations, operationId);
        const called = await run(entry, parameters);
        const poll = (link: Link) => follow.poll(entry, link);
        const result = await awaitResult(entry, called, poll, asyncOptions);
        redactFindings(result);
        return result;
      }),
    pages: (operationId, parameters = {}, pagesOptions) =>
      guard(async () => {
        const entry = findOperation(operations, operationId);
        const first = () => run(entry, parameters);
        const next = (link: Link) => follow.page(entry, parameters, link);
        const followed = await followPages(entry, first, next, pagesOptions);
        for (const page of followed.pages) redactFindings(page);
        return followed;
      }),
    relay: (operationId, message) =>
      guard(async () => {
        const entry = findOperation(operations, operationId);
        checkAgentic(entry);
        return (await run(entry, {}, { message })).result;
      }),
    choices: (...asked) => guard(() => designer.choices(...asked)),
    schema: (...asked) => guard(() => designer.schema(...asked)),
    tree: (...asked) => guard(() => designer.tree(...asked)),
    test: () =>
      guard(() => {
        const test = definition["x-ms-capabilities"]?.testConnection;
        if (test) return callOnce(test.operationId, test.parameters);
        throw new UsageError(
          "The definition names no operation to test a connection with (x-ms-capabilities.testConnection).",
        );
      }),
    trigger(operationId, parameters = {}) {
      const entry = findOperation(operations, operationId);
      if (notificationUrls(definition, entry).length > 0) {
        throw new UsageError(`${operationId} is a webhook trigger: subscribe it with webhook().`);
      }
      const limit = throttle?.triggerPolls && createRateLimit(throttle.triggerPolls, now);
      const trigger = createPollingTrigger(
        definition,
        entry,
        (state) =>
          run(entry, parameters, {
            ...(state === undefined ? {} : { state }),
            ...(limit ? { limit } : {}),
          }),
        pollingDataPath(properties, operationId),
      );
      return {
        get state() {
          return trigger.state;
        },
        poll: () =>
          guard(async () => {
            const polled = await trigger.poll();
            redactFindings(polled.result);
            return polled;
          }),
      };
    },
    webhook: (operationId, parameters = {}) =>
      guard(async () => {
        const entry = findOperation(operations, operationId);
        const { receiver } = options;
        if (!receiver) {
          throw new UsageError(`${operationId}: connect with a receiver to run webhook triggers.`);
        }
        const trigger = await openWebhook({
          definition,
          entry,
          parameters,
          receiver,
          checkSchema,
          redact,
          call: (filled) => run(entry, filled),
          callLocation: (url, { originalRequestUri, base }) =>
            follow.location({ url, originalRequestUri }, base),
          callOperation: (by) => callOnce(by.operationId, by.parameters),
        });
        return { ...trigger, unsubscribe: (by) => guard(() => trigger.unsubscribe(by)) };
      }),
  };
}
