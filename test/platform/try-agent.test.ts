import { expect, test } from "vitest";
import type { HttpResponse } from "../../scripts/common/http.ts";
import { parseJson } from "../../scripts/common/json.ts";
import { connect } from "../../scripts/platform/connection.ts";
import { runAgent } from "../../scripts/try/agent.ts";
import { checkKind } from "../../scripts/try/run.ts";
import { mockTarget } from "../../scripts/try/target.ts";
import { apiOf, connectorOf } from "./connector-of.ts";

const connector = connectorOf({
  operations: {
    "POST /mcp": { operationId: "Tools", "x-ms-agentic-protocol": "mcp-streamable-1.0" },
  },
});

/** What `npm run try` says of a server that answers each message so. */
async function tried(answer: (message: unknown) => Partial<HttpResponse>) {
  const api = apiOf(({ body = "" }) => answer(parseJson(body)));
  const connection = connect({ connector, parameters: {}, send: api.send });
  const said: string[] = [];
  const target = mockTarget(undefined);
  const say = (text: string) => said.push(text);
  const run = { connection, operationId: "Tools", parameters: {}, target, trace: false, say };
  const outcome = await runAgent(run);
  await target.close();
  return { ...outcome, said: said.join("\n"), sent: api.sent };
}

const result = (given: object): Partial<HttpResponse> => ({
  headers: { "content-type": "application/json", "mcp-session-id": "7" },
  body: JSON.stringify({ jsonrpc: "2.0", id: 1, result: given }),
});

test("an operation for agents is tried as an agent does: a session, then the tools", async () => {
  const { fine, said, sent } = await tried(() => result({ tools: [{ name: "find" }] }));
  expect(sent.map(({ body }) => JSON.parse(body ?? "").method)).toEqual([
    "initialize",
    "notifications/initialized",
    "tools/list",
  ]);
  expect(sent.map(({ headers }) => headers["mcp-session-id"])).toEqual([undefined, "7", "7"]);
  expect(fine).toBe(true);
  expect(said).toMatch(/Beginning a session.*Asking for its tools.*"find"/s);
});

test("what answers it, and is no MCP server, is told", async () => {
  const { fine, said, sent } = await tried(() => ({ body: "{}" }));
  expect([fine, sent.length]).toEqual([false, 1]);
  expect(said).toContain("This is no answer of an MCP server.");
});

test("it has neither pages nor polls", () => {
  expect(() => checkKind("Tools", "agent", { pages: 2 })).toThrow(/Tools is for agents/);
  expect(() => checkKind("Tools", "agent", { polls: 2 })).toThrow(/--polls is for polling/);
});
