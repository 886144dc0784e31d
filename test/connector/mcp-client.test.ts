/** What an agent does with the connector for agents: MCP's own client, through the shipped files. */
import { fileURLToPath } from "node:url";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { describe, expect, it, onTestFinished } from "vitest";
import type { HttpRequest } from "../../scripts/common/http.ts";
import { createMock, type Region } from "../../scripts/mock-intercom/mock.ts";
import { agentSend } from "../../scripts/platform/agent.ts";
import { connect } from "../../scripts/platform/connection.ts";
import { readConnector } from "../../scripts/platform/connector.ts";
import { fetchOver } from "../common/fetch-over.ts";

const connector = readConnector(
  fileURLToPath(new URL("../../generated/intercom-mcp", import.meta.url)),
);
const HOSTS = { US: "mcp.intercom.com", EU: "mcp.eu.intercom.com" };

function agent({ region = "US", token = "mock-token" }: { region?: Region; token?: string } = {}) {
  const mock = createMock({ region });
  const sent: HttpRequest[] = [];
  const connection = connect({
    connector,
    parameters: { access_token: token, ...(region === "AU" ? {} : { region: HOSTS[region] }) },
    send(request) {
      sent.push(request);
      return mock.send(request);
    },
  });
  const send = agentSend((message) => connection.relay("UseIntercomTools", message));
  const transport = new StreamableHTTPClientTransport(new URL("https://gateway.example/mcp"), {
    fetch: fetchOver(send),
  });
  const client = new Client({ name: "agent", version: "1.0.0" });
  const errors: Error[] = [];
  client.onerror = (error) => errors.push(error);
  onTestFinished(async () => {
    await client.close();
    await mock.close();
  });
  return { mock, client, transport, sent, errors, open: () => client.connect(transport) };
}

describe.each(["US", "EU"] as const)("an agent of a workspace in region %s", (region) => {
  it("sees Intercom's tools, and calls them", async () => {
    const { mock, client, sent, errors, open } = agent({ region });
    const ada = mock.workspace.createContact({ role: "user", name: "Ada", email: "ada@x.example" });
    await open();
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(["get_contact", "search_contacts"]);
    const got = await client.callTool({ name: "get_contact", arguments: { id: ada.id } });
    const found = await client.callTool({ name: "search_contacts", arguments: { name: "ada" } });
    expect([jsonOf(got), jsonOf(found)]).toMatchObject([{ name: "Ada" }, [{ id: ada.id }]]);
    expect(errors).toEqual([]);
    expect(new Set(sent.map(({ url }) => url))).toEqual(new Set([`https://${HOSTS[region]}/mcp`]));
  });
});

describe("an agent", () => {
  it("keeps its session, and never signs in itself", async () => {
    const { client, transport, sent, open } = agent();
    await open();
    await client.listTools();
    const [first, ...rest] = sent.map(({ headers }) => headers);
    expect(first?.["mcp-session-id"]).toBeUndefined();
    expect(rest.map((headers) => headers["mcp-session-id"])).toEqual(
      rest.map(() => transport.sessionId),
    );
    expect(sent.map(({ headers }) => headers.authorization)).toEqual(
      sent.map(() => "Bearer mock-token"),
    );
  });

  it("reads what a tool refuses", async () => {
    const { client, open } = agent();
    await open();
    const refused = await client.callTool({ name: "get_contact", arguments: { id: "nobody" } });
    expect(refused).toMatchObject({ isError: true, content: [{ text: "User Not Found" }] });
  });

  it("is told of a tool that is not there", async () => {
    const { client, open } = agent();
    await open();
    await expect(client.callTool({ name: "no_tool" })).rejects.toMatchObject({ code: -32602 });
  });

  it("does not get in with a wrong token", async () => {
    await expect(agent({ token: "wrong" }).open()).rejects.toThrow(/401|Unauthorized|Invalid/);
  });

  it("of a workspace in Australia finds no server, and no region to choose", async () => {
    await expect(agent({ region: "AU" }).open()).rejects.toThrow();
    const region = "mcp.au.intercom.com";
    const how = { connector, send: () => Promise.reject(new Error("nothing is sent")) };
    expect(() => connect({ ...how, parameters: { access_token: "t", region } })).toThrow(/region/i);
  });
});

/** The JSON text that a tool answers. */
function jsonOf({ content }: Awaited<ReturnType<Client["callTool"]>>): unknown {
  const [first] = Array.isArray(content) ? content : [];
  return JSON.parse(String(first?.text));
}
