import { describe, expect, it } from "vitest";
import { definition } from "../../../scripts/generate/definition.ts";
import { lowerMcpServer } from "../../../scripts/generate/lower/mcp.ts";
import { hasPlans, plans } from "../../../scripts/generate/plans.ts";
import { properties } from "../../../scripts/generate/properties.ts";
import { resourcePage } from "../../../scripts/generate/reference/resource-page.ts";
import { mcpServer } from "../../../scripts/language/mcp.ts";
import { contextOf, contractOf, listed, modelOf, operation } from "../small.ts";

const tools = lowerMcpServer(
  listed("UseTools", mcpServer({ path: "/mcp", summary: "Use tools", description: "Has tools." })),
  contextOf(contractOf({})),
);
const { testConnection: _, ...untested } = modelOf([tools]);

describe("an MCP server", () => {
  it("is a POST for agents, of which the definition describes no message", () => {
    expect(definition(untested)).toMatchObject({
      paths: {
        "/mcp": {
          post: {
            operationId: "UseTools",
            "x-ms-agentic-protocol": "mcp-streamable-1.0",
            parameters: [],
          },
        },
      },
    });
    const text = JSON.stringify(definition(untested));
    expect(text).toContain('"200":{"description":"The server\'s answer to the agent."}');
    expect(text).not.toContain("testConnection");
  });

  it("does not run through the script, beside operations that do", () => {
    const model = modelOf([tools, operation("Get")]);
    expect(Object.keys(plans(model).operations)).toEqual(["Get"]);
    expect(properties(model, { properties: {} })).toMatchObject({
      properties: { scriptOperations: ["Get"] },
    });
  });

  it("alone needs no script, and nothing is said of one", () => {
    expect(hasPlans(untested)).toBe(false);
    expect(properties(untested, { properties: {} }).properties).not.toHaveProperty(
      "scriptOperations",
    );
  });

  it("is for agents in the reference, without parameters and results", () => {
    const page = resourcePage("Tools", [tools]);
    expect(page).toContain("For agents in Copilot Studio");
    expect(page).not.toMatch(/parameters|Returns/);
  });
});
