import { INITIALIZE, mcpMessage, mcpResult } from "../../common/mcp.ts";
import type { CallResult, Connection } from "../../platform/connection.ts";

/** Begins a session with an MCP server; the problem where it does not answer as one. */
export async function greet(
  connection: Pick<Connection, "relay">,
  operationId: string,
): Promise<{ result: CallResult; problem?: string }> {
  const message = mcpMessage({ id: 1, method: "initialize", params: INITIALIZE });
  const result = await connection.relay(operationId, message);
  const { response } = result;
  if (response.status >= 400) return { result };
  if (typeof mcpResult(response)?.protocolVersion === "string") return { result };
  const said = response.body.slice(0, 200);
  return { result, problem: `It does not answer as an MCP server: ${said}` };
}
