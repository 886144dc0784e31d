import type { HttpRequest, HttpResponse, Send } from "../common/http.ts";
import { ConnectionError } from "../common/http.ts";
import { isObject, type Json, parseJson } from "../common/json.ts";
import { evaluate, isBlank, isGiven, type Scope, textOf } from "./evaluate.ts";
import type { Advice, CallSpec, Expr } from "./plan.ts";

/** Far more than Intercom's ids have. */
const MAX_ID_LENGTH = 500;

/** What the interpreter needs from around it. */
export interface Surroundings {
  send: Send;
  /** Milliseconds since the script began. */
  elapsed(): number;
  /** This machine's clock, unix seconds. */
  now(): number;
  /** The request as the policies left it: its host and headers serve every call. */
  request: HttpRequest;
  /** Advice for any call, by status. */
  advice: Readonly<Record<string, string>>;
}

/** Intercom's answer to a call that succeeded. */
export interface Answer {
  body: Json;
  /** Intercom's clock when it answered, unix seconds. */
  date: number;
}

/** A failure that the maker gets to read. */
export class PlanFailure extends Error {
  override name = "PlanFailure";
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly requestId: string | null = null,
    /** Seconds after which to try again. */
    readonly retryAfter: number | null = null,
  ) {
    super(message);
  }
}

/** The request that a call step makes. */
export function buildRequest(spec: CallSpec, scope: Scope, origin: HttpRequest): HttpRequest {
  const path = spec.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    pathValue(textOf(evaluate(spec.values?.[name] ?? null, scope)) ?? ""),
  );
  const query = Object.entries(spec.query ?? {})
    .map(([name, value]) => [name, textOf(evaluate(value, scope))] as const)
    .flatMap(([name, value]) => (value === null ? [] : [`${encode(name)}=${encode(value)}`]));
  const url = baseOf(origin.url) + path + (query.length > 0 ? `?${query.join("&")}` : "");
  return jsonRequest(
    spec.method,
    url,
    origin,
    spec.body === undefined ? undefined : spec.body,
    scope,
  );
}

function jsonRequest(
  method: string,
  url: string,
  origin: HttpRequest,
  body: Expr | undefined,
  scope: Scope,
): HttpRequest {
  const headers = Object.fromEntries(
    Object.entries(origin.headers).filter(
      ([name]) => !name.startsWith("content-") && name !== "host" && name !== "transfer-encoding",
    ),
  );
  if (body === undefined) return { method, url, headers };
  return {
    method,
    url,
    headers: { ...headers, "content-type": "application/json; charset=utf-8" },
    body: JSON.stringify(withoutNulls(evaluate(body, scope))),
  };
}

/** Makes a call; throws {@link PlanFailure} for any answer that is not a success in JSON. */
export async function makeCall(
  request: HttpRequest,
  scope: Scope,
  explain: Advice | undefined,
  around: Surroundings,
): Promise<Answer> {
  const place = `${request.method} ${request.url.slice(baseOf(request.url).length).split("?")[0]}`;
  let response: HttpResponse;
  try {
    response = await around.send(request);
  } catch (error) {
    if (!(error instanceof ConnectionError)) throw error;
    throw new PlanFailure(
      502,
      "no_answer",
      `Intercom did not answer ${place}. Try again in a moment.`,
    );
  }
  const date = dateOf(response, around);
  const body = isBlank(response.body) ? null : parseJson(response.body);
  if (response.status < 200 || response.status > 299) {
    throw failureOf(response, body, date, place, explain, scope, around);
  }
  if (body === undefined) {
    throw new PlanFailure(
      502,
      "answer_not_json",
      `Intercom answered ${place} with something other than JSON (${response.headers["content-type"] ?? "no content type"}). Try again in a moment.`,
    );
  }
  return { body, date };
}

function failureOf(
  response: HttpResponse,
  body: Json | undefined,
  date: number,
  place: string,
  explain: Advice | undefined,
  scope: Scope,
  around: Surroundings,
): PlanFailure {
  const list = isObject(body) && Array.isArray(body.errors) ? body.errors : [];
  const errors = list.filter(isObject);
  const messages = errors.map((error) => textOf(error.message ?? null) ?? "").filter(isGiven);
  const own =
    messages.length > 0
      ? `Intercom says: ${messages.join("; ")}`
      : `Intercom answered ${place} with status ${response.status} and no explanation.`;
  const status = String(response.status);
  const general =
    around.advice[status] ?? (response.status >= 500 ? around.advice["5xx"] : undefined);
  const hint = textOf(evaluate(explain?.[status] ?? general ?? null, scope));
  return new PlanFailure(
    response.status,
    textOf(errors[0]?.code ?? null) ?? `status_${status}`,
    hint === null ? own : `${hint} ${own}`,
    isObject(body) ? textOf(body.request_id ?? null) : null,
    response.status === 429 ? secondsToReset(response, date) : null,
  );
}

/** Intercom names the second in which its rate-limit window ends, and sends no Retry-After. */
function secondsToReset(response: HttpResponse, date: number): number {
  const reset = /^\d{1,15}$/.exec(response.headers["x-ratelimit-reset"] ?? "");
  // A window lasts ten seconds, so that is what to wait where Intercom does not say.
  return reset === null ? 10 : Math.min(Math.max(Number(reset[0]) - date, 1), 60);
}

/**
 * Intercom's clock is the one that its times are written by, so polls and waits go by the Date
 * of its answers; this machine's clock only stands in where that header is missing.
 */
function dateOf(response: HttpResponse, around: Surroundings): number {
  const text = response.headers.date ?? "";
  const date = new Date(text);
  // Only the form that HTTP prescribes: of others, JavaScript and .NET read different ones.
  return date.toUTCString() === text ? date.getTime() / 1000 : Math.floor(around.now());
}

/** `https://api.intercom.io` of `https://api.intercom.io/users?x=1`. */
function baseOf(url: string): string {
  return /^[^/]*\/\/[^/?#]*/.exec(url)?.[0] ?? "";
}

/** Whether a path can hold it: /contacts/.. would be sent as /, and .NET takes no URL of any length. */
export function isPathValue(text: string): boolean {
  return text !== "." && text !== ".." && text.length <= MAX_ID_LENGTH;
}

function pathValue(text: string): string {
  if (!isPathValue(text)) {
    throw new PlanFailure(
      400,
      "parameter_invalid",
      `An id has at most ${MAX_ID_LENGTH} characters, and is not made of dots alone. Use the id that Intercom gave.`,
    );
  }
  return encode(text);
}

/** Percent-encodes what need not be plain in a URL; of more than that, .NET would undo some. */
export function encode(text: string): string {
  // .NET leaves marks of writing direction out of URLs. They get into ids by copying from a page.
  const visible = text.replace(/[\u200e\u200f\u202a-\u202e]/g, "");
  return encodeURIComponent(visible.toWellFormed()).replaceAll("%3A", ":");
}

/** Requests name only what the maker filled in: Intercom takes a null as "clear this". */
function withoutNulls(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== null)
      .map(([key, item]) => [key, withoutNulls(item)]),
  );
}
