import type { McpServer } from "../../language/mcp.ts";
import type { Operation } from "../operation.ts";
import type { Listed, LowerContext } from "./context.ts";
import { factsOf } from "./facts.ts";
import { checkVariables } from "./segments.ts";

/** An MCP server: a POST that goes to the service as the agent sends it. */
export function lowerMcpServer(listed: Listed<McpServer>, context: LowerContext): Operation {
  const { id, descriptor } = listed;
  checkVariables(id, descriptor.path, "a server for agents has no parameters", context);
  return {
    id,
    kind: "action",
    method: "POST",
    path: descriptor.path,
    resource: listed.resource.title,
    summary: descriptor.summary,
    description: descriptor.description,
    ...factsOf(listed, "POST", context),
    parameters: [],
    answer: { description: "The server's answer to the agent.", field: { type: "any" } },
    agenticProtocol: "mcp-streamable-1.0",
    trial: { before: [], wait: 0, values: {}, without: [], fires: [] },
  };
}
