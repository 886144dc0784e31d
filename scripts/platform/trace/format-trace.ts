import type { Trace, TracedRequest, TracedResponse, TraceStep } from "./trace.ts";

export interface FormatOptions {
  /** Bodies in full; otherwise their first 200 characters. */
  bodies?: boolean;
}

const SHORT = 200;

/** A trace as lines for people: what was asked, what each policy changed, what was sent and came back. */
export function formatTrace(trace: Trace, options: FormatOptions = {}): string {
  const lines = trace.steps.flatMap((step) => formatStep(step, options));
  return [trace.operationId, ...lines.map((line) => `  ${line}`)].join("\n");
}

function formatStep(step: TraceStep, options: FormatOptions): string[] {
  switch (step.step) {
    case "request":
      return [
        `asked    ${step.originalRequestUri}`,
        `built    ${requestLine(step.request)}`,
        ...bodyLines(step.request.body, options),
      ];
    case "throttle":
      return [`refused  by the limit of ${step.limit}`];
    case "sign-in":
      return [`sign-in  ${step.added.join(", ")}`];
    case "policy":
      return step.changes.map(
        (change) => `policy   ${step.title || step.templateId} (${step.section}): ${change}`,
      );
    case "script":
      return [`script   ${requestLine(step.request)}`];
    case "send":
      return [
        `${step.by === "script" ? "script >" : "sent    "} ${requestLine(step.request)} -> ${outcome(step)}`,
        ...bodyLines(step.request.body, options),
        ...bodyLines(step.response?.body, options, "<"),
      ];
    case "answer":
      return [
        `answer   ${responseLine(step.response)}`,
        ...headerLines(step.response),
        ...bodyLines(step.response.body, options),
      ];
  }
}

function outcome(step: Extract<TraceStep, { step: "send" }>): string {
  if (step.response) return responseLine(step.response);
  return step.failure ? `no answer: ${step.failure}` : "no answer";
}

function requestLine(request: TracedRequest): string {
  const size = request.body === undefined ? "" : ` (${sizeOf(request)})`;
  return `${request.method} ${request.url}${size}`;
}

function responseLine(response: TracedResponse): string {
  return `${response.status} (${sizeOf(response)})`;
}

/** "image/png, 70 bytes"; of text the size alone. */
export function sizeOf({ body = "", file }: Pick<TracedRequest, "body" | "file">): string {
  return file ? `${file.type}, ${file.size} bytes` : `${Buffer.byteLength(body)} bytes`;
}

/** The headers that the engine acts on. */
function headerLines(response: TracedResponse): string[] {
  return ["location", "retry-after"]
    .filter((name) => response.headers[name] !== undefined)
    .map((name) => `         ${name}: ${response.headers[name]}`);
}

function bodyLines(body: string | undefined, options: FormatOptions, mark = " "): string[] {
  if (body === undefined || body === "") return [];
  const text = options.bodies || body.length <= SHORT ? body : `${body.slice(0, SHORT)}…`;
  return text.split("\n").map((line) => `       ${mark} ${line}`);
}
