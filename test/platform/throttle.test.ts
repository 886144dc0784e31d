import { describe, expect, test } from "vitest";
import type { Throttle } from "../../scripts/platform/throttle.ts";
import { formatTrace } from "../../scripts/platform/trace/format-trace.ts";
import { apiOf, connectionTo } from "./connector-of.ts";

const operations = {
  "GET /x": { operationId: "X" },
  "GET /poll": { operationId: "Trig", "x-ms-trigger": "batch" },
};

function throttled(throttle: Throttle) {
  const clock = { time: 1000 };
  const api = apiOf(() => ({ body: "[]" }));
  const connection = connectionTo({ operations }, api, {}, undefined, {
    throttle,
    now: () => clock.time,
  });
  return { api, clock, connection };
}

describe("throttling", () => {
  test("is off by default", async () => {
    const api = apiOf();
    const connection = connectionTo({ operations }, api);
    for (let i = 0; i < 200; i++) await connection.call("X");
    expect(api.sent).toHaveLength(200);
  });

  test("a call over the limit is refused with the seconds to wait, and never reaches the API", async () => {
    const { api, clock, connection } = throttled({ callsPerConnection: { calls: 2, seconds: 60 } });
    await connection.call("X");
    clock.time += 10.5;
    await connection.call("X");
    const { response, findings, trace } = await connection.call("X");
    expect(response).toMatchObject({ status: 429, headers: { "retry-after": "50" } });
    expect(JSON.parse(response.body)).toEqual({
      statusCode: 429,
      message: "Rate limit is exceeded. Try again in 50 seconds.",
    });
    expect(findings).toEqual([]);
    expect(formatTrace(trace)).toContain("refused  by the limit of 2 calls in 60 s");
    expect(api.sent).toHaveLength(2);
    clock.time += 50;
    expect((await connection.call("X")).response.status).toBe(200);
    expect((await connection.call("X")).response.status).toBe(429);
  });

  test("a trigger polls no more often than allowed; each trigger counts for itself", async () => {
    const { clock, connection } = throttled({ triggerPolls: { calls: 1, seconds: 120 } });
    const first = connection.trigger("Trig");
    const second = connection.trigger("Trig");
    expect((await first.poll()).status).toBe(200);
    expect((await second.poll()).status).toBe(200);
    expect(await first.poll()).toMatchObject({ status: 429, retryAfter: 120, items: [] });
    expect((await connection.call("X")).response.status).toBe(200);
    clock.time += 120;
    expect((await first.poll()).status).toBe(200);
  });
});
