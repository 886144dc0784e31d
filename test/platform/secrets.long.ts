import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { ConnectionError, type HttpRequest } from "../../scripts/common/http.ts";
import type { CallResult, Connection } from "../../scripts/platform/connection.ts";
import { signInByOAuth } from "../../scripts/platform/sign-in/oauth.ts";
import { formatTrace } from "../../scripts/platform/trace/format-trace.ts";
import { createRedact } from "../../scripts/platform/trace/secrets.ts";
import { inProcessReceiver } from "../../scripts/platform/triggers/receiver.ts";
import * as print from "../../scripts/try/print.ts";
import { apiOf, connectionTo, connectorOf, type Pieces } from "./connector-of.ts";

/** Part of every secret below, so that one search finds any of them in any form. */
const MARK = "zq7Marked";
const KEY = `${MARK} k&y/"1"`;
const PASSWORD = `p+${MARK}`;

const policy = (templateId: string, parameters: Record<string, string>) => ({
  templateId,
  title: templateId,
  parameters: Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [
      `x-ms-apimTemplateParameter.${name}`,
      value,
    ]),
  ),
});

const list = { operationId: "List", itemsPath: "none", itemValuePath: "id", itemTitlePath: "id" };
const strict = { type: "object", required: ["id"], additionalProperties: false };
const pieces: Pieces = {
  definition: {
    securityDefinitions: { basic: { type: "basic" } },
    paths: {
      "/hooks": {
        "x-ms-notification-content": { schema: strict },
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
          responses: {},
        },
      },
      "/users": {
        post: {
          operationId: "Create",
          parameters: [
            { name: "text", in: "query", type: "string" },
            { name: "choice", in: "query", type: "string", "x-ms-dynamic-list": list },
            {
              name: "node",
              in: "query",
              type: "string",
              "x-ms-dynamic-tree": { open: list },
            },
            {
              name: "body",
              in: "body",
              schema: { type: "object", "x-ms-dynamic-properties": { operationId: "List" } },
            },
          ],
          responses: { 200: { description: "Fine.", schema: strict } },
        },
      },
      "/list": {
        get: {
          operationId: "List",
          "x-ms-pageable": { nextLinkName: "nextLink" },
          responses: {},
        },
      },
      "/poll": { get: { operationId: "Trig", "x-ms-trigger": "batch", responses: {} } },
      "/bad": { get: { operationId: "Bad", responses: {} } },
    },
  },
  properties: {
    connectionParameters: {
      api_key: { type: "securestring" },
      username: { type: "string" },
      password: { type: "securestring" },
      size: { type: "int" },
    },
    policyTemplateInstances: [
      policy("setheader", { name: "X-Key", value: "@connectionParameters('api_key')" }),
      policy("setqueryparameter", { name: "key", value: "@connectionParameters('api_key')" }),
      {
        ...policy("dynamichosturl", { urlTemplate: "no url: @connectionParameters('api_key')" }),
        parameters: {
          "x-ms-apimTemplateParameter.urlTemplate": "no url: @connectionParameters('api_key')",
          "x-ms-apimTemplate-operationName": ["Bad"],
        },
      },
    ],
  },
};

/** An API that says back all that it was sent, wherever it can. */
function telltale(request: HttpRequest, status = 200) {
  const all = [request.url, JSON.stringify(request.headers), request.body ?? "", KEY];
  return {
    status,
    headers: { location: `https://other.example/${KEY}?${KEY}`, "x-key": KEY, "set-cookie": KEY },
    body: JSON.stringify({ all, [KEY]: 1, nextLink: `mailto:${KEY}` }),
  };
}

/** Everything that a result prints, in every way there is. */
function printed(result: CallResult): string {
  return [
    formatTrace(result.trace),
    formatTrace(result.trace, { bodies: true }),
    JSON.stringify(result.trace),
    JSON.stringify(result.findings),
    ...[true, false].flatMap((trace) => [
      print.formatResult(result, trace),
      JSON.stringify(print.describe(result, trace)),
    ]),
  ].join("\n");
}

async function message(work: () => unknown): Promise<string> {
  try {
    await work();
  } catch (error) {
    return `${error instanceof Error ? `${error.stack}` : error}`;
  }
  throw new Error("nothing was thrown");
}

const secrets = { api_key: KEY, username: "ada", password: PASSWORD };
const receiver = inProcessReceiver();
const connected = (api = apiOf((request) => telltale(request))): Connection =>
  connectionTo(pieces, api, secrets, undefined, { receiver });
const refusing = () => connected(apiOf((request) => telltale(request, 400)));

const outputs: Record<string, () => Promise<string>> = {
  "a call and its findings": async () =>
    printed(await connected().call("Create", { text: KEY, body: { note: KEY } })),
  "an error answer": async () => printed(await refusing().call("Create")),
  "no answer": async () => {
    const api = apiOf((request) => {
      throw new ConnectionError(`refused ${request.url} ${KEY}`);
    });
    return printed(await connected(api).call("Create"));
  },
  "a script that throws": async () => {
    const connection = connectionTo({ ...pieces, script: "x" }, apiOf(), secrets, async () => {
      throw Object.assign(new Error(KEY), { name: "ScriptError", exceptionType: "Exception" });
    });
    return printed(await connection.call("Create"));
  },
  "a policy that cannot run": () => message(() => connected().call("Bad")),
  "a wrong parameter": () => message(() => connected().call("Create", { [KEY]: 1 })),
  "a wrong connection parameter": () =>
    message(() => connectionTo(pieces, apiOf(), { ...secrets, size: "x" })),
  "a dropdown that cannot be filled": () => message(() => refusing().choices("Create", "choice")),
  "a dropdown without a list": () => message(() => connected().choices("Create", "choice")),
  "a tree": () => message(() => refusing().tree("Create", "node")),
  "a schema": () => message(() => refusing().schema("Create", "body")),
  pages: async () => {
    const { pages } = await connected().pages("List");
    return pages.map(printed).join("\n");
  },
  "a polling trigger": async () => {
    const trigger = connected().trigger("Trig");
    const poll = await trigger.poll();
    return [
      printed(poll.result),
      print.formatPoll(poll, 1, trigger.state, true),
      JSON.stringify(print.describePoll(poll, trigger.state, true)),
    ].join("\n");
  },
  "a webhook trigger": async () => {
    const { callbackUrl, subscription, next, unsubscribe } = await connected().webhook("Hook");
    const headers = { authorization: `Bearer ${KEY}`, "x-key": KEY };
    const body = JSON.stringify({ [KEY]: KEY });
    await receiver.send({ method: "POST", url: callbackUrl, headers, body });
    const notification = await next();
    return [
      printed(subscription),
      JSON.stringify([notification.request, notification.findings]),
      print.formatNotification(notification),
      JSON.stringify(print.describeNotification(notification)),
      await message(unsubscribe),
    ].join("\n");
  },
  "a refused sign-in": () => {
    const oAuthSettings = {
      identityProvider: "oauth2",
      clientId: "c",
      customParameters: {
        authorizationUrl: { value: "https://id.example/authorize" },
        tokenUrl: { value: "https://id.example/token" },
      },
    };
    const connectionParameters = { token: { type: "oauthSetting", oAuthSettings } };
    const send = apiOf((request) => telltale(request, 401)).send;
    return message(() =>
      signInByOAuth({
        connector: connectorOf({ properties: { connectionParameters } }),
        clientSecret: KEY,
        send,
        visit: async (address) => {
          const state = new URL(address).searchParams.get("state");
          return `https://back.example/?code=${PASSWORD}&state=${state}`;
        },
      }),
    );
  },
};

describe("no output of the library holds a secret", () => {
  test.each(Object.entries(outputs))("%s", async (_, output) => {
    const text = await output();
    expect(text.length).toBeGreaterThan(20);
    expect(text).not.toContain(MARK);
    expect(text).not.toContain(Buffer.from(`ada:${PASSWORD}`).toString("base64"));
  });

  test("whatever way it is written", () => {
    const redact = createRedact(["s3 cr&t/é!"]);
    for (const form of [
      "s3 cr&t/é!",
      "s3%20cr%26t%2F%C3%A9!",
      "s3%20cr%26t%2f%c3%a9!",
      "s3%20cr%26t%2F%C3%A9%21",
      "s3+cr%26t%2F%C3%A9%21",
      "s3 cr\\u0026t/\\u00E9!",
      Buffer.from("s3 cr&t/é!").toString("base64"),
    ]) {
      expect(redact(`<${form}>`)).toBe("<***>");
    }
  });
});

const directory = mkdtempSync(join(tmpdir(), "secrets-"));
const server = createServer((request, response) => {
  const { status, body } = telltale({
    method: request.method ?? "",
    url: request.url ?? "",
    headers: { ...request.headers } as Record<string, string>,
  });
  response.writeHead(status, { "content-type": "application/json" }).end(body);
});
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const connector = connectorOf(pieces);
writeFileSync(join(directory, "apiDefinition.swagger.json"), JSON.stringify(connector.definition));
writeFileSync(join(directory, "apiProperties.json"), JSON.stringify(connector.properties));
afterAll(() => {
  server.close();
  rmSync(directory, { recursive: true });
});

const root = fileURLToPath(new URL("../..", import.meta.url));

/** What a command prints, on both streams. */
function run(command: string, ...args: string[]): Promise<string> {
  return new Promise((resolve) => {
    const all = ["scripts/run.mjs", `scripts/${command}.ts`, ...args];
    execFile(process.execPath, all, { cwd: root }, (_, stdout, stderr) => resolve(stdout + stderr));
  });
}

describe("no output of a command holds a secret", () => {
  const other = ["--connector", directory, "--url", base, "--token", KEY, "--connection"];
  const user = "username=ada";
  const short = [["--trace"], ["--format", "json", "--trace"]];
  const formats = [[], ["--format", "json"], ...short];
  test.each<[string, string[][], string[]]>([
    ["an action", formats, ["Create", ...other, user, "-p", `text=${KEY}`]],
    ["a trigger", short, ["Trig", ...other, user]],
    ["a webhook trigger that nobody calls", short, ["Hook", ...other, user, "--wait", "1"]],
    ["a policy that cannot run", [[]], ["Bad", ...other, user]],
    ["a wrong connection parameter", [[]], ["Create", ...other, "size=none"]],
    ["half a connection parameter", [[]], ["Create", ...other, KEY]],
    ["our own connector on the mock", short, ["GetUser", "--token", KEY, "-p", "user_id=1"]],
  ])("try: %s, in all formats", { timeout: 60_000 }, async (_, ways, args) => {
    const texts = await Promise.all(ways.map((way) => run("try", ...args, ...way)));
    for (const text of texts) {
      expect(text.length).toBeGreaterThan(20);
      expect(text).not.toContain(MARK);
    }
  });

  test("try: the mock's own token", { timeout: 60_000 }, async () => {
    const text = await run("try", "ListUsers", "--trace", "--format", "json");
    expect(text).toContain('"status": 200');
    expect(text).not.toContain("mock-token");
  });
});
