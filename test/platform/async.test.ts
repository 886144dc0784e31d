import { describe, expect, test } from "vitest";
import type { HttpResponse } from "../../scripts/common/http.ts";
import type { AsyncOptions } from "../../scripts/platform/connection.ts";
import { type Api, apiOf, connectionTo, type Pieces } from "./connector-of.ts";

const schema = { type: "object", required: ["name"], properties: { name: { type: "string" } } };
const pieces: Pieces = {
  operations: {
    "POST /exports": {
      operationId: "Export",
      parameters: [
        { name: "X-Why", in: "header", type: "string", required: true },
        { name: "body", in: "body", schema: { type: "object" } },
      ],
      responses: { 200: { description: "Made.", schema } },
    },
    "GET /exports/{id}": {
      operationId: "GetExport",
      parameters: [
        { name: "id", in: "path", type: "integer", required: true },
        { name: "full", in: "query", type: "boolean", required: true },
      ],
      responses: { 200: { description: "One.", schema: { type: "array" } } },
    },
    "GET /changes": { operationId: "WhenChanged", "x-ms-trigger": "batch" },
  },
  properties: {
    connectionParameters: { api_key: { type: "securestring" } },
    policyTemplateInstances: [
      {
        templateId: "setheader",
        parameters: {
          "x-ms-apimTemplateParameter.name": "X-Key",
          "x-ms-apimTemplateParameter.value": "@connectionParameters('api_key')",
        },
      },
    ],
  },
};

const JOB = "https://gateway.test/c/exports/a%20b?step=1+%2f";

/** An API that is ready after so many polls. */
function exportsAfter(polls: number, headers: Record<string, string>, done: Partial<HttpResponse>) {
  return apiOf((_, count) => (count > polls ? done : { status: 202, headers }));
}

const run = (api: Api, options?: AsyncOptions, api_key = "key-1") =>
  connectionTo(pieces, api, { api_key }).call("Export", { "X-Why": "w", body: {} }, options);

describe("a 202 with a Location on an action", () => {
  test.each([
    ["on the gateway", JOB],
    ["relative (assumption)", "/c/exports/a%20b?step=1+%2f"],
  ])("is polled %s, through the connection, until another status", async (_, location) => {
    const api = exportsAfter(2, { location }, { body: '{"name":"x"}' });
    const result = await run(api);
    expect(result).toMatchObject({ response: { status: 200 }, body: { name: "x" }, findings: [] });
    const poll = {
      method: "GET",
      url: "https://api.example/v1/exports/a%20b?step=1+%2f",
      headers: { "x-key": "key-1" },
    };
    expect(api.sent.slice(1)).toEqual([poll, poll]);
    const { operationId, steps } = result.trace;
    expect(operationId).toBe("Export");
    expect(steps.flatMap((one) => (one.step === "request" ? one.originalRequestUri : []))).toEqual([
      "https://gateway.test/c/exports",
      JOB,
      JOB,
    ]);
  });

  test("the final answer is held against what the action declares", async () => {
    const result = await run(exportsAfter(1, { location: JOB }, { body: "[]" }));
    expect(result.findings).toMatchObject([{ rule: "type" }]);
  });

  test("the script gets the Location as the URL that the caller asked", async () => {
    const asked: string[] = [];
    const connection = connectionTo(
      { ...pieces, script: "x" },
      apiOf(),
      { api_key: "key-1" },
      async ({ operationId, originalRequestUri }) => {
        asked.push(`${operationId} ${originalRequestUri}`);
        const location = originalRequestUri.replace("/exports", "/exports/7");
        return asked.length === 1
          ? { status: 202, headers: { location }, body: "" }
          : { status: 200, headers: {}, body: '{"name":"x"}' };
      },
    );
    expect((await connection.call("Export", { "X-Why": "w" })).findings).toEqual([]);
    expect(asked).toEqual([
      "Export https://gateway.test/c/exports",
      "GetExport https://gateway.test/c/exports/7",
    ]);
  });

  test("time passes as Retry-After says, else 20 s; a later Location takes over", async () => {
    const answers = [
      { status: 202, headers: { location: JOB, "retry-after": "7" } },
      { status: 202, headers: { location: "https://gateway.test/c/exports/2" } },
      { status: 202 },
      { body: '{"name":"x"}' },
    ];
    const api = apiOf((_, count) => answers[count - 1] ?? {});
    const waited: number[] = [];
    await run(api, { wait: (seconds) => void waited.push(seconds) });
    expect(waited).toEqual([7, 20, 20]);
    expect(api.sent.at(-1)?.url).toBe("https://api.example/v1/exports/2");
  });

  test("an error ends it as the answer", async () => {
    const result = await run(exportsAfter(1, { location: JOB }, { status: 500 }));
    expect(result).toMatchObject({ response: { status: 500 }, findings: [] });
  });

  test("a limit ends it with a finding", async () => {
    const api = exportsAfter(9, { location: JOB }, {});
    const result = await run(api, { maxPolls: 3 });
    expect([result.response.status, api.sent.length]).toEqual([202, 4]);
    expect(result.findings).toMatchObject([{ rule: "location" }]);
    expect(result.findings[0]?.message).toMatch(/still answered by 202 after 3 polls/);
  });

  test.each([
    ["https://api.example/v1/exports/s3cret?sig=1", /leads to \S+, not to this connector: flows/],
    ["https://elsewhere.example/c/exports/s3cret?sig=1", /not to this connector/],
    ["https://gateway.test/c/other/s3cret?sig=1", /fits no GET operation/],
    ["mailto:s3cret", /is no URL that can be called/],
  ])("%s is not called, and the run says so", async (location, message) => {
    const api = exportsAfter(1, { location }, {});
    const result = await run(api, {}, "s3cret");
    expect([result.response.status, api.sent.length]).toEqual([202, 1]);
    expect(result.findings).toMatchObject([{ rule: "location" }]);
    expect(result.findings[0]?.message).toMatch(message);
    expect(result.findings[0]?.message).not.toMatch(/s3cret|sig=1/);
  });

  test("DisableAsyncPattern makes the 202 the answer, held against what is declared", async () => {
    const api = exportsAfter(1, { location: JOB }, {});
    const result = await run(api, { disableAsyncPattern: true });
    expect([result.response.status, api.sent.length]).toEqual([202, 1]);
    expect(result.findings).toMatchObject([{ rule: "status" }]);
  });

  test("a 202 without a Location, and that of a trigger, are answers", async () => {
    const plain = exportsAfter(1, {}, {});
    expect((await run(plain)).response.status).toBe(202);
    const trigger = exportsAfter(1, { location: "?state=1" }, {});
    expect(
      (await connectionTo(pieces, trigger, { api_key: "key-1" }).call("WhenChanged")).response
        .status,
    ).toBe(202);
    expect([plain.sent.length, trigger.sent.length]).toEqual([1, 1]);
  });
});
