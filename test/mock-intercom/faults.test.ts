import { expect, test } from "vitest";
import { ConnectionError } from "../../scripts/common/http.ts";
import { createMock } from "../../scripts/mock-intercom/mock.ts";
import { client, errorOf } from "./client.ts";

test("the next call that matches fails, once", async () => {
  const mock = createMock();
  const call = client(mock);
  mock.faults.add({ kind: "500", match: "GET /tags" });
  expect((await call("GET /me")).status).toBe(200);
  expect(errorOf(await call("GET /tags"))).toMatchObject({ status: 500, code: "server_error" });
  expect((await call("GET /tags")).status).toBe(200);
});

test("the nth matching call from now fails, as many times as asked", async () => {
  const mock = createMock();
  const call = client(mock);
  mock.faults.add({ kind: "500", nth: 2, times: 2 });
  const statuses = [];
  for (let i = 0; i < 5; i++) statuses.push((await call("GET /me")).status);
  expect(statuses).toEqual([200, 500, 500, 200, 200]);
});

test("a 429 says when the window ends", async () => {
  const mock = createMock({ now: 1_750_000_004 });
  mock.faults.add({ kind: "429" });
  const reply = await client(mock)("GET /me");
  expect(errorOf(reply)).toMatchObject({ status: 429, code: "rate_limit_exceeded" });
  expect(reply.headers["x-ratelimit-remaining"]).toBe("0");
  expect(reply.headers["x-ratelimit-reset"]).toBe("1750000010");
});

test("a 403 says that the plan does not have it, and nothing is done", async () => {
  const mock = createMock();
  mock.faults.add({ kind: "403", match: "POST /tags" });
  const reply = await client(mock)("POST /tags", { name: "VIP" });
  expect(errorOf(reply)).toEqual({
    status: 403,
    code: "api_plan_restricted",
    message: "Active subscription needed.",
  });
  expect(mock.workspace.tags.size).toBe(0);
});

test("a page of HTML comes with status 200", async () => {
  const mock = createMock();
  mock.faults.add({ kind: "html" });
  const reply = await client(mock)("GET /me");
  expect(reply.status).toBe(200);
  expect(reply.headers["content-type"]).toContain("text/html");
  expect(reply.body).toMatch(/^<!DOCTYPE html>/);
});

test.each([404, 502, 503])("a page of the web server comes with %i", async (status) => {
  const mock = createMock({ control: true });
  const call = client(mock);
  await call("POST /_mock/faults", { kind: `html-${status}`, match: "POST /tags" });
  const reply = await call("POST /tags", { name: "VIP" });
  expect(reply.status).toBe(status);
  expect(reply.headers["content-type"]).toContain("text/html");
  expect(reply.body).toMatch(new RegExp(`^<html>.*<h1>${status} .*nginx`, "s"));
  expect(mock.workspace.tags.size).toBe(0);
  expect(mock.journal).toMatchObject([{ status }]);
});

test("an answer without a body, or with half its JSON, was carried out", async () => {
  const mock = createMock({ control: true });
  const call = client(mock);
  mock.faults.add({ kind: "empty", match: "POST /tags" });
  const empty = await call("POST /tags", { name: "VIP" });
  expect([empty.status, empty.body, empty.headers["content-length"]]).toEqual([200, "", "0"]);
  expect(mock.workspace.tags.size).toBe(1);
  const { body } = await call("GET /tags");
  mock.faults.add({ kind: "cut-json" });
  const half = await call("GET /tags");
  expect([half.status, half.body]).toEqual([200, body.slice(0, body.length >> 1)]);
  expect(half.headers["content-type"]).toContain("application/json");
  await call("POST /_mock/faults", { kind: "cut-json", keep: 10 });
  expect((await call("GET /tags")).body).toBe(body.slice(0, 10));
});

test("answers are spoilt at random, too", async () => {
  const mock = createMock({ control: true });
  const call = client(mock);
  const kinds = ["html-404", "html-502", "html-503", "empty", "cut-json"];
  await call("POST /_mock/faults", { share: 0.5, kinds });
  const seen = new Set<string>();
  for (let i = 0; i < 100; i++) {
    const { status, body } = await call("GET /tags");
    seen.add(
      status === 200
        ? body === ""
          ? "empty"
          : body.at(-1) === "}"
            ? "whole"
            : "cut"
        : `${status}`,
    );
  }
  expect(seen).toEqual(new Set(["whole", "empty", "cut", "404", "502", "503"]));
});

test("a dropped connection leaves no trace; a cut-off answer was carried out", async () => {
  const mock = createMock();
  const call = client(mock);
  mock.faults.add({ kind: "drop" });
  await expect(call("POST /contacts", { role: "lead" })).rejects.toThrow(ConnectionError);
  expect(mock.workspace.contacts.size).toBe(0);
  mock.faults.add({ kind: "truncate" });
  await expect(call("POST /contacts", { role: "lead" })).rejects.toThrow(ConnectionError);
  expect(mock.workspace.contacts.size).toBe(1);
  expect(mock.journal.map(({ status }) => status)).toEqual([0, 0]);
});

test.each(["drop", "truncate"] as const)("%s breaks a real connection", async (kind) => {
  const mock = createMock();
  const { url } = await mock.listen(0);
  mock.faults.add({ kind });
  const read = async () =>
    (await fetch(`${url}/me`, { headers: { authorization: "Bearer mock-token" } })).text();
  await expect(read()).rejects.toThrow();
  await mock.close();
});

test("random faults strike about the given share of the calls, the same under the same seed", async () => {
  const run = async (seed: number) => {
    const mock = createMock({ seed, validate: false });
    mock.faults.random(0.2, ["500", "429"]);
    const call = client(mock);
    const statuses = [];
    for (let i = 0; i < 500; i++) statuses.push((await call("GET /tags")).status);
    mock.faults.clear();
    expect((await call("GET /tags")).status).toBe(200);
    return statuses;
  };
  const statuses = await run(7);
  const failed = statuses.filter((status) => status !== 200);
  expect(failed.length).toBeGreaterThan(60);
  expect(failed.length).toBeLessThan(140);
  expect(new Set(failed)).toEqual(new Set([500, 429]));
  expect(await run(7)).toEqual(statuses);
  expect(await run(8)).not.toEqual(statuses);
});

test("a fault at a route strikes whatever the parameter is, and nothing below it", async () => {
  const mock = createMock();
  const call = client(mock);
  mock.faults.add({ kind: "500", match: "GET /contacts/{contact_id}", nth: 2 });
  const statuses = [];
  for (const path of ["/contacts/a", "/contacts", "/contacts/b/tags", "/contacts/b"]) {
    statuses.push((await call(`GET ${path}`)).status);
  }
  expect(statuses).toEqual([404, 200, 404, 500]);
});

test("latency is told by the journal in process, where neither clock moves", async () => {
  const mock = createMock();
  mock.faults.add({ kind: "latency", seconds: 30 });
  const before = mock.clock.now();
  expect((await client(mock)("GET /me")).status).toBe(200);
  expect(mock.clock.now()).toBe(before);
  expect(mock.journal).toMatchObject([{ status: 200, delay: 30 }]);
});

test("latency makes a real connection wait", async () => {
  const mock = createMock();
  const { url } = await mock.listen(0);
  mock.faults.add({ kind: "latency", seconds: 0.2 });
  const started = performance.now();
  const headers = { authorization: "Bearer mock-token" };
  expect((await fetch(`${url}/me`, { headers })).status).toBe(200);
  expect(performance.now() - started).toBeGreaterThan(190);
  await mock.close();
});
