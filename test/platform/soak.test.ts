import { describe, expect, test } from "vitest";
import { defined } from "../../scripts/common/defined.ts";
import { soakTrigger } from "../../scripts/platform/soak/soak-trigger.ts";
import { type Api, apiOf, connectionTo } from "./connector-of.ts";

const operations = { "GET /poll": { operationId: "Trig", "x-ms-trigger": "batch" } };

/** Soaks a trigger of any API, whose time is this clock. */
async function soak(
  api: Api,
  quietAfter = 0,
  mostPolls = 100,
  recurrence: number | ((time: number) => number) = 60,
) {
  const times: number[] = [];
  const clock = { time: 1000 };
  const figures = await soakTrigger({
    trigger: connectionTo({ operations }, api).trigger("Trig"),
    clock: {
      now: () => clock.time,
      advanceTo(time) {
        clock.time = time;
        times.push(time - 1000);
      },
    },
    recurrence: typeof recurrence === "number" ? recurrence : () => recurrence(clock.time - 1000),
    over: () => times.length >= quietAfter,
    quietPolls: 3,
    mostPolls,
  });
  return { figures, times };
}

const location = "https://gateway.test/c/poll?s=";

describe("soaking a trigger", () => {
  test("polls at each recurrence, at the trigger's own Location, until nothing comes any more", async () => {
    const api = apiOf((_, count) => ({
      status: count === 2 ? 200 : 202,
      headers: { location: `${location}${"x".repeat(count)}` },
      body: count === 2 ? "[1,2]" : "",
    }));
    const { figures, times } = await soak(api);
    expect(times).toEqual([0, 60, 120, 180, 240]);
    expect(api.sent[4]?.url).toBe("https://api.example/v1/poll?s=xxxx");
    expect(figures).toEqual({
      polls: 5,
      delivered: 2,
      failed: 0,
      calls: 5,
      mostCalls: 1,
      mostIdleCalls: 0,
      longestState: "s=xxxxx".length,
    });
  });

  test("the recurrence may change while it is soaked", async () => {
    const api = apiOf(() => ({ status: 202 }));
    const { times } = await soak(api, 0, 5, (time) => (time < 100 ? 50 : 500));
    expect(times).toEqual([0, 50, 100]);
  });

  test("Retry-After asks for an earlier poll, never for a later one", async () => {
    const waits = ["1", "500"];
    const api = apiOf((_, count) => {
      const wait = waits[count - 1];
      return { status: 202, headers: defined({ "retry-after": wait }) };
    });
    expect((await soak(api)).times).toEqual([0, 1, 61, 121, 181]);
  });

  test("polls that fail are counted, and are not quiet", async () => {
    const api = apiOf((_, count) => ({ status: count < 4 ? 500 : 202 }));
    const { figures } = await soak(api);
    expect(figures).toMatchObject({ polls: 6, failed: 3 });
  });

  test("what an idle poll costs is told apart", async () => {
    const api = apiOf(() => ({ status: 202 }));
    const { figures } = await soak(api, 0, 4);
    expect(figures.mostIdleCalls).toBe(0);
    const quiet = await soakTrigger({
      trigger: connectionTo({ operations }, api).trigger("Trig"),
      clock: { now: () => 0, advanceTo() {} },
      recurrence: 60,
      over: () => true,
      quietPolls: 8,
      mostPolls: 100,
    });
    expect(quiet).toMatchObject({ polls: 8, mostIdleCalls: 1 });
  });

  test("a trigger that never comes to rest ends the soak too", async () => {
    const api = apiOf(() => ({ body: "[1]" }));
    expect((await soak(api, 0, 7)).figures).toMatchObject({ polls: 7, delivered: 7 });
  });
});
