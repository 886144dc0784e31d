import { describe, expect, it, onTestFinished } from "vitest";
import type { Json, JsonObject } from "../../scripts/common/json.ts";
import { createMock, type Region } from "../../scripts/mock-intercom/mock.ts";

const BASE = "https://mcp.intercom.com";
const rpc = (method: string, params: JsonObject = {}): JsonObject => ({
  jsonrpc: "2.0",
  id: 1,
  method,
  params,
});
const INITIALIZE = rpc("initialize", { protocolVersion: "2025-06-18" });

interface Asked {
  method?: string;
  headers?: Record<string, string>;
  base?: string;
}

function server(region: Region = "US") {
  const mock = createMock({ region });
  onTestFinished(() => mock.close());
  const ask = (message: Json | string | undefined, asked: Asked = {}) =>
    mock.send({
      method: asked.method ?? "POST",
      url: `${asked.base ?? BASE}/mcp`,
      headers: {
        authorization: "Bearer mock-token",
        "content-type": "application/json",
        accept: "application/json, text/event-stream",
        ...asked.headers,
      },
      ...(message === undefined
        ? {}
        : { body: typeof message === "string" ? message : JSON.stringify(message) }),
    });
  const begin = async () => {
    const { headers } = await ask(INITIALIZE);
    return { "mcp-session-id": headers["mcp-session-id"] ?? "" };
  };
  return { mock, ask, begin };
}

const bodyOf = ({ body }: { body: string }) => JSON.parse(body);

describe("the MCP server", () => {
  it.each([
    ["2025-06-18", "2025-06-18"],
    ["1999-01-01", "2025-11-25"],
  ])("asked for version %s of the protocol has %s", async (protocolVersion, has) => {
    const { ask } = server();
    const answer = await ask(rpc("initialize", { protocolVersion }));
    expect(bodyOf(answer).result).toMatchObject({
      protocolVersion: has,
      capabilities: { tools: {} },
    });
  });

  it("answers calls of tools by an event stream, all else by JSON", async () => {
    const { ask, begin, mock } = server();
    const headers = await begin();
    const { id } = mock.workspace.createContact({ role: "user", email: "ada@example.com" });
    const listed = await ask(rpc("tools/list"), { headers });
    const called = await ask(rpc("tools/call", { name: "get_contact", arguments: { id } }), {
      headers,
    });
    expect(listed.headers["content-type"]).toMatch(/^application\/json/);
    expect(called.headers["content-type"]).toBe("text/event-stream");
    expect(called.body).toMatch(/^event: message\ndata: \{.*ada@example\.com.*\}\n\n$/);
  });

  it("takes notifications, and answers nothing", async () => {
    const { ask, begin } = server();
    const note = { jsonrpc: "2.0", method: "notifications/initialized" };
    const { status, body } = await ask(note, { headers: await begin() });
    expect([status, body]).toEqual([202, ""]);
  });

  it.each<[string, Json | string, number, number]>([
    ["what is no JSON", "{", 400, -32700],
    ["several messages at once", [INITIALIZE], 400, -32600],
    ["another version of JSON-RPC", { ...INITIALIZE, jsonrpc: "1.0" }, 400, -32600],
    ["an id that is null", { ...INITIALIZE, id: null }, 400, -32600],
    ["no version of the protocol", rpc("initialize"), 200, -32602],
    ["a method that is not there", rpc("resources/list"), 200, -32601],
    ["a tool that is not there", rpc("tools/call", { name: "no_tool" }), 200, -32602],
  ])("refuses %s", async (_, message, status, code) => {
    const { ask, begin } = server();
    const answer = await ask(message, { headers: await begin() });
    expect([answer.status, bodyOf(answer).error.code]).toEqual([status, code]);
  });

  it.each<[string, JsonObject, string]>([
    ["nobody's id", { id: "nobody" }, "User Not Found"],
    ["no id", {}, "id must be given."],
    ["what it does not take", { id: "1", ids: "2" }, "ids is no argument that is a text."],
  ])("lets the model read what a tool says of %s", async (_, given, text) => {
    const { ask, begin } = server();
    const call = rpc("tools/call", { name: "get_contact", arguments: given });
    const { body } = await ask(call, { headers: await begin() });
    expect(JSON.parse(body.replace(/^[^{]*/, "")).result).toEqual({
      content: [{ type: "text", text }],
      isError: true,
    });
  });

  it.each<[string, Asked, number]>([
    ["without a session", {}, 400],
    ["of a session that is not there", { headers: { "mcp-session-id": "x" } }, 404],
    ["that takes no events", { headers: { accept: "application/json" } }, 406],
    ["with a wrong token", { headers: { authorization: "Bearer wrong" } }, 401],
    ["at the API's host", { base: "https://api.intercom.io" }, 404],
    ["at another region's host", { base: "https://mcp.eu.intercom.com" }, 401],
    ["for a stream of its own", { method: "GET" }, 405],
  ])("refuses a request %s", async (_, asked, status) => {
    const { ask } = server();
    const message = asked.method === "GET" ? undefined : rpc("tools/list");
    expect((await ask(message, asked)).status).toBe(status);
  });

  it("refuses a version of the protocol that it does not have", async () => {
    const { ask, begin } = server();
    const headers = { ...(await begin()), "mcp-protocol-version": "1999-01-01" };
    expect((await ask(rpc("tools/list"), { headers })).status).toBe(400);
  });

  it("ends a session", async () => {
    const { ask, begin } = server();
    const headers = await begin();
    expect((await ask(undefined, { method: "DELETE", headers })).status).toBe(204);
    expect((await ask(rpc("ping"), { headers })).status).toBe(404);
  });

  it("keeps its sessions in snapshots", async () => {
    const { ask, begin, mock } = server();
    const headers = await begin();
    const taken = mock.snapshot();
    await ask(undefined, { method: "DELETE", headers });
    mock.restore(taken);
    expect((await ask(rpc("ping"), { headers })).status).toBe(200);
  });

  it("is not there for Australia", async () => {
    const { ask } = server("AU");
    expect((await ask(INITIALIZE, { base: "http://127.0.0.1" })).status).toBe(404);
  });
});
