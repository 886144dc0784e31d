/** What must not compile of servers for agents, and of packages that differ. */
import { GetTag } from "../../connector/tags/actions.ts";
import { choices } from "../../scripts/language/choices.ts";
import type { ConnectorDescriptor, Package } from "../../scripts/language/connector.ts";
import { mcpServer } from "../../scripts/language/mcp.ts";

const texts = { summary: "Use tools", description: "Has tools." };
const server = mcpServer({ path: "/mcp", ...texts });

// @ts-expect-error a path begins with a slash
mcpServer({ path: "mcp", ...texts });
// @ts-expect-error there is no contract that has texts for it
mcpServer({ path: "/mcp" });
// @ts-expect-error its messages are the protocol's
mcpServer({ path: "/mcp", ...texts, parameters: {} });
// @ts-expect-error it answers agents, so it fills no dropdown
choices(server, { value: "id", title: "name" });
// @ts-expect-error nor does it test a connection
export const test: ConnectorDescriptor["testConnection"] = server;

const small: Package = { title: "Small", description: "A small package.", resources: [] };
export const packages: readonly Package[] = [
  { ...small, regions: { US: "mcp.example.com" }, testConnection: "none" },
  // @ts-expect-error makers have no such region
  { ...small, regions: { UK: "mcp.example.com" } },
  // @ts-expect-error all packages have one test of the connection, or none
  { ...small, testConnection: GetTag },
];
