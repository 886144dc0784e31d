import { mcpServer } from "../../scripts/language/mcp.ts";

export const UseIntercomTools = mcpServer({
  path: "/mcp",
  summary: "Use Intercom's tools",
  description:
    "Gives an agent the tools of Intercom's own MCP server, such as looking up contacts and conversations. Intercom decides which tools there are. Workspaces in the US and the EU have it.",
});
