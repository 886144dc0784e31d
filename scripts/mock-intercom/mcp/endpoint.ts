/**
 * Intercom's server of the Model Context Protocol, as far as it takes to try a connector with it: the
 * transport "Streamable HTTP" (specification of 2025-11-25) with sessions and two tools. Calls of
 * tools are answered by an event stream, all else by JSON; clients must take both. Assumptions, as
 * Intercom's documentation does not say: that it has sessions, and offers no stream of its own.
 */
import { parseJson } from "../../common/json.ts";
import { servesMcp } from "../auth.ts";
import { routeNotFound } from "../errors.ts";
import type { Random } from "../random.ts";
import type { Answer } from "../route.ts";
import { headerOf, type Message } from "../server/message.ts";
import type { World } from "../server/world.ts";
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

/**
 * Answers at `/mcp` what has passed the door: token, region, rate limit, faults.
 * @throws {ApiError} 404 where the host has no such server, or it does not know the method
 */
export function mcpAnswer(world: World, message: Message): Answer {
  if (!servesMcp(headerOf(message, "host"), world.workspace.region)) throw routeNotFound();
  switch (message.method) {
    case "POST":
      return posted(world, message);
    case "DELETE":
      return sessionProblem(world, message) ?? ended(world, message);
    case "GET": {
      const answer = refused(405, "There is no stream of the server's own.");
      return { ...answer, headers: { allow: "POST, DELETE" } };
    }
  }
  throw routeNotFound();
}

function posted(world: World, message: Message): Answer {
  const accept = headerOf(message, "accept") ?? "";
  if (!JSON_AND_EVENTS.every((type) => accept.includes(type))) {
    return refused(406, `The Accept header must have ${JSON_AND_EVENTS.join(" and ")}.`);
  }
  let id: string | number | null = null;
  try {
    const rpc = readMessage(parseJson(message.body));
    const begins = rpc !== "no answer wanted" && rpc.method === "initialize";
    const problem = begins ? undefined : sessionProblem(world, message);
    if (problem !== undefined) return problem;
    if (rpc === "no answer wanted") return { status: 202, body: "" };
    id = rpc.id;
    const text = resultText(id, resultOf(rpc, world.workspace));
    if (begins) return { status: 200, body: text, headers: { [SESSION]: begun(world) } };
    if (rpc.method !== "tools/call") return { status: 200, body: text };
    return { status: 200, body: `event: message\ndata: ${text}\n\n`, type: "text/event-stream" };
  } catch (error) {
    if (!(error instanceof RpcError)) throw error;
    // What could be read as a request is answered; what could not is a bad one.
    return { status: id === null ? 400 : 200, body: errorText(id, error) };
  }
}

function begun({ mcp }: World): string {
  const id = mcp.ids.uuid();
  mcp.open.set(id, true);
  return id;
}

function ended({ mcp }: World, message: Message): Answer {
  mcp.open.delete(headerOf(message, SESSION) ?? "");
  return { status: 204, body: "" };
}

function sessionProblem({ mcp }: World, message: Message): Answer | undefined {
  const id = headerOf(message, SESSION);
  if (id === undefined) return refused(400, "The header Mcp-Session-Id is missing.");
  // The client then has to begin anew.
  if (!mcp.open.has(id)) return refused(404, "There is no such session.");
  const version = headerOf(message, "mcp-protocol-version");
  if (version === undefined || isSupported(version)) return undefined;
  return refused(400, `MCP-Protocol-Version ${version} is not supported.`);
}

const refused = (status: number, message: string): Answer => ({
  status,
  body: errorText(null, new RpcError(-32000, message)),
});
