import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { fetchSend } from "../../scripts/common/fetch-send.ts";
import { ConnectionError } from "../../scripts/common/http.ts";
import { connect } from "../../scripts/platform/connection.ts";
import { listOperations } from "../../scripts/platform/definition/operations.ts";
import { formatTrace } from "../../scripts/platform/trace/format-trace.ts";
import { readParameters, readSignIn, type SignIn } from "../../scripts/try/arguments.ts";
import { startEngine } from "../../scripts/try/engine.ts";
import { formatList, listAll } from "../../scripts/try/list.ts";
import { describe as describe_, formatPoll, formatResult } from "../../scripts/try/print.ts";
import { checkKind, runPages, runWebhook } from "../../scripts/try/run.ts";
import { echoTarget, isIntercom, mockTarget, networkTarget } from "../../scripts/try/target.ts";
import { CSHARP, needs } from "../common/needs.ts";
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
const signIn = (some: Partial<SignIn>): SignIn => ({
  token: undefined,
  region: undefined,
  set: undefined,
  given: [],
  fallback: {},
  ...some,
});
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
    writeFileSync(join(directory, "x.png"), new Uint8Array([0xff, 0]));
    const file = connectorOf({
      operations: {
        "POST /file": {
          operationId: "Upload",
          parameters: [{ name: "f", in: "formData", type: "string", format: "binary" }],
        },
      },
    });
    const [upload = create] = listOperations(file.definition);
    expect(readParameters(file, upload, [`f=@${join(directory, "x.png")}`])).toEqual({
      f: { $content: "/wA=", filename: "x.png" },
    });
    expect(readParameters(file, upload, ['f={"$content":"YQ=="}'])).toEqual({
      f: { $content: "YQ==" },
    });
    expect(() => readParameters(connector, create, ["name"])).toThrow(/takes key=value/);
    expect(() => readParameters(connector, create, ["name=@/none"])).toThrow(/cannot be read/);
  });

  test("the region goes by the text of the dropdown or its value, the token into what is secret", () => {
    const eu = { secret: "t", region: "eu.example" };
    expect(readSignIn(connector, signIn({ token: "t", region: "eu" }))).toEqual(eu);
    expect(readSignIn(connector, signIn({ token: "t", region: "eu.example" }))).toEqual(eu);
    expect(readSignIn(connector, signIn({ token: "t" }))).toEqual({ secret: "t" });
  });

  test("single parameters go before the token, and the token before what is made up", () => {
    const fallback = { secret: "made-up", region: "made-up", other: "made-up" };
    expect(readSignIn(connector, signIn({ fallback }))).toEqual({
      secret: "made-up",
      region: "made-up",
    });
    const given = ["secret=a=b"];
    expect(readSignIn(connector, signIn({ token: "t", fallback, given }))).toEqual({
      secret: "a=b",
      region: "made-up",
    });
    expect(() => readSignIn(connector, signIn({ given: ["hush"] }))).toThrow(
      /^--connection takes key=value\.$/,
    );
  });

  test("of a file the media type and the size are shown, never what is in it", async () => {
    const api = apiOf(() => ({
      headers: { "content-type": "image/png" },
      body: "",
      bytes: new TextEncoder().encode("tok3n"),
    }));
    const result = await connectionTo(pieces, api, { secret: "tok3n" }).call("Create", { n: 1 });
    expect(formatResult(result, false)).toMatch(
      /^Answer: 200, as declared\n\(image\/png, 5 bytes\)\n/,
    );
    expect(describe_(result, true)).toMatchObject({ body: "(image/png, 5 bytes)" });
    expect(JSON.stringify(describe_(result, true))).not.toContain("$content");
  });

  test("the answer comes first, then one line of how it came about, or the trace; the token nowhere", async () => {
    const api = apiOf(() => ({ body: '{"echo":"tok3n"}' }));
    const result = await connectionTo(pieces, api, { secret: "tok3n" }).call("Create", { n: 1 });
    const answer = 'Answer: 200, as declared\n{\n  "echo": "***"\n}\n';
    expect(formatResult(result, false)).toBe(
      `${answer}Through 0 policies, 1 request: POST https://api.example/v1/users -> 200. More by --trace.`,
    );
    expect(formatResult(result, true)).toBe(`${answer}\n${formatTrace(result.trace)}`);
    expect(describe_(result, false)).not.toHaveProperty("trace");
    expect(describe_(result, true)).toMatchObject({ status: 200, trace: result.trace });
  });

  test("a list's pages are shown one by one, up to the limit, with what is left", async () => {
    const list = {
      "GET /list": { operationId: "List", "x-ms-pageable": { nextLinkName: "nextLink" } },
    };
    const api = apiOf((_, number) => ({
      body: JSON.stringify({
        value: [number],
        ...(number < 3 ? { nextLink: `?p=${number}` } : {}),
      }),
    }));
    const said: string[] = [];
    const run = {
      connection: connectionTo({ operations: list }, api),
      operationId: "List",
      parameters: {},
      target: mockTarget("US"),
      trace: false,
      say: (text: string) => void said.push(text),
    };
    expect(await runPages(run, 2)).toMatchObject({
      described: { items: 2, complete: false, pages: [{ status: 200 }, { status: 200 }] },
      fine: true,
    });
    expect(said[1]).toMatch(/^Page 2\nAnswer: 200, as declared/);
    expect(said.at(-1)).toBe("2 items on 2 pages, not read to the end");
    expect(() => checkKind("Trig", "polling", { pages: 2 })).toThrow(/--pages is for actions/);
  });

  test("a poll says how many items, and what it asks for", async () => {
    const api = apiOf((request) => ({
      status: 202,
      headers: { location: "https://gateway.test/c/trigger?s=1", "retry-after": "60" },
      body: request.body ?? "",
    }));
    const trigger = connectionTo(pieces, api).trigger("Trig");
    expect(formatPoll(await trigger.poll(), 1, trigger.state, false)).toMatch(
      /^Poll 1: 0 items, state of 3 characters, retry after 60 s\nAnswer: 202, as declared\n\(no body\)/,
    );
  });
});

describe("the list of what there is", () => {
  const listed = listAll(
    connectorOf({
      operations: {
        "GET /a": {
          operationId: "Get",
          summary: "Get it",
          parameters: [
            { name: "id", in: "query", type: "string", required: true, "x-ms-summary": "Id" },
            {
              name: "kind",
              in: "query",
              type: "string",
              "x-ms-visibility": "advanced",
              "x-ms-dynamic-list": { operationId: "Kinds" },
            },
            { name: "v", in: "query", type: "string", "x-ms-visibility": "internal" },
          ],
        },
        "GET /kinds": { operationId: "Kinds", "x-ms-visibility": "internal" },
        "GET /poll": { operationId: "Poll", "x-ms-trigger": "batch" },
        "POST /hook": {
          operationId: "Hook",
          "x-ms-trigger": "single",
          parameters: [
            {
              name: "body",
              in: "body",
              schema: {
                type: "object",
                properties: {
                  folder: {
                    type: "string",
                    "x-ms-dynamic-tree": { open: { operationId: "Dirs" } },
                  },
                  url: {
                    type: "string",
                    "x-ms-notification-url": true,
                    "x-ms-visibility": "internal",
                  },
                },
              },
            },
          ],
        },
      },
    }).definition,
  );

  test("is grouped, with parameters and what fills them; the internal ones are for machines", () => {
    expect(formatList(listed)).toBe(
      [
        "Actions",
        "  Get  Get it",
        "      id    Id, string, required",
        "      kind  string, advanced, dropdown of Kinds",
        "",
        "Triggers",
        "  Poll",
        "  Hook (webhook)",
        "      folder  string, tree of Dirs",
        "",
        "Internal",
        "  Kinds",
      ].join("\n"),
    );
    expect(listed.find((one) => one.operationId === "Hook")).toMatchObject({
      kind: "trigger",
      delivery: "webhook",
      parameters: [{ key: "folder" }, { key: "url", visibility: "internal" }],
    });
  });
});

describe("what runs the script", () => {
  const script = `public class Script : ScriptBase
    {
      public override Task<HttpResponseMessage> ExecuteAsync() =>
        Task.FromResult(new HttpResponseMessage { Content = CreateJsonContent("[1]") });
    }`;
  const foreign = (properties = {}) => connectorOf({ ...pieces, script, properties });

  test("nothing, where there is none or the operation does not run through it", async () => {
    expect(await startEngine(connector, "Create")).not.toHaveProperty("run");
    const other = foreign({ scriptOperations: ["Trig"] });
    expect(await startEngine(other, "Create")).not.toHaveProperty("run");
  });

  test("plans run in TypeScript; a script without plans does not", async () => {
    const ours = connectorOf({ ...pieces, script: 'const string PlansJson = @"{}";' });
    expect(await startEngine(ours, "Create", { scripts: true })).toHaveProperty("run");
    await expect(startEngine(foreign(), "Create", { wanted: "ts", scripts: true })).rejects.toThrow(
      /holds no plans/,
    );
  });

  test("a stranger's C# is neither compiled nor run unasked, and what it means is said", async () => {
    await expect(startEngine(foreign(), "Create")).rejects.toThrow(
      /script\.csx is C# from outside this repository, and does not run unless you say --scripts: /,
    );
    for (const wanted of ["csharp", "ts"]) {
      await expect(startEngine(foreign(), "Create", { wanted })).rejects.toThrow(/--scripts/);
    }
    const plans = connectorOf({ ...pieces, script: 'const string PlansJson = @"{}";' });
    await expect(startEngine(plans, "Create")).rejects.toThrow(/--scripts/);
  });

  test("C# runs any other script, and its user is told how", needs(CSHARP), async () => {
    const said: string[] = [];
    const how = { scripts: true, warn: (text: string) => void said.push(text) };
    const { run, close } = await startEngine(foreign(), "Create", how);
    expect(said).toEqual([expect.stringMatching(/^script\.csx runs with(out)? /)]);
    const api = apiOf();
    const connection = connectionTo({ ...pieces, script }, api, {}, run);
    expect((await connection.call("Create")).body).toEqual([1]);
    await close();
  });
});

describe("what it is tried on", () => {
  test("requests for Intercom go to the given address, path and query kept; others do not", async () => {
    const { send, close } = await networkTarget(`${base}/mock/`, isIntercom);
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
    await close();
    await expect(networkTarget("localhost")).rejects.toThrow(/--url takes an absolute URL/);
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

  test("an echo answers what the operation declares, and calls a webhook back", async () => {
    const echoed = connectorOf({
      definition: {
        paths: {
          "/hook": {
            "x-ms-notification-content": {
              schema: { type: "object", properties: { id: { type: "string" } } },
            },
            post: {
              operationId: "Hook",
              "x-ms-trigger": "single",
              parameters: [
                {
                  name: "body",
                  in: "body",
                  schema: {
                    type: "object",
                    properties: { url: { type: "string", "x-ms-notification-url": true } },
                  },
                },
              ],
              responses: {
                201: {
                  description: "Made.",
                  schema: { type: "object", properties: { n: { type: "integer" } } },
                },
              },
            },
          },
        },
      },
    });
    const [entry] = listOperations(echoed.definition);
    if (!entry) throw new Error("no operation");
    const target = echoTarget(echoed, entry);
    const connection = connect({
      connector: echoed,
      parameters: {},
      send: target.send,
      receiver: target.receiver,
    });
    const said: string[] = [];
    const run = {
      connection,
      operationId: "Hook",
      parameters: {},
      target,
      trace: false,
      say: (text: string) => void said.push(text),
    };
    expect(await runWebhook(run, 1)).toEqual({
      fine: true,
      described: {
        subscribed: { status: 201, body: { n: 1 }, findings: [] },
        notification: { items: 1, body: { id: "x" }, findings: [] },
      },
    });
    expect(said.join("\n")).toMatch(/^Subscribing with https:.*Notification: 1 run, as declared/s);
  });

  test("on the mock, something happens between two polls", async () => {
    const target = mockTarget("US");
    const before = target.clock?.now() ?? 0;
    const seen: number[] = [];
    await target.pass(async () => void seen.push((target.clock?.now() ?? 0) - before));
    expect([...seen, (target.clock?.now() ?? 0) - before]).toEqual([60, 120]);
    await target.close();
  });
});
