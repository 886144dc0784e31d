import type { CallResult, PollResult } from "../platform/connection.ts";
import type { OperationEntry } from "../platform/definition/operations.ts";
import { formatTrace } from "../platform/trace/format-trace.ts";

/** What was run, for machines. Bodies come from the trace, where secrets are taken out. */
export function describe(result: CallResult): object {
  const answer = answerOf(result);
  return {
    status: result.response.status,
    body: parse(answer),
    findings: result.findings,
    trace: result.trace,
  };
}

export function describePoll(poll: PollResult, state: string | undefined): object {
  const { status, items, retryAfter } = poll;
  return {
    status,
    items: items.length,
    retryAfter,
    stateLength: state?.length,
    ...describe(poll.result),
  };
}

/** The answer first, then how it differs from the declared one, then how it came about. */
export function formatResult(result: CallResult): string {
  const { findings, response } = result;
  const fine = response.status < 400 ? "as declared" : "an error";
  return [
    `Answer: ${response.status}, ${findings.length === 0 ? fine : `findings: ${findings.length}`}`,
    formatBody(answerOf(result)),
    ...findings.map(({ pointer, message }) => `Finding: ${pointer || "the answer"}: ${message}`),
    "",
    formatTrace(result.trace),
  ].join("\n");
}

export function formatPoll(poll: PollResult, number: number, state: string | undefined): string {
  const facts = [
    poll.items.length === 1 ? "1 item" : `${poll.items.length} items`,
    state === undefined ? "no state" : `state of ${state.length} characters`,
    ...(poll.retryAfter === undefined ? [] : [`retry after ${poll.retryAfter} s`]),
  ];
  return `Poll ${number}: ${facts.join(", ")}\n${formatResult(poll.result)}`;
}

export function formatOperations(operations: readonly OperationEntry[]): string {
  const width = Math.max(0, ...operations.map((entry) => entry.operationId.length));
  return operations
    .map(
      (entry) =>
        `${entry.operationId.padEnd(width)}  ${entry.operation.summary ?? ""}${kindOf(entry)}`,
    )
    .join("\n");
}

export function describeOperations(operations: readonly OperationEntry[]): object[] {
  return operations.map(({ operationId, operation }) => ({
    operationId,
    summary: operation.summary,
    visibility: operation["x-ms-visibility"],
    trigger: operation["x-ms-trigger"],
  }));
}

function kindOf({ operation }: OperationEntry): string {
  if (operation["x-ms-trigger"] !== undefined) return " (trigger)";
  return operation["x-ms-visibility"] === "internal" ? " (internal)" : "";
}

function answerOf(result: CallResult): string {
  const last = result.trace.steps.at(-1);
  return last?.step === "answer" ? last.response.body : "";
}

function formatBody(body: string): string {
  if (body === "") return "(no body)";
  const value = parse(body);
  return typeof value === "string" ? value : JSON.stringify(value, undefined, 2);
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}
