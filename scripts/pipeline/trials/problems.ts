import { isObject, parseJson } from "../../common/json.ts";
import type { CallResult } from "../../platform/connection.ts";

/** What was wrong with a call: the request, the answer, and what to do. */
export function problemsOf({
  response,
  findings,
  trace,
}: Pick<CallResult, "response" | "findings" | "trace">): { message: string; advice: string }[] {
  if (response.status >= 400) {
    return [
      {
        message: `It answered ${response.status}: ${saidIn(response.body)} (${sentOf(trace)})`,
        advice: "Give the trial other values (trial), or mend the descriptor or the contract.",
      },
    ];
  }
  return findings.map(({ pointer, message }) => ({
    message: `The answer differs from its schema at ${pointer}: ${message} (${sentOf(trace)})`,
    advice: "Mend the contract, or what the plan answers.",
  }));
}

/** What an error answer says: the plans' own have code and message. */
export function saidIn(body: string): string {
  const error = parseJson(body);
  const { code, message } = isObject(error) && isObject(error.error) ? error.error : {};
  return typeof message === "string" ? `${message.replace(/\.$/, "")} [${code}].` : short(body);
}

/** The last request that went to Intercom. */
function sentOf({ steps }: CallResult["trace"]): string {
  const sent = steps.findLast((step) => step.step === "send");
  if (sent?.step !== "send") return "nothing was sent to Intercom";
  const { method, url, body } = sent.request;
  return `sent ${method} ${url}${body === undefined ? "" : ` ${short(body)}`}`;
}

function short(text: string): string {
  return text.length > 600 ? `${text.slice(0, 600)}…` : text;
}
