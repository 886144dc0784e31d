/**
 * Intercom's server of the Model Context Protocol, as far as it takes to try a connector with it: the
 * transport "Streamable HTTP" (specification of 2025-11-25) with sessions and two tools. Calls of
 * tools are answered by an event stream, all else by JSON; clients must take both. Assumptions, as
 * Intercom's documentation does not say: that it has sessions, and offers no stream of its own.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { parseJson } from "../../common/json.ts";
import { servesMcp } from "../auth.ts";
import { routeNotFound } from "../errors.ts";
import type { Random } from "../random.ts";
import type { Answer } from "../route.ts";
import type { MockContext } from "../server/mock-context.ts";
import type { Replies } from "../server/replies.ts";
import { errorText, RpcError, readMessage, resultText } from "./messages.ts";
import { isSupported, resultOf } from "./methods.ts";

/** What a mock remembers of those who use its MCP server. */
export interface McpSessions {
  /** Ids of the sessions that have begun. */
  readonly open: Map<string, true>;
  readonly ids: Random;
}

const SESSION = "mcp-session-id";
const JSON_AND_EVENTS = ["application/json", "text/event-stream"];

/** Adds `/mcp` to what has passed the door: token, region, rate limit, faults. */
export function addMcp(api: FastifyInstance, context: MockContext, replies: Replies): void {
  api.register(async (scope) => {
    // JSON that is none has an answer of the protocol's own.
    scope.removeContentTypeParser("application/json");
    scope.addContentTypeParser("application/json", { parseAs: "string" }, (_request, text, done) =>
      done(null, text),
    );
    scope.route({
      method: ["GET", "POST", "DELETE"],
      url: "/mcp",
      handler: (request, reply) => {
        const served = servesMcp(request.headers.host, context.workspace.region);
        replies.send(request, reply, served ? answer(request, reply, context) : routeNotFound());
        return reply;
      },
    });
  });
}

function answer(request: FastifyRequest, reply: FastifyReply, context: MockContext): Answer {
  switch (request.method) {
    case "POST":
      return posted(request, reply, context);
    case "DELETE":
      return sessionProblem(request, context) ?? ended(request, context);
    default:
      reply.header("allow", "POST, DELETE");
      return refused(405, "There is no stream of the server's own.");
  }
}

function posted(request: FastifyRequest, reply: FastifyReply, context: MockContext): Answer {
  const accept = request.headers.accept ?? "";
  if (!JSON_AND_EVENTS.every((type) => accept.includes(type))) {
    return refused(406, `The Accept header must have ${JSON_AND_EVENTS.join(" and ")}.`);
  }
  let id: string | number | null = null;
  try {
    const message = readMessage(parseJson(String(request.body ?? "")));
    const begins = message !== "no answer wanted" && message.method === "initialize";
    const problem = begins ? undefined : sessionProblem(request, context);
    if (problem !== undefined) return problem;
    if (message === "no answer wanted") return { status: 202, body: "" };
    id = message.id;
    const text = resultText(id, resultOf(message, context.workspace));
    if (begins) reply.header(SESSION, begun(context));
    if (message.method !== "tools/call") return { status: 200, body: text };
    return { status: 200, body: `event: message\ndata: ${text}\n\n`, type: "text/event-stream" };
  } catch (error) {
    if (!(error instanceof RpcError)) throw error;
    // What could be read as a request is answered; what could not is a bad one.
    return { status: id === null ? 400 : 200, body: errorText(id, error) };
  }
}

function begun({ mcp }: MockContext): string {
  const id = mcp.ids.uuid();
  mcp.open.set(id, true);
  return id;
}

function ended(request: FastifyRequest, { mcp }: MockContext): Answer {
  mcp.open.delete(String(request.headers[SESSION]));
  return { status: 204, body: "" };
}

function sessionProblem({ headers }: FastifyRequest, { mcp }: MockContext): Answer | undefined {
  const id = headers[SESSION];
  if (id === undefined) return refused(400, "The header Mcp-Session-Id is missing.");
  // The client then has to begin anew.
  if (!mcp.open.has(String(id))) return refused(404, "There is no such session.");
  const version = headers["mcp-protocol-version"];
  if (version === undefined || isSupported(String(version))) return undefined;
  return refused(400, `MCP-Protocol-Version ${String(version)} is not supported.`);
}

const refused = (status: number, message: string): Answer => ({
  status,
  body: errorText(null, new RpcError(-32000, message)),
});
