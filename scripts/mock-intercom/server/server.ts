import fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyServerFactory,
} from "fastify";
import { ApiError, bodyTooLarge, invalidBody, notInVersion, routeNotFound } from "../errors.ts";
import { addMcp } from "../mcp/endpoint.ts";
import { OPERATIONS } from "../operations.ts";
import { routes } from "../resources/resources.ts";
import type { Answer, ApiRequest, Route } from "../route.ts";
import { standIn } from "../stand-in/stand-in.ts";
import { hasOperation, isDescribed } from "../versions.ts";
import { acceptJson, BODY_LIMIT } from "./accept-json.ts";
import { addAdmission } from "./admission.ts";
import { apiRequestOf, createCalls } from "./call.ts";
import type { MockContext } from "./mock-context.ts";
import { type Neighbours, neighbourly } from "./neighbours.ts";
import { addOAuth } from "./oauth.ts";
import { addRecordings } from "./recordings.ts";
import {
  asAnswer,
  createReplies,
  type DeliverBody,
  exchangeOf,
  notHttp,
  type Replies,
} from "./replies.ts";

export interface ServerOptions {
  deliver?: DeliverBody;
  /** Told about errors that are mistakes of the mock, not answers of Intercom. */
  onMistake?(exchange: string | undefined, error: Error): void;
  /** Lets latency faults wait by the real clock. Default false. */
  waits?: boolean;
  /** Told who listens here; asked who listens for other regions. */
  neighbours?: Neighbours;
  /** Adds routes that are none of Intercom's. */
  extend?(app: FastifyInstance): void;
}

/** An HTTP server for a context. Several can serve the same one. */
export function createServer(context: MockContext, options: ServerOptions = {}): FastifyInstance {
  const calls = createCalls(context);
  const replies = createReplies(options.deliver);
  const { neighbours } = options;
  const serverFactory: FastifyServerFactory | undefined =
    neighbours && ((listener) => neighbourly(neighbours, context.workspace.region, listener));
  const app = fastify({
    ...(serverFactory && { serverFactory }),
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
      calls.open(request, reply);
      replies.send(request, reply, routeNotFound());
    },
    clientErrorHandler: (_error, socket) => {
      const { status, headers, body } = notHttp(context);
      const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
      socket.end(
        `HTTP/1.1 ${status} Bad Request\r\n${lines.join("")}connection: close\r\n\r\n${body}`,
      );
    },
  });
  app.decorateRequest("call");
  acceptJson(app);
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const known = refusal(error);
    if (known === undefined) options.onMistake?.(exchangeOf(request), error);
    replies.send(request, reply, known ?? new ApiError(500, "mock_error", error.message));
  });
  app.register(async (api) => {
    // Inside this scope, so that unknown routes, too, ask for a token first.
    addAdmission(api, context, { calls, replies, waits: options.waits ?? false });
    api.setNotFoundHandler((request, reply) => replies.send(request, reply, routeNotFound()));
    const handled = new Map(routes.map((route) => [route.call, route]));
    for (const { call, since } of OPERATIONS) {
      addRoute(api, context, replies, handled.get(call) ?? standIn(call, context.contract), since);
    }
    addMcp(api, context, replies);
    for (const path of OLD_PATHS) {
      for (const url of [path, `${path}/*`]) {
        api.all(url, (request, reply) => {
          replies.send(request, reply, notInVersion());
          return reply;
        });
      }
    }
  });
  addOAuth(app, context, replies);
  addRecordings(app, replies);
  options.extend?.(app);
  return app;
}

/** What 1.x had and contacts replaced: no version 2.x knows them. */
const OLD_PATHS = ["/users", "/leads"] as const;

/** What Intercom answers to an error; undefined for a mistake of the mock. */
function refusal(error: FastifyError): ApiError | undefined {
  if (error instanceof ApiError) return error;
  const { code, statusCode } = error;
  if (code === "FST_ERR_CTP_BODY_TOO_LARGE") return bodyTooLarge();
  return statusCode !== undefined && statusCode < 500 ? invalidBody() : undefined;
}

/** @param since the 2.x version in which the operation first appears */
function addRoute(
  api: FastifyInstance,
  context: MockContext,
  replies: Replies,
  route: Route,
  since: number,
): void {
  const [method = "", path = ""] = route.call.split(" ");
  api.route({
    method,
    url: path.replace(/\{(\w+)\}/g, ":$1"),
    handler: (request, reply) => {
      const version = request.call?.version ?? "";
      if (!hasOperation(version, since)) {
        replies.send(request, reply, notInVersion());
        return reply;
      }
      const answer = answerTo(apiRequestOf(request), context, route);
      if (context.check !== undefined && isDescribed(version)) {
        context.check.answer(route.call, asAnswer(answer, request));
      }
      replies.send(request, reply, answer);
      return reply;
    },
  });
}

/** The order matters: the resource's own refusals come before the contract's, and those before any change. */
function answerTo(request: ApiRequest, context: MockContext, route: Route): Answer | ApiError {
  try {
    const act = route.handle(request, context.workspace);
    return context.check?.request(route.call, request) ?? act();
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
}

function noCompiler(): never {
  throw new Error("a route with a schema needs a scope with a compiler");
}
