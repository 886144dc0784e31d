import type { HttpRequest, HttpResponse, Send } from "../../common/http.ts";
import type { AnswerFinding } from "../answer/check-schema.ts";
import type { PolicyChange } from "../policies/apply.ts";
import { UNKNOWN_TYPE } from "../request/file-value.ts";
import { type Redact, redactHeader, redactHeaders } from "./secrets.ts";

/** Everything that happened in one call, in order, secrets taken out. Plain data. */
export interface Trace {
  operationId: string;
  steps: TraceStep[];
}

export type TraceStep = Step<TracedRequest, TracedResponse>;

/** Of a file only what it is: its bytes cannot be searched for secrets. */
export interface TracedFile {
  /** The media type. */
  type: string;
  /** In bytes. */
  size: number;
}

export type TracedRequest = Omit<HttpRequest, "bytes"> & { file?: TracedFile };
export type TracedResponse = Omit<HttpResponse, "bytes"> & { file?: TracedFile };

type Step<Request, Response> =
  /** The request as the definition builds it. */
  | { step: "request"; originalRequestUri: string; request: Request }
  /** The gateway refused the call. */
  | { step: "throttle"; limit: string }
  /** The headers and query parameters that the gateway added for the connection. */
  | { step: "sign-in"; added: string[] }
  | ({ step: "policy" } & PolicyChange)
  /** The request as the script received it. */
  | { step: "script"; request: Request }
  /** A request to the API; `failure` where no answer came. */
  | {
      step: "send";
      by: "gateway" | "script";
      request: Request;
      response?: Response;
      failure?: string;
    }
  | { step: "answer"; response: Response };

/** Records steps, redacting each on its way in. */
export interface Recorder {
  trace: Trace;
  add(step: Exclude<Step<HttpRequest, HttpResponse>, { step: "send" }>): void;
  /** The same send, with each request and its answer recorded in the order they were sent. */
  watch(send: Send, by: "gateway" | "script"): Send;
}

export function createRecorder(operationId: string, redact: Redact): Recorder {
  const trace: Trace = { operationId, steps: [] };
  const request = (one: HttpRequest): TracedRequest => redactRequest(one, redact);
  const response = (one: HttpResponse): TracedResponse => ({
    status: one.status,
    headers: redactHeaders(one.headers, redact),
    body: redact(one.body),
    ...fileOf(one),
  });
  const clean = (step: Parameters<Recorder["add"]>[0]): TraceStep => {
    switch (step.step) {
      case "request":
        return {
          ...step,
          originalRequestUri: redact(step.originalRequestUri),
          request: request(step.request),
        };
      case "script":
        return { ...step, request: request(step.request) };
      case "policy":
        return { ...step, changes: step.changes.map((change) => redactChange(change, redact)) };
      case "answer":
        return { ...step, response: response(step.response) };
      default:
        return step;
    }
  };
  return {
    trace,
    add: (step) => void trace.steps.push(clean(step)),
    watch: (send, by) => async (sent) => {
      const step: Extract<TraceStep, { step: "send" }> = {
        step: "send",
        by,
        request: request(sent),
      };
      trace.steps.push(step);
      try {
        const answer = await send(sent);
        step.response = response(answer);
        return answer;
      } catch (error) {
        step.failure = redact(error instanceof Error ? error.message : String(error));
        throw error;
      }
    },
  };
}

function redactChange(change: string, redact: Redact): string {
  const [, name, value] = /^header ([^:]+): (.*)$/s.exec(change) ?? [];
  if (name === undefined || value === undefined) return redact(change);
  return `header ${name}: ${redactHeader(name, value, redact)}`;
}

export function redactRequest(request: HttpRequest, redact: Redact): TracedRequest {
  return {
    method: request.method,
    url: redact(request.url),
    headers: redactHeaders(request.headers, redact),
    ...(request.body === undefined ? {} : { body: redact(request.body) }),
    ...fileOf(request),
  };
}

function fileOf({ headers, bytes }: HttpRequest | HttpResponse): { file?: TracedFile } {
  if (bytes === undefined) return {};
  return { file: { type: headers["content-type"] ?? UNKNOWN_TYPE, size: bytes.length } };
}

export function redactFinding(finding: AnswerFinding, redact: Redact): AnswerFinding {
  return { ...finding, pointer: redact(finding.pointer), message: redact(finding.message) };
}
