import { expect, it } from "vitest";
import { setHeader } from "../../scripts/language/policies.ts";
import { agentSend } from "../../scripts/platform/agent.ts";
import { connect } from "../../scripts/platform/connection.ts";
import { apiOf, connectorOf } from "./connector-of.ts";

const connector = connectorOf({
  operations: {
    "POST /mcp": { operationId: "Tools", "x-ms-agentic-protocol": "mcp-streamable-1.0" },
    "GET /tags": { operationId: "ListTags" },
  },
  properties: { policyTemplateInstances: [setHeader("Accept", "Accept", "text/event-stream")] },
});

it("an agent's message goes through the policies, and else as it is; so does the answer", async () => {
  const answer = {
    headers: { "content-type": "text/event-stream", "mcp-session-id": "2" },
    body: "data: 1\n\n",
  };
  const api = apiOf(() => answer);
  const connection = connect({ connector, parameters: {}, send: api.send });
  const { response, findings } = await connection.relay("Tools", {
    headers: { "mcp-session-id": "1", accept: "application/json" },
    body: "{ }",
  });
  expect(api.sent).toEqual([
    {
      method: "POST",
      url: "https://api.example/v1/mcp",
      headers: { "mcp-session-id": "1", accept: "text/event-stream" },
      body: "{ }",
    },
  ]);
  expect([response, findings]).toEqual([{ status: 200, ...answer }, []]);
});

it("what is no operation for agents takes no messages", async () => {
  const connection = connect({ connector, parameters: {}, send: apiOf().send });
  await expect(connection.relay("ListTags", { headers: {} })).rejects.toThrow(/none for agents/);
});

it.each(["GET", "DELETE"])("a client's %s is answered by the gateway", async (method) => {
  const send = agentSend(() => Promise.reject(new Error("nothing is sent")));
  const { status } = await send({ method, url: "https://gateway.example/mcp", headers: {} });
  expect(status).toBe(405);
});
