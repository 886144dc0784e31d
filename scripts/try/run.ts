import type { Fire } from "../pipeline/trials/fires.ts";
import type { CallResult, Connection } from "../platform/connection.ts";
import { UsageError } from "../platform/errors.ts";
import * as print from "./print.ts";
import type { Target } from "./target.ts";

/** One operation to run, and how to show what comes of it. */
export interface Run {
  connection: Connection;
  operationId: string;
  parameters: Record<string, unknown>;
  target: Target;
  /** Makes a trigger of ours fire on the mock. */
  fire?: Fire;
  /** Shows each call in full. */
  trace: boolean;
  /** Takes what is said while it runs, for people. */
  say(text: string): void;
}

/** What came of it, for machines, and whether all was well. */
export interface Outcome {
  described: unknown;
  fine: boolean;
}

export async function runAction(run: Run): Promise<Outcome> {
  const { connection, operationId, parameters, trace, say } = run;
  const result = await connection.call(operationId, parameters);
  say(print.formatResult(result, trace));
  return { described: print.describe(result, trace), fine: isFine(result) };
}

/** Page after page, as a flow with pagination turned on. */
export async function runPages(run: Run, maxPages: number): Promise<Outcome> {
  const { connection, operationId, parameters, trace, say } = run;
  const read = await connection.pages(operationId, parameters, { maxPages });
  const { pages, items, complete } = read;
  for (const [index, page] of pages.entries()) {
    say(`Page ${index + 1}\n${print.formatResult(page, trace)}\n`);
  }
  say(print.formatPages(read));
  return {
    described: {
      items: items.length,
      complete,
      pages: pages.map((page) => print.describe(page, trace)),
    },
    fine: pages.every(isFine),
  };
}

/** The first poll only fixes where a trigger begins, so there is more than one. */
export async function runPolling(run: Run, polls: number): Promise<Outcome> {
  const { connection, operationId, parameters, target, fire, trace, say } = run;
  const trigger = connection.trigger(operationId, parameters);
  const described: object[] = [];
  let fine = true;
  for (let number = 1; number <= polls; number++) {
    if (number > 1) await target.pass(fire && (() => fire(number - 1)));
    const result = await trigger.poll();
    fine &&= isFine(result.result);
    described.push(print.describePoll(result, trigger.state, trace));
    const text = print.formatPoll(result, number, trigger.state, trace);
    say(`${number > 1 ? "\n" : ""}${text}`);
  }
  return { described, fine };
}

/** Subscribes, waits for one notification, and ends the subscription. */
export async function runWebhook(run: Run, seconds: number): Promise<Outcome> {
  const { connection, operationId, parameters, target, trace, say } = run;
  const { subscription, callbackUrl, next, unsubscribe } = await connection.webhook(
    operationId,
    parameters,
  );
  say(`Subscribing with ${callbackUrl}\n${print.formatResult(subscription, trace)}`);
  const subscribed = print.describe(subscription, trace);
  if (subscription.response.status >= 400) return { described: { subscribed }, fine: false };
  let fine = isFine(subscription);
  const described: Record<string, unknown> = { subscribed };
  try {
    await target.notify?.(callbackUrl);
    const notification = await next(seconds * 1000);
    say(`\n${print.formatNotification(notification)}`);
    described.notification = print.describeNotification(notification);
    fine &&= notification.findings.length === 0;
  } finally {
    // An echo of a connector without an operation for it has no subscription to end.
    if (!target.notify || target.ends) {
      const ended = await unsubscribe();
      say(`\nUnsubscribing\n${print.formatResult(ended, trace)}`);
      described.unsubscribed = print.describe(ended, trace);
      fine &&= isFine(ended);
    }
  }
  return { described, fine };
}

function isFine({ response, findings }: CallResult): boolean {
  return response.status < 400 && findings.length === 0;
}

/** @throws {UsageError} for an option that belongs to another kind of operation */
export function checkKind(
  operationId: string,
  kind: "action" | "agent" | "polling" | "webhook",
  { pages, polls, wait }: { pages?: number; polls?: number; wait?: number },
): void {
  if (pages !== undefined && kind !== "action") {
    throw new UsageError(
      `--pages is for actions; ${operationId} is ${kind === "agent" ? "for agents" : "a trigger"}.`,
    );
  }
  if (polls !== undefined && kind !== "polling") {
    throw new UsageError(
      `--polls is for polling triggers; ${operationId} is ${kind === "webhook" ? "a webhook trigger" : "an action"}.`,
    );
  }
  if (wait !== undefined && kind !== "webhook") {
    throw new UsageError(`--wait is for webhook triggers, which ${operationId} is not.`);
  }
}
