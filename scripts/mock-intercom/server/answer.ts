/** What the mock answers to a request: everything but the sockets, and the waiting. */
import type { Headers } from "../../common/http.ts";
import { authenticate } from "../auth.ts";
import { isControlled } from "../control/control.ts";
import {
  ApiError,
  envelope,
  notInVersion,
  planRestricted,
  routeNotFound,
  serverError,
} from "../errors.ts";
import type { Strike } from "../faults.ts";
import { withTextIds } from "../ids.ts";
import type { JournalEntry } from "../journal.ts";
import { mcpAnswer } from "../mcp/endpoint.ts";
import { checkAccept, DEFAULT_VERSION, readVersion } from "../negotiation.ts";
import { type KnownOperation, OLDEST, OPERATIONS, PAST_OPERATIONS } from "../operations.ts";
import { textOf } from "../pieces.ts";
import { routes } from "../resources/resources.ts";
import type { Answer, ApiRequest, Route } from "../route.ts";
import { standIn } from "../stand-in/stand-in.ts";
import { asOf } from "../versions/answers.ts";
import { asNewest } from "../versions/requests.ts";
import { isAtLeast } from "../versions/version.ts";
import { addressOf, headerOf, jsonOf, type Message, type Outcome, type Reply } from "./message.ts";
import { isOfOAuth, oauthAnswer } from "./oauth.ts";
import { RECORDINGS, recordingAnswer } from "./recordings.ts";
import { createRouter } from "./router.ts";
import { asDescribed } from "./tolerated.ts";
import type { World } from "./world.ts";

/**
 * Answers a request.
 * @throws {ContractViolation} where the answer breaks the contract
 */
export function answer(world: World, message: Message): Outcome {
  return begin(world, message).finish();
}

/** A request that has arrived. */
export interface Begun {
  /** Seconds for which a fault holds the request up, before anything is done. */
  delay: number;
  /** Does what is asked. @throws as `answer` does */
  finish(): Outcome;
}

/** The same in two steps, for whoever waits between them; the first one never throws. */
export function begin(world: World, message: Message): Begun {
  const beside = besideApi(world, message);
  if (beside !== undefined) {
    const finish = () => replyOf(caught("beside the API", () => beside(message)));
    return { delay: 0, finish };
  }
  const call = open(world, message);
  return { delay: call.entry.delay ?? 0, finish: () => finish(world, message, call) };
}

/** What answers where no token is asked for, no fault strikes and no journal is kept. */
function besideApi(world: World, message: Message): ((message: Message) => Answer) | undefined {
  const { path } = addressOf(message);
  if (isControlled(path) && world.control !== undefined) return world.control;
  if (isOfOAuth(path)) return () => oauthAnswer(world, message);
  return headerOf(message, "host") === RECORDINGS ? recordingAnswer : undefined;
}

/** What is known about a request while it is served. */
interface Call {
  entry: JournalEntry;
  requestId: string;
  version: string;
  fault: Strike | undefined;
}

/** Gives a request its place in the journal, and draws the fault that strikes it. */
function open({ clock, journal, requestIds, faults }: World, message: Message): Call {
  const { method } = message;
  const { path, query } = addressOf(message);
  const entry: JournalEntry = { at: clock.now(), method, path, query, status: 0 };
  journal.push(entry);
  const requestId = requestIds.uuid();
  const fault = faults.next(`${method} ${path}`);
  if (fault?.kind === "latency") entry.delay = fault.seconds;
  return { entry, requestId, version: DEFAULT_VERSION, fault };
}

function finish(world: World, message: Message, call: Call): Outcome {
  const { fault, entry, requestId } = call;
  if (fault?.kind === "drop") return { kind: "dropped" };
  const answered = caught(requestId, () => {
    const struck = strike(fault, world);
    if (struck !== undefined) return struck;
    admit(world, message, call);
    return spoilt(routed(world, message, call), fault);
  });
  const { rateLimit, clock } = world;
  const reply = replyOf(answered, {
    date: httpDate(clock.now()),
    "x-request-id": requestId,
    "intercom-version": call.version,
    ...(fault?.kind === "429" ? rateLimit.exhausted().headers : rateLimit.headers()),
  });
  if (fault?.kind === "truncate") return { ...reply, kind: "cut off" };
  entry.status = reply.status;
  return reply;
}

const MAINTENANCE = "<!DOCTYPE html><title>Maintenance</title><p>Back in a moment.";

/** Pages of the web server in front of Intercom. */
const PAGES = {
  "html-404": [404, "Not Found"],
  "html-502": [502, "Bad Gateway"],
  "html-503": [503, "Service Temporarily Unavailable"],
} as const;

const page = (status: number, body: string): Answer => ({
  status,
  body,
  type: "text/html; charset=utf-8",
});

/** What a fault answers in place of the API. @throws {ApiError} where it is an error */
function strike(fault: Strike | undefined, { rateLimit }: World): Answer | undefined {
  switch (fault?.kind) {
    case "html":
      return page(200, MAINTENANCE);
    case "html-404":
    case "html-502":
    case "html-503": {
      const [status, words] = PAGES[fault.kind];
      const title = `${status} ${words}`;
      return page(
        status,
        `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`,
      );
    }
    case "403":
      throw planRestricted();
    case "500":
      throw serverError();
    case "429":
      throw rateLimit.exhausted().error;
  }
  return undefined;
}

/** What a fault leaves of the answer to a call that was carried out. */
function spoilt(answered: Answer, fault: Strike | undefined): Answer {
  if (fault?.kind === "empty") return { ...answered, body: "" };
  if (fault?.kind !== "cut-json" || answered.type !== undefined) return answered;
  const json = textOf(answered.body);
  return { ...answered, body: json.slice(0, fault.keep ?? json.length >> 1) };
}

/**
 * Token, rate limit, version, Accept: in this order. Only a known app has a rate limit.
 * @throws {ApiError} for the first that is not in order
 */
function admit({ token, workspace, rateLimit }: World, message: Message, call: Call): void {
  authenticate(headerOf(message, "authorization"), headerOf(message, "host"), {
    token,
    region: workspace.region,
  });
  rateLimit.count();
  call.version = readVersion(headerOf(message, "intercom-version"));
  checkAccept(headerOf(message, "accept"), call.entry.path);
}

interface Routed {
  operation: KnownOperation;
  route: Route | undefined;
}

const handled = new Map(routes.map((route) => [route.call, route]));
const routedTo = (operation: KnownOperation): Routed => ({
  operation,
  route: handled.get(operation.call),
});

/** By path: what answers there. */
const ROUTER = createRouter<Routed>();
const BY_CALL = new Map<string, Routed>();
for (const operation of OPERATIONS) {
  const routed = routedTo(operation);
  ROUTER.add(operation.call, routed);
  BY_CALL.set(operation.call, routed);
}

/** What answered in the past, where a parameter had a value. */
const PAST_BY_QUERY: { call: string; name: string; value: string; routed: Routed }[] = [];
for (const operation of PAST_OPERATIONS) {
  const [call = "", query] = operation.call.split("?");
  const [name = "", value = ""] = query?.split("=") ?? [];
  if (query === undefined) ROUTER.add(call, routedTo(operation));
  else PAST_BY_QUERY.push({ call, name, value, routed: routedTo(operation) });
}

/** Which operations a version has; what has no number has all but those of the past. */
const hasOperation = (version: string, { since, until }: KnownOperation): boolean =>
  (since === OLDEST || isAtLeast(version, since)) &&
  (until === undefined || !isAtLeast(version, until + 1));

/** What 1.x had and contacts replaced: no version 2.x knows them. */
const OLD_PATH = /^\/(users|leads)(\/|$)/;

const NO_QUERY: Pick<URLSearchParams, "get"> = { get: () => null };

/** @throws {ApiError} where no operation is there to answer */
function routed(world: World, message: Message, { entry, version, requestId }: Call): Answer {
  const { path, query } = entry;
  if (OLD_PATH.test(path)) throw notInVersion();
  if (path === "/mcp") return mcpAnswer(world, message);
  // What GET answers, HEAD answers, without the body (RFC 9110).
  const found = ROUTER.find(message.method === "HEAD" ? "GET" : message.method, path);
  if (found === undefined) throw routeNotFound();
  const values = query === "" ? NO_QUERY : new URLSearchParams(query);
  const past = PAST_BY_QUERY.find(
    ({ call, name, value, routed }) =>
      call === found.value.operation.call &&
      values.get(name) === value &&
      hasOperation(version, routed.operation),
  );
  const sent = past?.routed ?? found.value;
  if (!hasOperation(version, sent.operation)) throw routeNotFound();
  const host = headerOf(message, "host") ?? "";
  const scheme = /(^|\.)intercom\.io$/.test(host) ? "https" : "http";
  const json = jsonOf(message);
  const { call, body } = asDescribed(
    { call: sent.operation.call, body: json && withTextIds(json) },
    world.workspace,
  );
  const { operation, route = standIn(call, world.contract) } =
    call === sent.operation.call ? sent : (BY_CALL.get(call) ?? sent);
  const request: ApiRequest = {
    params: found.params,
    body,
    query: (name) => values.get(name) ?? undefined,
    search: query,
    version,
    address: `${scheme}://${host}${path}`,
  };
  // The contract describes the newest version, and knows no operation of the past.
  const check = operation.until === undefined ? world.check : undefined;
  const answered = caught(requestId, () => {
    const newest = asNewest(route.call, request, world.workspace);
    // The order matters: the resource's own refusals, then the contract's, and then any change.
    const act = route.handle(newest, world.workspace);
    const refusal = check?.request(route.call, newest);
    if (refusal !== undefined) throw refusal;
    return act();
  });
  check?.answer(route.call, answered);
  return asOf(version, answered);
}

/** An error of Intercom's as the envelope that it sends. */
function caught<T extends Answer | undefined>(requestId: string, act: () => T): T | Answer {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return errorAnswer(error, requestId);
  }
}

export function errorAnswer(error: ApiError, requestId: string): Answer {
  const { status, link } = error;
  const body = envelope(error, requestId);
  return { status, body, ...(link !== undefined && { headers: { link } }) };
}

/** @param headers what it has besides its own, which are put in: a copy would take a microsecond */
export function replyOf(answered: Answer, headers: Headers = {}): Reply {
  const { status, body, type = "application/json; charset=utf-8" } = answered;
  const bytes = lengthOf(body);
  if (bytes > 0) headers["content-type"] = type;
  Object.assign(headers, answered.headers);
  headers["content-length"] = String(bytes);
  return { kind: "answered", status, headers, body };
}

function lengthOf(body: Answer["body"]): number {
  if (typeof body === "string" || Buffer.isBuffer(body)) return Buffer.byteLength(body);
  return body.reduce((sum, piece) => sum + piece.length, 0);
}

let second = 0;
let text = new Date(0).toUTCString();

/** A time as in RFC 1123, in whole seconds; as that takes a while to write, the last one is kept. */
function httpDate(unixSeconds: number): string {
  const now = Math.floor(unixSeconds);
  if (now !== second) {
    text = new Date(now * 1000).toUTCString();
    second = now;
  }
  return text;
}
