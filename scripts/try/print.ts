import type { CallResult, Notification, Pages, PollResult } from "../platform/connection.ts";
import { formatTrace, sizeOf } from "../platform/trace/format-trace.ts";
import type { Trace, TracedRequest } from "../platform/trace/trace.ts";

/** What was run, for machines. Bodies come from the trace, where secrets are taken out. */
export function describe(result: CallResult, trace: boolean): object {
  return {
    status: result.response.status,
    body: parse(answerOf(result)),
    findings: result.findings,
    ...(trace ? { trace: result.trace } : {}),
  };
}

export function describePoll(poll: PollResult, state: string | undefined, trace: boolean): object {
  const { status, items, retryAfter } = poll;
  return {
    status,
    items: items.length,
    retryAfter,
    stateLength: state?.length,
    ...describe(poll.result, trace),
  };
}

export function describeNotification({ request, items, findings }: Notification): object {
  return { items: items.length, body: parse(bodyOf(request)), findings };
}

/** The answer first, then how it differs from the declared one, then how it came about: in a line, or in full. */
export function formatResult(result: CallResult, trace: boolean): string {
  const { findings, response } = result;
  const fine = response.status < 400 ? "as declared" : "an error";
  return [
    `Answer: ${response.status}, ${findings.length === 0 ? fine : `findings: ${findings.length}`}`,
    formatBody(answerOf(result)),
    ...findings.map(({ pointer, message }) => `Finding: ${pointer || "the answer"}: ${message}`),
    ...(trace ? ["", formatTrace(result.trace)] : [summaryOf(result.trace)]),
  ].join("\n");
}

/** "7 items on 2 pages, not read to the end" */
export function formatPages({ items, pages, complete }: Pages): string {
  const read = `${count(items.length, "item", "items")} on ${count(pages.length, "page", "pages")}`;
  return `${read}, ${complete ? "" : "not "}read to the end`;
}

export function formatPoll(
  poll: PollResult,
  number: number,
  state: string | undefined,
  trace: boolean,
): string {
  const facts = [
    poll.items.length === 1 ? "1 item" : `${poll.items.length} items`,
    state === undefined ? "no state" : `state of ${state.length} characters`,
    ...(poll.retryAfter === undefined ? [] : [`retry after ${poll.retryAfter} s`]),
  ];
  return `Poll ${number}: ${facts.join(", ")}\n${formatResult(poll.result, trace)}`;
}

export function formatNotification({ request, items, findings }: Notification): string {
  const runs = items.length === 1 ? "1 run" : `${items.length} runs`;
  const fit = findings.length === 0 ? "as declared" : `findings: ${findings.length}`;
  return [
    `Notification: ${runs}, ${fit}`,
    formatBody(bodyOf(request)),
    ...findings.map(({ pointer, message }) => `Finding: ${pointer || "the payload"}: ${message}`),
  ].join("\n");
}

/** "2 policies, the script, 1 request: POST https://… -> 200. --trace shows more." */
function summaryOf({ steps }: Trace): string {
  const policies = steps.filter(({ step }) => step === "policy").length;
  const sends = steps.filter((step) => step.step === "send");
  const requests = sends.map(
    ({ request, response }) =>
      `${request.method} ${request.url.replace(/\?.*$/, "")} -> ${response?.status ?? "no answer"}`,
  );
  const parts = [
    count(policies, "policy", "policies"),
    ...(steps.some(({ step }) => step === "script") ? ["the script"] : []),
    `${count(sends.length, "request", "requests")}${requests.length > 0 ? `: ${requests.join(", ")}` : ""}`,
  ];
  return `Through ${parts.join(", ")}. More by --trace.`;
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}

function answerOf(result: CallResult): string {
  const last = result.trace.steps.at(-1);
  return last?.step === "answer" ? bodyOf(last.response) : "";
}

/** Of a file, type and size. */
function bodyOf(message: Pick<TracedRequest, "body" | "file">): string {
  return message.file ? `(${sizeOf(message)})` : (message.body ?? "");
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
