import { ConnectionError, type HttpResponse, type Send } from "../common/http.ts";
import { type AgentMessage, putMessage } from "./agent.ts";
import type { CallResult } from "./answer/call-result.ts";
import { type CheckAnswer, declaredResponse } from "./answer/check-answer.ts";
import { flowBody } from "./answer/flow-body.ts";
import type { Connector } from "./connector.ts";
import type { OperationEntry } from "./definition/operations.ts";
import type { Place } from "./follow.ts";
import { applyPolicies } from "./policies/apply.ts";
import type { Scene } from "./policies/template.ts";
import { buildRequest } from "./request/build-request.ts";
import { type Outgoing, toHttpRequest, urlOf } from "./request/outgoing.ts";
import {
  createScriptRunner,
  runsThroughScript,
  type ScriptOptions,
  scriptFailure,
} from "./script.ts";
import type { ConnectionValues } from "./sign-in/connection-parameters.ts";
import { signIn } from "./sign-in/sign-in.ts";
import { type RateLimit, refuse } from "./throttle.ts";
import type { Redact } from "./trace/secrets.ts";
import { createRecorder, type Recorder, redactFinding } from "./trace/trace.ts";

export interface GatewayOptions {
  connector: Connector;
  /** Asked anew for each call, because an access token may have been refreshed since the last. */
  values(): Promise<ConnectionValues>;
  redact: Redact;
  send: Send;
  script: ScriptOptions;
  /** On all calls of the connection. */
  limit?: RateLimit;
  /** Without a slash at the end. */
  gateway: string;
  check: CheckAnswer;
}

/** A call's result, and the URL that was asked, on the gateway. */
export interface Called {
  result: CallResult;
  originalRequestUri: string;
  /** Scheme, host and base path of the API that it went to, after all policies. */
  base: string;
}

/** Carries one call to the API and back. */
export type Run = (
  entry: OperationEntry,
  parameters: Readonly<Record<string, unknown>>,
  how?: RunOptions,
) => Promise<Called>;

export interface RunOptions {
  /** The query of the URL that a trigger said to poll. */
  state?: string;
  /** What an agent sends, in place of what the definition says. */
  message?: AgentMessage;
  /** Path and query of the URL that an answer said to ask next. */
  place?: Place;
  /** The operation whose declared answers this one is read and checked by, where it is another. */
  answersFor?: OperationEntry;
  /** On this call, beside the connection's own: that on a trigger's polls. */
  limit?: RateLimit;
}

/** What a call carries along besides its request. */
interface CallContext {
  originalRequestUri: string;
  polledBefore: boolean;
  recorder: Recorder;
  warn(message: string): void;
}

/**
 * The way of a call: built by the definition, signed in, request policies, script or API, answer
 * policies. Assumption: answer policies run after the script; published connectors do not show it.
 */
export function createGateway(options: GatewayOptions): Run {
  const { connector, redact, check } = options;
  const runScript = createScriptRunner(options.script);
  return async (entry, parameters, { state, message, place, answersFor = entry, limit } = {}) => {
    const recorder = createRecorder(entry.operationId, redact);
    const request = buildRequest(connector.definition, entry, parameters, place?.query ?? state);
    if (place) request.path = place.path;
    if (message) putMessage(request, message);
    const originalRequestUri = urlOf(options.gateway, request);
    recorder.add({ step: "request", originalRequestUri, request: toHttpRequest(request) });
    const refused = refuse([limit, options.limit]);
    if (refused) recorder.add({ step: "throttle", limit: refused.limit });
    const polledBefore = state !== undefined;
    const warnings: string[] = [];
    const warn = (message: string) => void warnings.push(message);
    const context = { originalRequestUri, polledBefore, recorder, warn };
    const response = refused?.response ?? (await carry(entry, request, context));
    recorder.add({ step: "answer", response });
    const schema = schemaOf(answersFor, response.status);
    const body = flowBody(connector.definition, response, schema);
    const warned = warnings.map((message) => ({ pointer: "", rule: "policy", message }));
    const findings = [...warned, ...check(answersFor, response, body)].map((one) =>
      redactFinding(one, redact),
    );
    return {
      result: { response, body, trace: recorder.trace, findings },
      originalRequestUri,
      base: request.base,
    };
  };

  /** Errors are read as they come: where "default" declares a file, it means the answer that is none. */
  function schemaOf(entry: OperationEntry, status: number) {
    return status < 400 ? declaredResponse(connector.definition, entry, status)?.schema : undefined;
  }

  async function carry(
    { operationId }: OperationEntry,
    request: Outgoing,
    { originalRequestUri, polledBefore, recorder, warn }: CallContext,
  ): Promise<HttpResponse> {
    const { send, gateway } = options;
    const values = await options.values();
    const policies = connector.properties.properties.policyTemplateInstances ?? [];
    const sendWatched = recorder.watch(send, "gateway");
    const urls = { gateway, originalRequestUri, polledBefore };
    const scene: Scene = { connection: values, request, ...urls, send: sendWatched, warn };
    const apply = (section: "Request" | "Response" | "Failure") =>
      applyPolicies(policies, operationId, section, scene, (change) =>
        recorder.add({ step: "policy", ...change }),
      );

    const added = signIn(connector.definition, values, request);
    if (added.length > 0) recorder.add({ step: "sign-in", added });
    try {
      await apply("Request");
      const final = toHttpRequest(request);
      let answer: HttpResponse;
      if (!runsThroughScript(connector, operationId)) {
        answer = await sendWatched(final);
      } else {
        recorder.add({ step: "script", request: final });
        const call = { operationId, request: final, originalRequestUri };
        answer = await runScript(call, recorder.watch(send, "script"));
      }
      scene.response = { ...answer, headers: { ...answer.headers } };
      await apply("Response");
    } catch (error) {
      const failure = failureAnswer(error, redact);
      if (!failure) throw error;
      scene.response = failure;
      // Microsoft Learn: the Failure section runs "only if the call to the API fails". Assumption:
      // that is a call without an answer; a 4xx or 5xx answer is an answer.
      await apply("Failure");
    }
    return scene.response;
  }
}

/**
 * The gateway's own answer where there is none. Assumptions: flows see 502 when the API cannot be
 * reached, 500 when the script throws and 504 when it takes too long.
 */
function failureAnswer(error: unknown, redact: Redact): HttpResponse | undefined {
  const said = redact(error instanceof Error ? error.message : String(error));
  if (error instanceof ConnectionError) return gatewayError(502, `No answer from the API: ${said}`);
  const script = scriptFailure(error);
  if (!script) return undefined;
  return gatewayError(script === "threw" ? 500 : 504, `The script ${script}: ${said}`);
}

function gatewayError(code: number, message: string): HttpResponse {
  return {
    status: code,
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ error: { code, message } }),
  };
}
