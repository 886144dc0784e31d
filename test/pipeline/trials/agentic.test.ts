import { expect, it } from "vitest";
import { greet } from "../../../scripts/pipeline/trials/agentic.ts";
import { connect } from "../../../scripts/platform/connection.ts";
import { apiOf, connectorOf } from "../../platform/connector-of.ts";

const connector = connectorOf({
  operations: {
    "POST /mcp": { operationId: "Tools", "x-ms-agentic-protocol": "mcp-streamable-1.0" },
  },
});
const hello = JSON.stringify({ jsonrpc: "2.0", id: 1, result: { protocolVersion: "2025-06-18" } });
const refusal = JSON.stringify({ jsonrpc: "2.0", id: 1, error: { code: -32602, message: "No." } });
const EVENTS = { "content-type": "text/event-stream" };

it.each<[string, Parameters<typeof apiOf>[0], boolean]>([
  ["a server's answer in JSON is none", () => ({ body: hello }), false],
  [
    "nor one as an event",
    () => ({ headers: EVENTS, body: `event: message\ndata: ${hello}\n\n` }),
    false,
  ],
  ["a refusal is one", () => ({ body: refusal }), true],
  ["a page of a website is one", () => ({ body: "<!DOCTYPE html>" }), true],
  ["nothing is one", () => ({}), true],
  ["an error answer is told by its status", () => ({ status: 401 }), false],
])("of problems of an MCP server: %s", async (_, answer, wrong) => {
  const api = apiOf(answer);
  const { result, problem } = await greet(
    connect({ connector, parameters: {}, send: api.send }),
    "Tools",
  );
  expect(problem !== undefined).toBe(wrong);
  expect(result.trace.steps.length).toBeGreaterThan(0);
  expect(JSON.parse(api.sent[0]?.body ?? "")).toMatchObject({ method: "initialize" });
});
