import type { HttpRequest, Send } from "../common/http.ts";
import type { CallResult } from "./answer/call-result.ts";
import type { OperationEntry } from "./definition/operations.ts";
import { UsageError } from "./errors.ts";
import type { Outgoing } from "./request/outgoing.ts";

/** What an agent sends: the gateway knows the protocol's messages as little as the definition does. */
export type AgentMessage = Pick<HttpRequest, "headers" | "body">;

/** Whether agents speak a protocol of theirs with an operation. */
export function isAgentic({ operation }: OperationEntry): boolean {
  return operation["x-ms-agentic-protocol"] !== undefined;
}

/** @throws {UsageError} for an operation that no agent speaks with */
export function checkAgentic(entry: OperationEntry): void {
  if (isAgentic(entry)) return;
  throw new UsageError(
    `${entry.operationId} is none for agents (x-ms-agentic-protocol): call it by its parameters.`,
  );
}

/**
 * Puts an agent's message into the request of an operation. Assumption: all its headers go on, and
 * then policies change them, as they do with any request.
 */
export function putMessage(request: Outgoing, { headers, body }: AgentMessage): void {
  request.headers = { ...request.headers, ...headers };
  if (body !== undefined) request.body = body;
}

/**
 * A connection's operation as an agent's client sees it: a URL that takes POST. Assumption: the
 * gateway answers 405 to what the definition does not have, which to MCP's clients says that there is
 * no stream of the server's own, and that sessions end by themselves.
 */
export function agentSend(relay: (message: AgentMessage) => Promise<CallResult>): Send {
  return async (request) => {
    if (request.method !== "POST") return { status: 405, headers: { allow: "POST" }, body: "" };
    const { response } = await relay(request);
    return response;
  };
}
