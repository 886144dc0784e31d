import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { fetchSend } from "../../scripts/common/fetch-send.ts";
import { ConnectionError } from "../../scripts/common/http.ts";
import { listOperations } from "../../scripts/platform/definition/operations.ts";
import { readParameters, readSignIn } from "../../scripts/try/arguments.ts";
import { formatPoll, formatResult } from "../../scripts/try/print.ts";
import { mockWorld, networkWorld } from "../../scripts/try/world.ts";
import { apiOf, connectionTo, connectorOf } from "./connector-of.ts";

const server = createServer((request, response) => {
  let body = "";
  request.on("data", (chunk) => {
    body += chunk;
  });
  request.on("end", () => {
    response.writeHead(307, { location: "/elsewhere", "x-method": request.method });
    response.end(JSON.stringify({ url: request.url, token: request.headers.authorization, body }));
  });
});
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const directory = mkdtempSync(join(tmpdir(), "try-"));
afterAll(() => {
  server.close();
  rmSync(directory, { recursive: true });
});

const pieces = {
  operations: {
    "POST /users": {
      operationId: "Create",
      parameters: [
        { name: "n", in: "query", type: "integer" },
        {
          name: "body",
          in: "body",
          schema: {
            type: "object",
            properties: { name: { type: "string" }, tags: { type: "array" } },
          },
        },
      ],
    },
    "GET /trigger": { operationId: "Trig", "x-ms-trigger": "batch" },
  },
  properties: {
    connectionParameters: {
      secret: { type: "securestring" },
      region: {
        type: "string",
        uiDefinition: { constraints: { allowedValues: [{ text: "EU", value: "eu.example" }] } },
      },
    },
  },
};
const connector = connectorOf(pieces);
const [create] = listOperations(connector.definition);

describe("npm run try", () => {
  test("values are text where the parameter is, JSON elsewhere, files with @", () => {
    if (!create) throw new Error("no operation");
    writeFileSync(join(directory, "tags.json"), '["a"]');
    const texts = ["n=5", "name=5=five", `tags=@${join(directory, "tags.json")}`, "other=text"];
    expect(readParameters(connector, create, texts)).toEqual({
      n: 5,
      name: "5=five",
      tags: ["a"],
      other: "text",
    });
    expect(() => readParameters(connector, create, ["name"])).toThrow(/takes key=value/);
    expect(() => readParameters(connector, create, ["name=@/none"])).toThrow(/cannot be read/);
  });

  test("the region goes by the text of the dropdown or its value, the token into what is secret", () => {
    const eu = { secret: "t", region: "eu.example" };
    expect(readSignIn(connector, "t", "eu")).toEqual(eu);
    expect(readSignIn(connector, "t", "eu.example")).toEqual(eu);
    expect(readSignIn(connector, "t", undefined)).toEqual({ secret: "t" });
  });

  test("the answer comes first, then the trace, and the token nowhere", async () => {
    const api = apiOf(() => ({ body: '{"echo":"tok3n"}' }));
    const result = await connectionTo(pieces, api, { secret: "tok3n" }).call("Create");
    const text = formatResult(result);
    expect(text).toMatch(/^Answer: 200, as declared\n\{\n {2}"echo": "\*\*\*"\n\}\n\nCreate\n/);
    expect(text).not.toContain("tok3n");
  });

  test("a poll says how many items, and what it asks for", async () => {
    const api = apiOf((request) => ({
      status: 202,
      headers: { location: "https://gateway.test/c/trigger?s=1", "retry-after": "60" },
      body: request.body ?? "",
    }));
    const trigger = connectionTo(pieces, api).trigger("Trig");
    expect(formatPoll(await trigger.poll(), 1, trigger.state)).toMatch(
      /^Poll 1: 0 items, state of 3 characters, retry after 60 s\nAnswer: 202, as declared\n\(no body\)/,
    );
  });
});

describe("what it is tried on", () => {
  test("requests for Intercom go to the given address, path and query kept; others do not", async () => {
    const { send } = networkWorld(`${base}/mock/`);
    const request = {
      method: "POST",
      url: "https://api.eu.intercom.io/contacts?x=1",
      headers: { authorization: "Bearer t" },
      body: "{}",
    };
    expect(JSON.parse((await send(request)).body)).toEqual({
      url: "/mock/contacts?x=1",
      token: "Bearer t",
      body: "{}",
    });
    const other = { method: "GET", url: `${base}/other`, headers: {} };
    expect(JSON.parse((await send(other)).body)).toMatchObject({ url: "/other" });
    expect(() => networkWorld("localhost")).toThrow(/--url takes an absolute URL/);
  });

  test("a redirect is an answer; a refused connection is a ConnectionError", async () => {
    const answer = await fetchSend()({ method: "GET", url: `${base}/a`, headers: {} });
    expect([answer.status, answer.headers.location]).toEqual([307, "/elsewhere"]);
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, "127.0.0.1", resolve));
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    const refused = fetchSend()({ method: "GET", url: `http://127.0.0.1:${port}`, headers: {} });
    await expect(refused).rejects.toThrow(ConnectionError);
    await expect(refused).rejects.toThrow(/ECONNREFUSED/);
  });

  test("on the mock, something happens between two polls", async () => {
    const world = mockWorld("US");
    const before = world.clock?.now() ?? 0;
    world.pass();
    expect((world.clock?.now() ?? 0) - before).toBe(120);
    await world.close();
  });
});
