import { describe, expect, test } from "vitest";
import type { HttpResponse } from "../../scripts/common/http.ts";
import { apiOf, connectionTo } from "./connector-of.ts";

const users = {
  type: "object",
  properties: { users: { type: "array" }, note: { type: "string" } },
};
const operations = {
  "GET /trigger/{kind}": {
    operationId: "Trig",
    "x-ms-trigger": "batch",
    parameters: [
      { name: "kind", in: "path", type: "string", required: true },
      { name: "role", in: "query", type: "string" },
    ],
    responses: { 200: { description: "Items.", schema: users } },
  },
  "GET /single": { operationId: "Single", "x-ms-trigger": "single" },
  "GET /action": { operationId: "Action" },
  "POST /hook": {
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
  },
};

/** A script that answers as told; its Location gets the caller's URL in front. */
function trigger(...answers: (Partial<HttpResponse> & { next?: string })[]) {
  const uris: string[] = [];
  const connection = connectionTo({ operations, script: "x" }, apiOf(), {}, async (call) => {
    const { next, ...answer } = answers[uris.length] ?? {};
    uris.push(call.originalRequestUri);
    const here = call.originalRequestUri.split("?")[0];
    const headers = {
      ...(next === undefined ? {} : { location: `${here}?${next}` }),
      ...answer.headers,
    };
    return { status: 202, body: "", ...answer, headers };
  });
  return { trigger: connection.trigger("Trig", { kind: "a b", role: "user" }), uris };
}

describe("polling", () => {
  test("the first poll has no state; Location gives the next URL, byte for byte", async () => {
    const { trigger: polling, uris } = trigger({ next: "role=user&triggerState=a+b%2f" }, {});
    expect(polling.state).toBeUndefined();
    const first = await polling.poll();
    expect(first).toMatchObject({ status: 202, items: [] });
    expect(first.result.findings).toEqual([]);
    expect(polling.state).toBe("role=user&triggerState=a+b%2f");
    await polling.poll();
    expect(uris).toEqual([
      "https://gateway.test/c/trigger/a%20b?role=user",
      "https://gateway.test/c/trigger/a%20b?role=user&triggerState=a+b%2f",
    ]);
  });

  test.each<[string, unknown, unknown[]]>([
    ["an array", [1, 2], [1, 2]],
    ["an object with one array", { users: [1], note: "n" }, [1]],
    ["of several arrays the declared one", { users: [1], other: [2] }, [1]],
    ["an empty array starts no run", [], []],
  ])("200 with %s is split into items", async (_, body, items) => {
    const { trigger: polling } = trigger({ status: 200, body: JSON.stringify(body), next: "s=1" });
    expect((await polling.poll()).items).toEqual(items);
    expect(polling.state).toBe("s=1");
  });

  test("200 without an array is a finding", async () => {
    const { result, items } = await trigger({ status: 200, body: '{"note":"x"}' }).trigger.poll();
    expect(items).toEqual([]);
    expect(result.findings).toMatchObject([{ rule: "items" }]);
  });

  test("a single trigger starts one run with the whole answer", async () => {
    const api = apiOf(() => ({ status: 200, body: "[1,2]" }));
    const { items } = await connectionTo({ operations }, api).trigger("Single").poll();
    expect(items).toEqual([[1, 2]]);
  });

  test.each([400, 401, 429, 500, 204, 302])(
    "%d leaves the state, even with a Location",
    async (status) => {
      const { trigger: polling, uris } = trigger(
        { next: "s=1" },
        { status, next: "s=2", headers: { "retry-after": "7" } },
        {},
      );
      await polling.poll();
      expect(await polling.poll()).toMatchObject({ status, items: [], retryAfter: 7 });
      expect(polling.state).toBe("s=1");
      await polling.poll();
      expect(uris[2]).toBe("https://gateway.test/c/trigger/a%20b?s=1");
    },
  );

  test.each([
    "https://api.example/v1/trigger/a%20b?s=2",
    "https://gateway.test/c/other?s=2",
    "not a url at all:",
  ])("a Location elsewhere (%s) is a finding and leaves the state", async (location) => {
    const { trigger: polling } = trigger({ next: "s=1" }, { headers: { location } });
    await polling.poll();
    expect((await polling.poll()).result.findings).toMatchObject([{ rule: "location" }]);
    expect(polling.state).toBe("s=1");
  });

  test("Retry-After in seconds is reported, anything else is not", async () => {
    const { trigger: polling } = trigger(
      { headers: { "retry-after": "120" } },
      { headers: { "retry-after": "soon" } },
    );
    expect((await polling.poll()).retryAfter).toBe(120);
    expect(await polling.poll()).not.toHaveProperty("retryAfter");
  });

  test("only polling triggers poll", () => {
    expect(() => connectionTo({ operations }).trigger("Action")).toThrow(
      /Action is an action, not a trigger/,
    );
    expect(() => connectionTo({ operations }).trigger("Hook")).toThrow(
      /Hook is a webhook trigger: subscribe it with webhook\(\)/,
    );
  });
});
