/** Both interpreters of plans, poll by poll: what one asks of Intercom and answers, the other does, too. */
import { ConnectionError, type HttpRequest, type HttpResponse } from "../common/http.ts";
import { parseJson } from "../common/json.ts";
import type { RunScript } from "../common/run-script.ts";

/** What was compared. */
export interface Comparison {
  polls: number;
  requests: number;
  /** What differed, a line each. */
  differences: string[];
}

interface Exchange {
  asked: string;
  response?: HttpResponse;
  error?: unknown;
}

/**
 * Runs each poll by the first; the other one is given the same answers to the same requests, in
 * whatever order it asks. What it does otherwise is written down, and the first one's answer counts.
 */
export function comparing(first: RunScript, other: RunScript, comparison: Comparison): RunScript {
  return async (call, send) => {
    const exchanges: Exchange[] = [];
    const answer = await first(call, async (request) => {
      const asked = textOf(request);
      try {
        const response = await send(request);
        exchanges.push({ asked, response });
        return response;
      } catch (error) {
        exchanges.push({ asked, error });
        throw error;
      }
    });
    comparison.polls += 1;
    comparison.requests += exchanges.length;
    const differ = (what: string) =>
      comparison.differences.push(`${call.operationId}, ${call.originalRequestUri}: ${what}`);
    const left = [...exchanges];
    const others = await other(call, async (request) => {
      const asked = textOf(request);
      const at = left.findIndex((exchange) => exchange.asked === asked);
      const [exchange] = at < 0 ? [] : left.splice(at, 1);
      if (exchange?.response !== undefined) return exchange.response;
      if (exchange === undefined) differ(`only C# asks ${asked}`);
      throw exchange?.error ?? new ConnectionError("This was not asked for before.");
    }).catch((error: unknown) => ({ status: 0, headers: {}, body: String(error) }));
    for (const { asked } of left) differ(`only TypeScript asks ${asked}`);
    const [mine, theirs] = [answerText(answer), answerText(others)];
    if (mine !== theirs) differ(`TypeScript answers ${mine}, C# ${theirs}`);
    return answer;
  };
}

function textOf({ method, url, headers, body = "" }: HttpRequest): string {
  return `${method} ${url} ${sorted(headers)} ${normal(body)}`;
}

function answerText({ status, headers, body }: HttpResponse): string {
  return `${status} ${sorted(headers)} ${normal(body)}`;
}

function sorted(headers: Readonly<Record<string, string>>): string {
  return JSON.stringify(Object.entries(headers).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** JSON in one notation; the order of its keys counts. */
function normal(body: string): string {
  const value = parseJson(body);
  return value === undefined ? body : JSON.stringify(value);
}
