import type { CallResult, Notification } from "../platform/connection.ts";
import { sizeOf } from "../platform/trace/format-trace.ts";
import type { TracedRequest, TracedResponse, TraceStep } from "../platform/trace/trace.ts";
import { retryAfter } from "../platform/triggers/polling.ts";
import type { Ran, Step } from "./model.ts";

/** A call as the page shows it: everything comes from the trace, where secrets are taken out. */
export function ranOf(result: CallResult, title?: string): Ran {
  const { response, trace, findings } = result;
  const last = trace.steps.at(-1);
  const seconds = retryAfter(response);
  return {
    status: response.status,
    body: last?.step === "answer" ? bodyOf(last.response) : "",
    findings: findings.map(({ pointer, message }) => ({ pointer, message })),
    steps: trace.steps.map(stepOf),
    ...(seconds === undefined ? {} : { retryAfter: seconds }),
    ...(title === undefined ? {} : { title }),
  };
}

/** What a webhook brought. */
export function payloadOf({ request }: Notification): string {
  return bodyOf(request);
}

/** Any value, for reading. */
export function shown(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value, undefined, 2) ?? "");
}

function stepOf(step: TraceStep): Step {
  switch (step.step) {
    case "request":
      return requested("The flow asks", step.request);
    case "throttle":
      return { title: `Refused by the limit of ${step.limit}`, lines: [] };
    case "sign-in":
      return { title: "Sign-in adds", lines: step.added };
    case "policy":
      return {
        title: `Policy "${step.title || step.templateId}" (${step.section})`,
        lines: step.changes,
      };
    case "script":
      return requested("The script gets", step.request);
    case "send": {
      const who = step.by === "script" ? "The script sends" : "Sent";
      const { title, lines } = requested(who, step.request);
      const { response, failure } = step;
      if (response === undefined) {
        return { title, lines: [...lines, "", `No answer${failure ? `: ${failure}` : ""}`] };
      }
      return {
        title: `${title} → ${response.status}`,
        lines: [...lines, "", ...answered(response)],
      };
    }
    case "answer":
      return { title: `The flow gets ${step.response.status}`, lines: answered(step.response) };
  }
}

function requested(who: string, request: TracedRequest): Step {
  return {
    title: `${who} ${request.method} ${request.url}`,
    lines: [...headerLines(request.headers), ...bodyOf(request).split("\n")],
  };
}

function answered(response: TracedResponse): string[] {
  return [`${response.status}`, ...headerLines(response.headers), ...bodyOf(response).split("\n")];
}

function headerLines(headers: Readonly<Record<string, string>>): string[] {
  return Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
}

/** JSON indented, any other text as it is; of a file, type and size. */
function bodyOf(message: Pick<TracedRequest, "body" | "file">): string {
  if (message.file) return `(${sizeOf(message)})`;
  const { body = "" } = message;
  try {
    return shown(JSON.parse(body));
  } catch {
    return body;
  }
}
