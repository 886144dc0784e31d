import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { createMock } from "../../scripts/mock-intercom/mock.ts";
import { client, errorOf, object } from "./client.ts";

const START = 1_750_000_000;

describe("who may ask", () => {
  test.each(["", "Bearer wrong", "mock-token", "Basic mock-token"])(
    "the authorization %j is refused",
    async (authorization) => {
      const call = client(createMock());
      const reply = await call("GET /me", undefined, { headers: { authorization } });
      expect(errorOf(reply)).toEqual({
        status: 401,
        code: "unauthorized",
        message: "Access Token Invalid",
      });
    },
  );

  test.each([
    ["US", "https://api.intercom.io", 200],
    ["US", "https://api.eu.intercom.io", 401],
    ["EU", "https://api.eu.intercom.io", 200],
    ["EU", "https://api.intercom.io", 401],
    ["AU", "https://api.au.intercom.io", 200],
    ["AU", "http://127.0.0.1:4010", 200],
  ] as const)("a workspace in %s asked at %s answers %i", async (region, base, status) => {
    const call = client(createMock({ region }));
    expect((await call("GET /me", undefined, { base })).status).toBe(status);
  });

  test("/me tells whose token it is and which workspace it opens", async () => {
    const mock = createMock({ region: "EU", timezone: "Europe/Rome" });
    const { json } = await client(mock)("GET /me", undefined, { base: "http://localhost" });
    expect(json).toMatchObject({ type: "admin", id: mock.workspace.admins[0].id });
    expect(object(json.app)).toMatchObject({
      id_code: mock.workspace.id,
      region: "Europe",
      timezone: "Europe/Rome",
    });
  });
});

describe("what is asked for", () => {
  test.each([
    [undefined, 200, "2.16"],
    ["2.14", 200, "2.14"],
    ["1.4", 400, "2.16"],
    ["2.99", 400, "2.16"],
    ["latest", 400, "2.16"],
  ])("version %s answers %i", async (version, status, answered) => {
    const headers: Record<string, string> = version ? { "intercom-version": version } : {};
    const reply = await client(createMock())("GET /me", undefined, { headers });
    expect(reply.status).toBe(status);
    expect(reply.headers["intercom-version"]).toBe(answered);
    if (status === 400) expect(errorOf(reply).code).toBe("intercom_version_invalid");
  });

  test.each([
    ["*/*", 200],
    ["application/json", 200],
    ["text/html, application/json;q=0.5", 200],
    ["text/html", 406],
  ])("Accept: %s answers %i", async (accept, status) => {
    const reply = await client(createMock())("GET /me", undefined, { headers: { accept } });
    expect(reply.status).toBe(status);
  });

  test.each(["GET /nope", "PATCH /me", "GET /%zz", "PROPFIND /me", "GET /_mock/clock"])(
    "%s is a 404",
    async (request) => {
      const reply = await client(createMock())(request);
      expect(errorOf(reply)).toMatchObject({ status: 404, code: "not_found" });
    },
  );

  test("an unknown route still asks for a token first", async () => {
    const headers = { authorization: "" };
    expect((await client(createMock())("GET /nope", undefined, { headers })).status).toBe(401);
  });

  test.each([
    ["broken JSON", "{", "application/json", 400],
    ["a list", "[]", "application/json", 400],
    ["no JSON type", "{}", "text/plain", 400],
    ["a form", "role=lead", "application/x-www-form-urlencoded", 400],
    ["an empty body", "", "application/json", 400],
    ["more than 1 MB", JSON.stringify("x".repeat(1_100_000)), "application/json", 413],
  ])("a body that is %s is refused", async (_, body, type, status) => {
    const mock = createMock();
    const reply = await mock.send({
      method: "POST",
      url: "https://api.intercom.io/contacts",
      headers: { authorization: "Bearer mock-token", "content-type": type },
      body,
    });
    expect(reply.status).toBe(status);
    expect(JSON.parse(reply.body).type).toBe("error.list");
    expect(mock.workspace.contacts.size).toBe(0);
  });
});

test("a body that is not valid JSON is an invalid parameter", async () => {
  const { status, body } = await createMock().send({
    method: "POST",
    url: "https://api.intercom.io/contacts",
    headers: { authorization: "Bearer mock-token", "content-type": "application/json" },
    body: '{"email":',
  });
  expect({ status, error: JSON.parse(body).errors[0].code }).toEqual({
    status: 400,
    error: "parameter_invalid",
  });
});

describe("what every answer carries", () => {
  test("a date from the clock, the rate limit, a request id, the version and the type", async () => {
    const call = client(createMock({ now: START + 0.75 }));
    const first = await call("GET /me");
    expect(first.headers).toMatchObject({
      date: "Sun, 15 Jun 2025 15:06:40 GMT",
      "content-type": "application/json; charset=utf-8",
      "intercom-version": "2.16",
      "x-ratelimit-limit": "1666",
      "x-ratelimit-remaining": "1665",
      "x-ratelimit-reset": String(START + 10),
    });
    const failed = await call("GET /contacts/nope");
    expect(failed.headers["x-request-id"]).toBe(failed.json.request_id);
    expect(failed.headers["x-request-id"]).not.toBe(first.headers["x-request-id"]);
    expect(failed.headers).toHaveProperty("x-ratelimit-reset");
  });

  test("a used-up window answers 429 without Retry-After until the next one begins", async () => {
    const mock = createMock({ now: START + 3, rateLimit: 2 });
    const call = client(mock);
    expect((await call("GET /me")).status).toBe(200);
    expect((await call("GET /me")).status).toBe(200);
    const refused = await call("GET /me");
    expect(errorOf(refused)).toEqual({
      status: 429,
      code: "rate_limit_exceeded",
      message: "Exceeded rate limit of 2 in 10_seconds",
    });
    expect(refused.headers).toMatchObject({
      "x-ratelimit-remaining": "0",
      "x-ratelimit-reset": String(START + 10),
    });
    expect(refused.headers).not.toHaveProperty("retry-after");
    mock.clock.set(START + 10);
    expect((await call("GET /me")).status).toBe(200);
  });
});

test("the same over a socket as in process", async () => {
  const mock = createMock();
  const { id } = mock.workspace.createContact({ email: "ada@example.com", name: "Ada ü" });
  const { url, close } = await mock.listen(0);
  const headers = { authorization: "Bearer mock-token" };
  const over = await fetch(`${url}/contacts/${id}`, { headers });
  const within = await client(mock)(`GET /contacts/${id}`);
  expect(await over.json()).toEqual(within.json);
  expect(over.headers.get("date")).toBe(within.headers.date);
  expect(over.headers.get("content-length")).toBe(within.headers["content-length"]);
  await close();
  await mock.close();
});

test("an answer that breaks the contract is thrown, not sent", async () => {
  const mock = createMock();
  mock.workspace.createCompany({ name: "Contoso", company_id: "c", monthly_spend: 1.5 });
  const [id] = mock.workspace.companies.keys();
  await expect(client(mock)(`GET /companies/${id}`)).rejects.toThrow(
    "GET /companies/{company_id} answers 200 with /monthly_spend: must be integer",
  );
  const trusting = createMock({ validate: false });
  trusting.workspace.createCompany({ name: "Contoso", company_id: "c", monthly_spend: 1.5 });
  const [same] = trusting.workspace.companies.keys();
  expect((await client(trusting)(`GET /companies/${same}`)).status).toBe(200);
});

test("the mock knows nothing of the connector but the contract", () => {
  const room = fileURLToPath(new URL("../../scripts/mock-intercom", import.meta.url));
  for (const name of readdirSync(room, { recursive: true, encoding: "utf8" })) {
    if (!name.endsWith(".ts")) continue;
    const source = readFileSync(join(room, name), "utf8");
    for (const [, from = ""] of source.matchAll(/ from "(\.[^"]+)"/g)) {
      const path = relative(room, join(room, dirname(name), from));
      expect(path, name).toMatch(/^(\.\.\/common\/|[^.])/);
    }
  }
});

test("state knows nothing of resources, which show it", () => {
  const room = fileURLToPath(new URL("../../scripts/mock-intercom/state", import.meta.url));
  for (const name of readdirSync(room)) {
    expect(readFileSync(join(room, name), "utf8"), name).not.toMatch(/ from "\.\.\/resources\//);
  }
});
