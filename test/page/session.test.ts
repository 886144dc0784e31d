import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSession } from "../../scripts/page/session.ts";
import { parseConnector } from "../../scripts/platform/connector.ts";
import { UsageError } from "../../scripts/platform/errors.ts";
import { connectorOf } from "./served.ts";
import { THINGS } from "./strange.ts";

const warn = () => {};

describe("a connector of a stranger's, without a token", () => {
  const session = openSession(connectorOf(THINGS), { warn });
  afterAll(() => session.close());

  it("runs on an echo of what it declares", async () => {
    expect(session.where).toBe("echo");
    const { calls } = await session.run("MakeThing", { "body/done": true });
    expect(calls.map(({ status, body }) => [status, JSON.parse(body)])).toEqual([
      [200, { id: "x" }],
    ]);
    expect(calls[0]?.steps.map(({ title }) => title)).toEqual([
      "The flow asks POST https://things.example/things",
      "Sent POST https://things.example/things → 200",
      "The flow gets 200",
    ]);
  });

  it("says what cannot be run, and runs no operation that is not there", async () => {
    await expect(session.run("MakeThing", { unknown: 1 })).rejects.toThrow(UsageError);
    await expect(session.run("Other", {})).rejects.toThrow(UsageError);
    await expect(session.choices("MakeThing", "body/done", {})).rejects.toThrow("has no dropdown");
  });

  it("gives the payload with which a webhook starts a flow", async () => {
    const { calls, runs } = await session.run("WhenThing", {});
    expect(calls.map(({ title, status }) => [title, status])).toEqual([["Subscribing", 201]]);
    expect(runs?.map((text) => JSON.parse(text))).toEqual([{ event: "x" }]);
  });
});

describe("with a token", () => {
  let asked: (string | undefined)[] = [];
  const api = createServer((request, response) => {
    asked.push(request.headers.authorization);
    response.writeHead(200, { "content-type": "application/json" });
    response.end('{"token": "s3cret-token"}');
  });
  beforeAll(() => new Promise<void>((resolve) => api.listen(0, "127.0.0.1", resolve)));
  afterAll(() => new Promise((resolve) => api.close(resolve)));

  it("asks the service itself, and shows no secret", async () => {
    asked = [];
    const { port } = api.address() as AddressInfo;
    const connector = parseConnector({
      definition: JSON.stringify({
        swagger: "2.0",
        host: `127.0.0.1:${port}`,
        schemes: ["http"],
        securityDefinitions: { key: { type: "apiKey", in: "header", name: "Authorization" } },
        paths: { "/me": { get: { operationId: "Me", responses: { 200: { description: "" } } } } },
      }),
      properties: JSON.stringify({
        properties: { connectionParameters: { api_key: { type: "securestring" } } },
      }),
    });
    const session = openSession(connector, { warn, token: "s3cret-token" });
    const run = await session.run("Me", {});
    await session.close();
    expect(session.where).toBe("live");
    expect(asked).toEqual(["s3cret-token"]);
    expect(JSON.stringify(run)).not.toContain("s3cret");
  });
});
