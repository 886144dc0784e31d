import type { Headers, HttpResponse } from "../common/http.ts";
import { isObject, type Json, type JsonObject } from "../common/json.ts";
import {
  encode,
  failureOf,
  type Outgoing,
  type Parameter,
  PlanFailure,
  parametersOf,
  placeOf,
  readBody,
  received,
  requestOf,
  type Surroundings,
  textIn,
} from "./call.ts";
import { evaluate, type Scope, textOf } from "./evaluate.ts";
import type { SendStep } from "./plan.ts";

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"];

const MAX_PATH_LENGTH = 2000;

/** A character as a URL can hold it, however often it was encoded. */
const FORBIDDEN_CHARACTER = /%(?:25)*(?:2E|2F|5C|23)/gi;
const CONTROL_CHARACTER = /%(?:25)*(?:[01][0-9A-F]|7F|C2%(?:25)*[89][0-9A-F])/i;

/** What is handed on of an answer's headers. Of others, .NET writes some anew. */
const HEADER = /^(?:content-type|link|(?:x|intercom)-.*)$/;

/**
 * Sends what the maker says, and gives `{ status, headers, body }`.
 * @throws {PlanFailure} 400 for what cannot be sent, and for any answer of 400 and more
 */
export async function sendRequest(
  { send }: SendStep,
  scope: Scope,
  around: Surroundings,
): Promise<JsonObject> {
  const value = (expr: SendStep["send"]["query"]) => evaluate(expr ?? null, scope);
  const method = methodOf(value(send.method));
  const outgoing: Outgoing = {
    method,
    path: pathOf(value(send.path)),
    query: queryOf(value(send.query)),
    body: bodyOf(method, value(send.body)),
    headers: versionOf(value(send.version)),
  };
  const request = requestOf(outgoing, around.request);
  const place = placeOf(request);
  const response = await received(request, place, around);
  const answer = answerOf(response);
  if (response.status < 400) return answer;
  const { status, code, message, requestId, retryAfter } = failureOf(
    response,
    place,
    undefined,
    scope,
    around,
  );
  throw new PlanFailure(status, code, message, requestId, retryAfter, answer);
}

function answerOf(response: HttpResponse): JsonObject {
  const names = Object.keys(response.headers).filter((name) => HEADER.test(name));
  const body = readBody(response);
  return {
    status: response.status,
    headers: Object.fromEntries(
      names.sort().map((name) => [name, headerText(name, response.headers[name] ?? "")]),
    ),
    body: body === undefined ? textIn(response) : body,
  };
}

/** As .NET writes a media type, which it knows in this form only. */
function headerText(name: string, text: string): string {
  return name === "content-type" ? text.split(/[ \t]*;[ \t]*/).join("; ") : text;
}

function methodOf(value: Json): string {
  const method = METHODS.find((one) => one === value);
  if (method === undefined)
    throw invalid(`The method must be one of these: ${METHODS.join(", ")}.`);
  return method;
}

/** A path that stays on the connection's host and means what it says, encoded in one way. */
function pathOf(value: Json): string {
  const path = textOf(value) ?? "";
  const segments = path.split("/").map(segmentOf);
  const encoded = segments.join("/");
  const plain = encoded.replace(FORBIDDEN_CHARACTER, (found) =>
    decodeURIComponent(`%${found.slice(-2)}`),
  );
  const isValid =
    path.startsWith("/") &&
    path.length <= MAX_PATH_LENGTH &&
    !segments.includes(null) &&
    !path.includes("?") &&
    !/\/\/|\.\.|\/\.(?:\/|$)|[\\#]/.test(plain) &&
    !CONTROL_CHARACTER.test(plain);
  if (isValid) return encoded;
  throw new PlanFailure(
    400,
    "path_invalid",
    `The path must begin with one slash, such as /contacts/123, and lead to Intercom's API: without a host, //, .., \\, # and control characters, encoded or not. What follows a question mark goes into the query. It can have ${MAX_PATH_LENGTH} characters.`,
  );
}

/** A segment encoded anew; null where its encoding is broken. */
function segmentOf(segment: string): string | null {
  try {
    return encode(decodeURIComponent(segment));
  } catch {
    return null;
  }
}

function queryOf(value: Json): Parameter[] {
  if (value === null) return [];
  if (!isObject(value)) throw invalid('The query must be an object, such as {"per_page": 50}.');
  // By name: the order of keys is not the same everywhere.
  return Object.keys(value)
    .sort()
    .flatMap((name) => parametersOf(name, value[name] ?? null));
}

function bodyOf(method: string, body: Json): Json {
  if (body === null || method !== "GET") return body;
  throw invalid("A GET has no body. Put what it asks for into the query.");
}

function versionOf(value: Json): Headers {
  const version = textOf(value) ?? "";
  if (version === "") return {};
  if (/^[A-Za-z0-9._-]{1,20}$/.test(version)) return { "intercom-version": version };
  throw invalid("The version must be one of Intercom's API, such as 2.16.");
}

function invalid(message: string): PlanFailure {
  return new PlanFailure(400, "parameter_invalid", message);
}
