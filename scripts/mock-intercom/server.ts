import fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from "fastify";
import type { Contract } from "../common/contract.ts";
import type { HttpResponse } from "../common/http.ts";
import { type Json, parseJson } from "../common/json.ts";
import { authenticate } from "./auth.ts";
import type { Clock } from "./clock.ts";
import type { ContractCheck } from "./contract-check.ts";
import {
  ApiError,
  bodyTooLarge,
  envelope,
  invalidBody,
  routeNotFound,
  serverError,
} from "./errors.ts";
import type { FaultSource, Strike } from "./faults.ts";
import type { JournalEntry } from "./journal.ts";
import { checkAccept, readVersion } from "./negotiation.ts";
import { OPERATIONS } from "./operations.ts";
import type { Random } from "./random.ts";
import type { RateLimit } from "./rate-limit.ts";
import { routes } from "./resources/resources.ts";
import type { Answer, ApiRequest, Route } from "./route.ts";
import { standIn } from "./stand-in/stand-in.ts";
import type { Workspace } from "./state/state.ts";
import { hasOperation, isDescribed } from "./versions.ts";

/** What all servers of one mock share. */
export interface World {
  clock: Clock;
  workspace: Workspace;
  faults: FaultSource;
  journal: JournalEntry[];
  rateLimit: RateLimit;
  /** Draws the request ids. */
  requestIds: Random;
  token: string;
  /** Undefined where nothing is to be checked. */
  check: ContractCheck | undefined;
  /** Gives the contract, for the operations that have no behaviour. */
  contract(): Contract;
}

export interface ServerOptions {
  /**
   * Takes the body of an answer out of the server's hands, which spares copying it through a
   * response that never sees a socket; it gets the id of the exchange (the `EXCHANGE` header).
   */
  deliver?(exchange: string, body: string): void;
  /** Told about errors that are mistakes of the mock, not answers of Intercom. */
  onMistake?(exchange: string | undefined, error: Error): void;
  /** Lets latency faults wait by the real clock. Default false. */
  waits?: boolean;
  /** Adds routes that are none of Intercom's. */
  extend?(app: FastifyInstance): void;
}

/** The header by which an in-process caller recognises its own answer. */
export const EXCHANGE = "x-mock-exchange";

const BODY_LIMIT = 1024 * 1024;
const JSON_TYPE = "application/json; charset=utf-8";

/** What is known about a request while it is served. */
interface Call {
  entry: JournalEntry;
  requestId: string;
  version: string;
  fault: Strike | undefined;
}

declare module "fastify" {
  interface FastifyRequest {
    call?: Call;
  }
}

/** An HTTP server for a world. Several can serve the same one. */
export function createServer(world: World, options: ServerOptions = {}): FastifyInstance {
  const app = fastify({
    bodyLimit: BODY_LIMIT,
    exposeHeadRoutes: false,
    forceCloseConnections: true,
    // Routes of Intercom have no schemas of Fastify's; its compilers would be loaded all the same.
    schemaController: {
      compilersFactory: { buildValidator: () => noCompiler, buildSerializer: () => noCompiler },
    },
    routerOptions: { maxParamLength: 1000 },
    // A path that cannot be decoded reaches no hook; answer it as any other.
    frameworkErrors: (_error, request, reply) => {
      open(request, reply);
      fail(request, reply, routeNotFound());
    },
    clientErrorHandler: (_error, socket) => {
      const { status, headers, body } = notHttp(world);
      const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
      socket.end(
        `HTTP/1.1 ${status} Bad Request\r\n${lines.join("")}connection: close\r\n\r\n${body}`,
      );
    },
  });
  app.decorateRequest("call");
  const httpDate = httpDates();

  app.removeAllContentTypeParsers();
  app.addContentTypeParser("application/json", { parseAs: "string" }, (_request, text, done) => {
    if (text === "") return done(null, undefined);
    const body = parseJson(String(text));
    return body === undefined ? done(invalidBody()) : done(null, body);
  });
  app.addContentTypeParser("*", { parseAs: "string" }, (_request, text, done) => {
    if (text === "") return done(null, undefined);
    return done(invalidBody("The Content-Type header must be application/json"));
  });

  app.setErrorHandler<FastifyError>((error, request, reply) => {
    if (error instanceof ApiError) return fail(request, reply, error);
    const { code, statusCode } = error;
    if (code === "FST_ERR_CTP_BODY_TOO_LARGE") return fail(request, reply, bodyTooLarge());
    if (statusCode !== undefined && statusCode < 500) return fail(request, reply, invalidBody());
    options.onMistake?.(exchangeOf(request), error);
    return fail(request, reply, new ApiError(500, "mock_error", error.message));
  });

  app.register(async (api) => {
    api.addHook("onRequest", (request, reply, done) => {
      const call = open(request, reply);
      call.fault = world.faults.next(`${call.entry.method} ${call.entry.path}`);
      switch (call.fault?.kind) {
        case "drop":
          reply.hijack();
          reply.raw.destroy();
          return;
        case "html":
          call.entry.status = 200;
          reply.header("content-type", "text/html; charset=utf-8");
          give(request, reply, "<!DOCTYPE html><title>Maintenance</title><p>Back in a moment.");
          return;
        case "500":
          return done(serverError());
        case "429": {
          const { headers, error } = world.rateLimit.exhausted();
          reply.headers(headers);
          return done(error);
        }
        case "latency":
          call.entry.delay = call.fault.seconds;
          if (options.waits) {
            setTimeout(() => enter(request, reply, call, done), call.fault.seconds * 1000);
            return;
          }
      }
      enter(request, reply, call, done);
    });
    // Inside this scope, so that unknown routes, too, ask for a token first.
    api.setNotFoundHandler((request, reply) => fail(request, reply, routeNotFound()));
    const handled = new Map(routes.map((route) => [route.call, route]));
    for (const { call, since } of OPERATIONS) {
      addRoute(api, handled.get(call) ?? standIn(call, world.contract), since);
    }
  });
  options.extend?.(app);
  return app;

  /** Begins a call: its place in the journal and the headers that every answer carries. */
  function open(request: FastifyRequest, reply: FastifyReply): Call {
    const [path = "", query = ""] = request.url.split("?", 2);
    const entry = { at: world.clock.now(), method: request.method, path, query, status: 0 };
    world.journal.push(entry);
    const call: Call = {
      entry,
      requestId: world.requestIds.uuid(),
      version: readVersion(undefined),
      fault: undefined,
    };
    request.call = call;
    reply.headers({
      date: httpDate(world.clock.now()),
      "x-request-id": call.requestId,
      "intercom-version": call.version,
      ...world.rateLimit.headers(),
    });
    return call;
  }

  function enter(
    request: FastifyRequest,
    reply: FastifyReply,
    call: Call,
    done: (error?: Error) => void,
  ): void {
    try {
      admit(request, reply, call);
    } catch (error) {
      done(error instanceof Error ? error : new Error(String(error)));
      return;
    }
    done();
  }

  /** Token, rate limit, version, Accept: in this order. Only a known app has a rate limit. */
  function admit(request: FastifyRequest, reply: FastifyReply, call: Call): void {
    const { authorization, host, accept, "intercom-version": version } = request.headers;
    authenticate(authorization, host, {
      token: world.token,
      region: world.workspace.region,
    });
    try {
      world.rateLimit.count();
    } finally {
      reply.headers(world.rateLimit.headers());
    }
    call.version = readVersion(Array.isArray(version) ? version[0] : version);
    reply.header("intercom-version", call.version);
    checkAccept(accept, call.entry.path);
  }

  /** @param since the 2.x version in which the operation first appears */
  function addRoute(api: FastifyInstance, route: Route, since: number): void {
    const [method = "", path = ""] = route.call.split(" ");
    api.route({
      method,
      url: path.replace(/\{(\w+)\}/g, ":$1"),
      handler: (request, reply) => {
        const version = request.call?.version ?? "";
        if (!hasOperation(version, since)) {
          fail(request, reply, routeNotFound());
          return reply;
        }
        const answer = attempt(() => answerTo(request, route));
        if (world.check !== undefined && isDescribed(version)) {
          world.check.answer(route.call, asAnswer(answer, request));
        }
        if (answer instanceof ApiError) fail(request, reply, answer);
        else send(request, reply, answer);
        return reply;
      },
    });
  }

  function answerTo(request: FastifyRequest, route: Route): Answer {
    const apiRequest = apiRequestOf(request);
    const act = route.handle(apiRequest, world.workspace);
    const refusal = world.check?.request(route.call, apiRequest);
    if (refusal !== undefined) throw refusal;
    return act();
  }

  function fail(request: FastifyRequest, reply: FastifyReply, error: ApiError): void {
    send(request, reply, asAnswer(error, request));
  }

  function send(request: FastifyRequest, reply: FastifyReply, answer: Answer): void {
    const { status, body, type = JSON_TYPE, location, link } = answer;
    reply.code(status);
    if (body.length > 0) reply.header("content-type", type);
    if (location !== undefined) reply.header("location", location);
    if (link !== undefined) reply.header("link", link);
    if (request.call !== undefined) request.call.entry.status = status;
    if (request.call?.fault?.kind === "truncate") truncate(request, reply, body);
    else give(request, reply, body);
  }

  function give(request: FastifyRequest, reply: FastifyReply, body: string | Buffer): void {
    const exchange = exchangeOf(request);
    if (body.length === 0) reply.send();
    else if (exchange !== undefined && options.deliver !== undefined) {
      options.deliver(exchange, String(body));
      reply.send("");
    } else reply.send(body);
  }

  /** Announces the whole answer, sends half of it and breaks off. */
  function truncate(request: FastifyRequest, reply: FastifyReply, body: string | Buffer): void {
    if (request.call !== undefined) request.call.entry.status = 0;
    const bytes = Buffer.from(body);
    reply.hijack();
    reply.raw.writeHead(reply.statusCode, {
      "content-type": JSON_TYPE,
      "content-length": bytes.length,
    });
    reply.raw.write(bytes.subarray(0, bytes.length >> 1), () => reply.raw.destroy());
  }
}

/** The answer to what the HTTP parser cannot make out, such as an unknown method. */
export function notHttp(world: World): HttpResponse {
  const requestId = world.requestIds.uuid();
  const body = envelope(invalidBody("The request is not HTTP"), requestId);
  const length = String(Buffer.byteLength(body));
  const headers = {
    "content-type": JSON_TYPE,
    "content-length": length,
    "x-request-id": requestId,
  };
  return { status: 400, headers, body };
}

function attempt(action: () => Answer): Answer | ApiError {
  try {
    return action();
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
}

function asAnswer(answer: Answer | ApiError, request: FastifyRequest): Answer {
  if (!(answer instanceof ApiError)) return answer;
  const { status, link } = answer;
  const body = envelope(answer, request.call?.requestId ?? "");
  return { status, body, ...(link !== undefined && { link }) };
}

function exchangeOf(request: FastifyRequest): string | undefined {
  const header = request.headers[EXCHANGE];
  return typeof header === "string" ? header : undefined;
}

function apiRequestOf(request: FastifyRequest): ApiRequest {
  const { call, headers } = request;
  const search = call?.entry.query ?? "";
  const query = new URLSearchParams(search);
  const host = headers.host ?? "";
  const scheme = /(^|\.)intercom\.io$/.test(host) ? "https" : "http";
  return {
    // The one unchecked cast: the router gives the parameters as text, and a body that passed the
    // parser above is JSON.
    params: request.params as Record<string, string>,
    body: request.body as Json | undefined,
    query: (name) => query.get(name) ?? undefined,
    search,
    version: call?.version ?? "",
    address: `${scheme}://${host}${call?.entry.path ?? ""}`,
  };
}

function noCompiler(): never {
  throw new Error("a route with a schema needs a scope with a compiler");
}

/** Writes times as in RFC 1123, in whole seconds; as that takes a while, the last one is kept. */
function httpDates(): (unixSeconds: number) => string {
  let second = 0;
  let text = new Date(0).toUTCString();
  return (unixSeconds) => {
    const now = Math.floor(unixSeconds);
    if (now !== second) {
      text = new Date(now * 1000).toUTCString();
      second = now;
    }
    return text;
  };
}
