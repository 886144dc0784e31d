import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type PageServer, servePage } from "../../scripts/page/server.ts";
import { UsageError } from "../../scripts/platform/errors.ts";

let server: PageServer;
beforeAll(async () => {
  server = await servePage(
    new Map([["", { type: "text/html; charset=utf-8", text: "<!doctype html>" }]]),
    {
      echo: async (asked) => asked,
      refuse: async () => {
        throw new UsageError("Not so.");
      },
    },
    0,
  );
});
afterAll(() => server.close());

interface Asked {
  path?: string;
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

/** By node:http, which lets the Host header be what it likes. */
function ask({ path, method = "GET", headers = {}, body = "" }: Asked) {
  const url = new URL(path ?? "", server.url);
  return new Promise<{ status: number; headers: Record<string, unknown>; body: string }>(
    (resolve, reject) => {
      const sent = request(url, { method, headers, agent: false }, (response) => {
        let text = "";
        response.on("data", (chunk) => {
          text += String(chunk);
        });
        response.on("end", () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
        );
      });
      sent.on("error", reject);
      sent.end(body);
    },
  );
}

const json = { "content-type": "application/json" };
const call = (name: string, body: string, headers: Record<string, string> = json) =>
  ask({ path: `api/${name}`, method: "POST", headers, body });

describe("the page's server", () => {
  it("serves the page below its key, with a policy that lets no other script run", async () => {
    const { status, headers } = await ask({});
    expect(status).toBe(200);
    expect(headers["content-security-policy"]).toContain("script-src 'self'");
    expect(headers["referrer-policy"]).toBe("no-referrer");
  });

  it("listens on this machine only, under a key that each start makes anew", async () => {
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{32}\/$/);
    const other = await servePage(new Map(), {}, 0);
    await other.close();
    expect(other.url.split("/")[3]).not.toBe(server.url.split("/")[3]);
  });

  it("leads to the page from an address that a browser is started with, once", async () => {
    const path = server.once();
    const { status, headers } = await ask({ path });
    expect([status, headers.location]).toEqual([303, new URL(server.url).pathname]);
    expect((await ask({ path })).status).toBe(404);
    expect((await ask({ path: server.once(), headers: { host: "evil.example" } })).status).toBe(
      404,
    );
  });

  it("says in words that a port is in use", async () => {
    const port = Number(new URL(server.url).port);
    await expect(servePage(new Map(), {}, port)).rejects.toThrow(
      new UsageError(`Port ${port} is in use: choose another one with --port.`),
    );
  });

  it.each<[string, Asked]>([
    ["another key", { path: "/wrong/" }],
    ["no key", { path: "/" }],
    ["another host's name that leads here", { headers: { host: "evil.example" } }],
    ["a file that is not the page's", { path: "../../etc/passwd" }],
    ["a question by GET", { path: "api/echo" }],
    ["a question that a form could send", { path: "api/echo", method: "POST", body: "{}" }],
    ["an unknown question", { path: "api/constructor", method: "POST", headers: json, body: "{}" }],
  ])("answers 404 to %s", async (_, asked) => {
    expect((await ask(asked)).status).toBe(404);
  });

  it("answers questions", async () => {
    const { status, body } = await call("echo", '{"__proto__": {"a": 1}}');
    expect([status, body]).toEqual([200, '{"__proto__":{"a":1}}']);
  });

  it.each([
    ["what cannot be run", "refuse", "{}", 400, "Not so."],
    ["what is no object", "echo", "[]", 400, "A request must be a JSON object."],
    ["what is no JSON", "echo", "{", 500, "JSON"],
  ])("says in words: %s", async (_, name, body, status, message) => {
    const answer = await call(name, body);
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.body).message).toContain(message);
  });
});
