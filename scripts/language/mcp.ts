/** Servers of the Model Context Protocol, whose tools an agent in Copilot Studio uses. */
import type { Common } from "./operations.ts";

/** An MCP server as the generator reads it. */
export interface McpServer extends Common {
  readonly kind: "mcp";
  readonly path: `/${string}`;
  readonly summary: string;
  readonly description: string;
}

/**
 * The one operation by which an agent reaches an MCP server (Microsoft Learn, Copilot Studio, "Extend
 * your agent with Model Context Protocol"): the server itself says which tools there are. It goes
 * into a package of its own, whose host is the server's.
 *
 *     export const UseIntercomTools = mcpServer({
 *       path: "/mcp", summary: "Use Intercom's tools", description: "Gives an agent …",
 *     });
 */
export function mcpServer(
  descriptor: Common & Pick<McpServer, "path" | "summary" | "description">,
): McpServer {
  return { kind: "mcp", ...descriptor };
}
