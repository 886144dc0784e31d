import { ConnectionError, type HttpResponse, type Send } from "../common/http.ts";
import type { CallResult } from "./answer/call-result.ts";
import type { CheckAnswer } from "./answer/check-answer.ts";
import type { Connector } from "./connector.ts";
import type { OperationEntry } from "./definition/operations.ts";
import { UsageError } from "./errors.ts";
import { applyPolicies } from "./policies/apply.ts";
import type { Scene } from "./policies/template.ts";
import { buildRequest } from "./request/build-request.ts";
import { type Outgoing, toHttpRequest, urlOf } from "./request/outgoing.ts";
import { type RunScript, runsThroughScript, scriptFailure } from "./script.ts";
import type { ConnectionValues } from "./sign-in/connection-parameters.ts";
import { signIn } from "./sign-in/sign-in.ts";
import type { Redact } from "./trace/secrets.ts";
import { createRecorder, type Recorder } from "./trace/trace.ts";

export interface GatewayOptions {
  connector: Connector;
  values: ConnectionValues;
  redact: Redact;
  send: Send;
  runScript?: RunScript;
  /** Without a slash at the end. */
  gateway: string;
  check: CheckAnswer;
}

/** Carries one call to the API and back; `state` is the query of a URL that a trigger said to poll. */
export type Run = (
  entry: OperationEntry,
  parameters: Readonly<Record<string, unknown>>,
  state?: string,
) => Promise<{ result: CallResult; originalRequestUri: string }>;

/**
 * The way of a call: built by the definition, signed in, request policies, script or API, answer
 * policies. Assumption: answer policies run after the script; published connectors do not show it.
 */
export function createGateway(options: GatewayOptions): Run {
  const { connector, values, redact, check } = options;
  return async (entry, parameters, state) => {
    const recorder = createRecorder(entry.operationId, redact);
    try {
      const request = buildRequest(connector.definition, entry, parameters, state);
      const originalRequestUri = urlOf(options.gateway, request);
      recorder.add({ step: "request", originalRequestUri, request: toHttpRequest(request) });
      const response = await carry(options, entry, request, originalRequestUri, recorder);
      recorder.add({ step: "answer", response });
      const body = parse(response.body);
      const findings = check(entry, response, body);
      return {
        result: { response, body, trace: recorder.trace, findings },
        originalRequestUri,
      };
    } catch (error) {
      throw withoutSecrets(error, redact);
    }
  };

  async function carry(
    { send, runScript }: GatewayOptions,
    { operationId }: OperationEntry,
    request: Outgoing,
    originalRequestUri: string,
    recorder: Recorder,
  ): Promise<HttpResponse> {
    const policies = connector.properties.properties.policyTemplateInstances ?? [];
    const scene: Scene = { connection: values, request };
    const apply = (section: "Request" | "Response" | "Failure") =>
      applyPolicies(policies, operationId, section, scene, (change) =>
        recorder.add({ step: "policy", ...change }),
      );

    const added = signIn(connector.definition, values, request);
    if (added.length > 0) recorder.add({ step: "sign-in", added });
    await apply("Request");
    const final = toHttpRequest(request);
    try {
      let answer: HttpResponse;
      if (!runsThroughScript(connector, operationId)) {
        answer = await recorder.watch(send, "gateway")(final);
      } else {
        if (!runScript) {
          throw new UsageError(
            `${operationId} runs through the connector's script: connect with runScript to run it.`,
          );
        }
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

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** An error leaves as it is unless its message holds a secret. */
function withoutSecrets(error: unknown, redact: Redact): unknown {
  if (!(error instanceof Error)) return error;
  const message = redact(error.message);
  if (message === error.message) return error;
  return error instanceof UsageError ? new UsageError(message) : new Error(message);
}
