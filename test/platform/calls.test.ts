import { describe, expect, test } from "vitest";
import { ConnectionError } from "../../scripts/common/http.ts";
import type { ScriptCall } from "../../scripts/common/run-script.ts";
import { apiOf, connectionTo, type Pieces } from "./connector-of.ts";

const pieces: Pieces = {
  definition: {
    "x-ms-capabilities": { testConnection: { operationId: "Me", parameters: { n: 1 } } },
  },
  operations: {
    "GET /me": { operationId: "Me", parameters: [{ name: "n", in: "query", type: "integer" }] },
    "GET /scripted": { operationId: "Scripted" },
  },
  properties: { scriptOperations: ["Scripted"] },
  script: "class Script {}",
};

describe("a call", () => {
  test("answers of any status are returned", async () => {
    const api = apiOf(() => ({ status: 404, body: '{"errors":[]}' }));
    const { response, body } = await connectionTo(pieces, api).call("Me");
    expect(response.status).toBe(404);
    expect(body).toEqual({ errors: [] });
  });

  test("a body that is not JSON is undefined beside the response", async () => {
    const api = apiOf(() => ({ body: "<html>" }));
    const { response, body } = await connectionTo(pieces, api).call("Me");
    expect([response.body, body]).toEqual(["<html>", undefined]);
  });

  test("an API that cannot be reached is a 502 that says so", async () => {
    const api = apiOf(() => {
      throw new ConnectionError("connect refused");
    });
    const { response, trace } = await connectionTo(pieces, api).call("Me");
    expect(response.status).toBe(502);
    expect(response.body).toContain("connect refused");
    expect(trace.steps.at(-2)).toMatchObject({ step: "send", failure: "connect refused" });
  });

  test("the connection is tested by the operation that the definition names", async () => {
    const api = apiOf();
    await connectionTo(pieces, api).test();
    expect(api.sent[0]?.url).toBe("https://api.example/v1/me?n=1");
    await expect(connectionTo({ operations: {} }).test()).rejects.toThrow(/testConnection/);
  });
});

describe("the script", () => {
  test("gets the request after the policies and the caller's URL; what it sends is traced", async () => {
    const calls: ScriptCall[] = [];
    const api = apiOf(() => ({ body: "[1]" }));
    const connection = connectionTo(pieces, api, {}, async (call, send) => {
      calls.push(call);
      const inner = await send({ ...call.request, url: "https://api.example/v1/inner" });
      return { ...inner, body: '{"made":true}' };
    });
    const { body, trace } = await connection.call("Scripted");
    expect(body).toEqual({ made: true });
    expect(calls).toEqual([
      {
        operationId: "Scripted",
        request: { method: "GET", url: "https://api.example/v1/scripted", headers: {} },
        originalRequestUri: "https://gateway.test/c/scripted",
      },
    ]);
    expect(trace.steps.map((step) => step.step)).toEqual(["request", "script", "send", "answer"]);
    expect(trace.steps[2]).toMatchObject({ by: "script", response: { status: 200, body: "[1]" } });
  });

  test("gets operation ids in base64 where the connection says so", async () => {
    const ids: string[] = [];
    const runScript = async ({ operationId }: ScriptCall) => {
      ids.push(operationId);
      return { status: 200, headers: {}, body: "" };
    };
    const script = { base64OperationIds: true };
    await connectionTo(pieces, apiOf(), {}, runScript, { script }).call("Scripted");
    expect(ids).toEqual(["U2NyaXB0ZWQ="]);
  });

  test("that does not answer in the connection's time is a 504", async () => {
    const limits: (number | undefined)[] = [];
    const connection = connectionTo(
      pieces,
      apiOf(),
      {},
      ({ timeLimitMs }) => {
        limits.push(timeLimitMs);
        return new Promise(() => {});
      },
      { script: { timeLimitMs: 5 } },
    );
    const { response } = await connection.call("Scripted");
    expect([response.status, limits]).toEqual([504, [5]]);
    expect(response.body).toContain("no answer within 5 ms");
  });

  test("runs only the listed operations", async () => {
    const connection = connectionTo(pieces, apiOf(), {}, async () => {
      throw new Error("not for this operation");
    });
    expect((await connection.call("Me")).response.status).toBe(200);
  });

  test.each([[{}], [{ scriptOperations: [] }]])(
    "runs all where the list is %j",
    async (properties) => {
      const connection = connectionTo({ ...pieces, properties }, apiOf(), {}, async () => ({
        status: 201,
        headers: {},
        body: "",
      }));
      expect((await connection.call("Me")).response.status).toBe(201);
    },
  );

  test("without anything to run it, the call is an error that says so", async () => {
    await expect(connectionTo(pieces).call("Scripted")).rejects.toThrow(
      /Scripted runs through the connector's script, which nothing runs here/,
    );
  });

  test("a script without its API is a 502, one that throws a 500, one too slow a 504; a bug of ours comes through", async () => {
    const refused = connectionTo(pieces, apiOf(), {}, async () => {
      throw new ConnectionError("reset");
    });
    expect((await refused.call("Scripted")).response.status).toBe(502);
    for (const [exceptionType, status] of [
      ["System.Exception", 500],
      [undefined, 504],
    ] as const) {
      const failing = connectionTo(pieces, apiOf(), {}, async () => {
        throw Object.assign(new Error("no such key"), { name: "ScriptError", exceptionType });
      });
      const { response } = await failing.call("Scripted");
      expect(response.status).toBe(status);
      expect(response.body).toContain("no such key");
    }
    const broken = connectionTo(pieces, apiOf(), {}, async () => {
      throw new TypeError("bug");
    });
    await expect(broken.call("Scripted")).rejects.toThrow(TypeError);
  });
});
