import type { Headers, HttpRequest, HttpResponse, Send } from "../common/http.ts";
import { ConnectionError } from "../common/http.ts";
import { isObject, type Json, type JsonObject } from "../common/json.ts";
import { evaluate, isBlank, isGiven, type Scope, textOf } from "./evaluate.ts";
import type { Advice, AnswerKind, CallSpec } from "./plan.ts";
import { readJson } from "./read-json.ts";

/** Far more than Intercom's ids have. */
const MAX_ID_LENGTH = 500;

const REDIRECTS = [301, 302, 303, 307, 308];

/**
 * An https address of a file on a named host, written so that .NET sends it as it is: in lower case
 * where case does not count, without a port, and with no part of its path that begins with a dot.
 */
const HTTPS_ADDRESS =
  /^https:\/\/(?:[a-z0-9][a-z0-9-]{0,62}\.)+[a-z]{2,63}\/(?!(?:[^?]*\/)?(?:\.|%2[Ee]))(?:[A-Za-z0-9\-._~:/?@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*$/;

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
  /** The file that a call read last, as it is handed on. */
  file?: HttpResponse;
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
    /** What was answered, where the maker is to see all of it: status, headers and body. */
    readonly answer: JsonObject | null = null,
  ) {
    super(message);
  }
}

/** What is sent to Intercom, computed; the connection's host and headers come from the request. */
export interface Outgoing {
  readonly method: string;
  readonly path: string;
  readonly query: readonly Parameter[];
  /** Null where none is sent. */
  readonly body: Json;
  /** In place of the request's own of these names. */
  readonly headers: Headers;
}

/** A query parameter, not yet encoded. */
export type Parameter = readonly [name: string, text: string];

/** The request that a call makes. */
export function buildRequest(spec: CallSpec, scope: Scope, origin: HttpRequest): HttpRequest {
  return requestOf(outgoingOf(spec, scope), origin);
}

/** What a call sends. */
export function outgoingOf(spec: CallSpec, scope: Scope): Outgoing {
  const path = spec.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    pathValue(textOf(evaluate(spec.values?.[name] ?? null, scope)) ?? ""),
  );
  const query = Object.entries(spec.query ?? {}).flatMap(([name, expr]) =>
    parametersOf(name, evaluate(expr, scope)),
  );
  const body = evaluate(spec.body ?? null, scope);
  return {
    method: spec.method,
    path,
    query,
    body: spec.nulls === "keep" ? body : withoutNulls(body),
    headers: {},
  };
}

/** A parameter for a value, one for each item of a list, none for what has no text. */
export function parametersOf(name: string, value: Json): Parameter[] {
  return (Array.isArray(value) ? value : [value])
    .map(textOf)
    .flatMap((text) => (text === null ? [] : [[name, text] as const]));
}

export function requestOf(outgoing: Outgoing, origin: HttpRequest): HttpRequest {
  const { method, path, body } = outgoing;
  const query = outgoing.query.map(([name, text]) => `${encode(name)}=${encode(text)}`);
  const url = baseOf(origin.url) + path + (query.length > 0 ? `?${query.join("&")}` : "");
  const own = Object.fromEntries(
    Object.entries(origin.headers).filter(
      ([name]) => !name.startsWith("content-") && name !== "host" && name !== "transfer-encoding",
    ),
  );
  const headers = { ...own, ...outgoing.headers };
  if (body === null) return { method, url, headers };
  return {
    method,
    url,
    headers: { ...headers, "content-type": "application/json; charset=utf-8" },
    body: JSON.stringify(body),
  };
}

/** Makes a call; throws {@link PlanFailure} for any answer that is not a success of that kind. */
export async function makeCall(
  request: HttpRequest,
  scope: Scope,
  explain: Advice | undefined,
  around: Surroundings,
  kind: AnswerKind = "json",
): Promise<Answer> {
  const place = placeOf(request);
  const response = await received(request, place, around);
  const date = dateOf(response, around);
  if (kind === "file" && REDIRECTS.includes(response.status)) {
    around.file = fileOf(await redirected(response, place, around));
    return { body: null, date };
  }
  if (response.status < 200 || response.status > 299) {
    throw failureOf(response, place, explain, scope, around);
  }
  if (kind === "nothing") return { body: null, date };
  if (kind === "file") {
    around.file = fileOf(response);
    return { body: null, date };
  }
  if (kind === "text") return { body: textIn(response), date };
  const body = kind === "json lines" ? readLines(response) : readBody(response);
  if (body === undefined) {
    throw new PlanFailure(
      502,
      "answer_not_json",
      `Intercom answered ${place} with something other than JSON (${response.headers["content-type"] ?? "no content type"}). Try again in a moment.`,
    );
  }
  return { body, date };
}

/** What makers know a request by: `GET /contacts/1`. */
export function placeOf({ method, url }: HttpRequest): string {
  return `${method} ${url.slice(baseOf(url).length).split("?")[0]}`;
}

/** @throws {PlanFailure} 502 where no answer arrives */
export async function received(
  request: HttpRequest,
  place: string,
  around: Surroundings,
): Promise<HttpResponse> {
  try {
    return await around.send(request);
  } catch (error) {
    if (!(error instanceof ConnectionError)) throw error;
    throw new PlanFailure(
      502,
      "no_answer",
      `Intercom did not answer ${place}. Try again in a moment.`,
    );
  }
}

/** The file that a redirect leads to. Its address is its key: the connection's token is none of its host's business. */
async function redirected(
  response: HttpResponse,
  place: string,
  around: Surroundings,
): Promise<HttpResponse> {
  const url = response.headers.location ?? "";
  if (!HTTPS_ADDRESS.test(url)) {
    throw new PlanFailure(
      502,
      "redirect_invalid",
      `Intercom answered ${place} with a redirect to something other than an https address. Try again in a moment.`,
    );
  }
  const file = await received({ method: "GET", url, headers: {} }, place, around);
  if (file.status >= 200 && file.status <= 299) return file;
  throw new PlanFailure(
    502,
    "file_unavailable",
    `Intercom answered ${place} with the address of a file, but ${baseOf(url)} answered with status ${file.status}. Such addresses work for a short time only. Try again.`,
  );
}

function fileOf({ headers, body, bytes }: HttpResponse): HttpResponse {
  const type = headers["content-type"];
  if (type !== undefined && bytes === undefined) {
    return { status: 200, headers: { "content-type": type }, body };
  }
  return {
    status: 200,
    headers: { "content-type": type ?? "application/octet-stream" },
    body: "",
    bytes: bytes ?? new TextEncoder().encode(body),
  };
}

/**
 * The text of a body, empty where there is none. It is UTF-8, whatever the headers say; what is not,
 * is read as ISO 8859-1, as frameworks do not agree on what to put in the place of odd bytes.
 */
export function textIn({ body = "", bytes }: { body?: string; bytes?: Uint8Array }): string {
  if (bytes === undefined) return body;
  try {
    return new TextDecoder("utf-8", { ignoreBOM: true, fatal: true }).decode(bytes);
  } catch {
    return Buffer.from(bytes).toString("latin1");
  }
}

/** The JSON of a body, null where there is none; undefined where it is something else. */
export function readBody(response: HttpResponse): Json | undefined {
  const text = textIn(response);
  return isBlank(text) ? null : readJson(text);
}

function readLines(response: HttpResponse): Json | undefined {
  const lines = textIn(response)
    .split("\n")
    .filter((line) => !isBlank(line));
  const values = lines.map(readJson).filter((value) => value !== undefined);
  return values.length === lines.length ? values : undefined;
}

/** What the maker is told of an answer that is no success. */
export function failureOf(
  response: HttpResponse,
  place: string,
  explain: Advice | undefined,
  scope: Scope,
  around: Surroundings,
): PlanFailure {
  const body = readBody(response);
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
    response.status === 429 ? secondsToReset(response, dateOf(response, around)) : null,
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
