import { isObject, parseJson } from "../../common/json.ts";
import type { CallResult, Connection } from "../../platform/connection.ts";

/** What the client of an agent begins with (Model Context Protocol, 2025-06-18, "Lifecycle"). */
const INITIALIZE = {
  jsonrpc: "2.0",
  id: 1,
  method: "initialize",
  params: {
    protocolVersion: "2025-06-18",
    capabilities: {},
    clientInfo: { name: "trial", version: "1.0.0" },
  },
};

/** Begins a session with an MCP server; the problem where it does not answer as one. */
export async function greet(
  connection: Pick<Connection, "relay">,
  operationId: string,
): Promise<{ result: CallResult; problem?: string }> {
  const result = await connection.relay(operationId, {
    headers: { "content-type": "application/json" },
    body: JSON.stringify(INITIALIZE),
  });
  const { status, headers, body } = result.response;
  if (status >= 400) return { result };
  const isStream = headers["content-type"]?.startsWith("text/event-stream") === true;
  const answer = parseJson(isStream ? (/^data: ?(.*)$/m.exec(body)?.[1] ?? "") : body);
  const greeting = isObject(answer) ? answer.result : undefined;
  if (isObject(greeting) && typeof greeting.protocolVersion === "string") return { result };
  return { result, problem: `It does not answer as an MCP server: ${body.slice(0, 200)}` };
}
