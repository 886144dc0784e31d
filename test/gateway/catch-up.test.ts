/** What Intercom could not deliver, found by checking: through a gateway, with a mock that loses notifications. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isObject, type Json, type JsonObject, parseJson } from "../../scripts/common/json.ts";
import { type Bench, callMock, idOfFirst, openBenches, TOKEN, triggers } from "./workbench.ts";

const HOUR = 3_600_000;
const MINUTE = 60_000;

let bench: Bench;
const open = openBenches();

const reply = async (body: string) =>
  callMock(bench, "POST", `/conversations/${await idOfFirst(bench, "conversations")}/reply`, {
    ...{ message_type: "comment", type: "admin", admin_id: await idOfFirst(bench, "admins"), body },
  });

const checking = () => open({}, { token: TOKEN });

/** A gateway that gets 503 for its searches while Intercom is away; others reach it. */
function through(isAway: () => boolean): Bench {
  return open({}, { token: TOKEN }, ({ method }) =>
    method === "POST" && isAway() ? { status: 503, headers: {}, body: "" } : undefined,
  );
}

const none = () => false;
const all = () => true;

/** Subscribes to replies of teammates; the texts of what the flow gets. */
async function replies(inputs: JsonObject = { catch_up: true }) {
  const flow = await bench.connection.webhook("WhenTeammateRepliedAtOnce", inputs);
  expect(flow.subscription.response.status).toBe(201);
  await bench.settled();
  const bodies = () => flow.received.map(({ body }) => parseJson(JSON.stringify(body)));
  return { flow, bodies, got: () => bodies().map(textOf) };
}

function textOf(body: Json | undefined): Json | undefined {
  if (!isObject(body) || !isObject(body.part)) return body;
  return String(body.part.body).replace(/<[^>]+>/g, "");
}

describe("a flow that also checks every hour", () => {
  it("gets what Intercom could not deliver at the next check, as its notification would have brought it", async () => {
    bench = checking();
    const { flow, bodies, got } = await replies();
    await bench.advance(MINUTE);
    bench.lose((body) => body.includes("Lost"));
    await reply("Lost");
    await bench.advance(10 * MINUTE);
    await reply("Heard");
    await bench.advance(10 * MINUTE);
    expect(got()).toEqual(["Heard"]);
    await bench.advance(HOUR);
    expect(got()).toEqual(["Heard", "Lost"]);
    const [heard, lost] = bodies();
    expect(flow.received.flatMap(({ findings }) => findings)).toEqual([]);
    expect(keysOf(lost)).toEqual(keysOf(heard));
    await bench.advance(3 * HOUR);
    expect(got()).toHaveLength(2);
  });

  it("gets nothing again that a notification brought", async () => {
    bench = checking();
    const { got } = await replies();
    for (const text of ["One", "Two", "Three"]) {
      await bench.advance(MINUTE);
      await reply(text);
    }
    await bench.advance(HOUR);
    await bench.advance(HOUR);
    expect(got()).toEqual(["One", "Two", "Three"]);
  });

  it("gets each of several changes within a second that notifications bring, and none of them again", async () => {
    bench = checking();
    const user = await callMock(bench, "POST", "/contacts", {
      role: "user",
      email: "a@example.com",
    });
    const flow = await bench.connection.webhook("WhenUserUpdatedAtOnce", { catch_up: true });
    await bench.advance(MINUTE);
    for (const name of ["Ada", "Ada L", "Ada Lovelace"]) {
      await callMock(bench, "PUT", `/contacts/${user.id}`, { name });
      await bench.settled();
    }
    await bench.advance(2 * HOUR);
    const names = flow.received.map(
      ({ body }) => /"name":"(Ada[^"]*)"/.exec(JSON.stringify(body))?.[1],
    );
    expect(names).toEqual(["Ada", "Ada L", "Ada Lovelace"]);
  });

  it("gets the lost change of what came within the same hour, and no change of what only came", async () => {
    bench = checking();
    const flow = await bench.connection.webhook("WhenUserUpdatedAtOnce", { catch_up: true });
    await bench.advance(MINUTE);
    bench.lose(all);
    const create = (email: string) => callMock(bench, "POST", "/contacts", { role: "user", email });
    const [changed] = [await create("changed@example.com"), await create("new@example.com")];
    await bench.advance(10 * MINUTE);
    await callMock(bench, "PUT", `/contacts/${changed.id}`, { name: "Ada" });
    await bench.advance(2 * HOUR);
    const emails = flow.received.map(
      ({ body }) => /[a-z]+@example/.exec(JSON.stringify(body))?.[0],
    );
    expect(emails).toEqual(["changed@example"]);
  });

  it("gets nothing again whose notification comes after the check", async () => {
    bench = checking();
    const { got } = await replies();
    await bench.advance(HOUR - 30_000);
    bench.lose(all);
    await reply("Late");
    bench.lose(none);
    await bench.advance(30_000);
    expect(got()).toEqual(["Late"]);
    // Intercom's second try.
    await bench.advance(31_000);
    expect(bench.mock.webhooks.deliveries.filter(({ attempt }) => attempt === 2)).toMatchObject([
      { status: 200 },
    ]);
    expect(got()).toEqual(["Late"]);
  });

  it("does not get what it did not want, though it comes to match before the check", async () => {
    bench = checking();
    const admin = await idOfFirst(bench, "admins");
    const conversation = await idOfFirst(bench, "conversations");
    const assign = (id: string) =>
      callMock(bench, "POST", `/conversations/${conversation}/parts`, {
        ...{ message_type: "assignment", type: "admin", admin_id: admin, assignee_id: id },
      });
    await assign("0");
    const { got } = await replies({ catch_up: true, teammate: Number(admin) });
    await bench.advance(MINUTE);
    await reply("Not mine yet");
    await bench.advance(MINUTE);
    await assign(admin);
    await bench.advance(MINUTE);
    await reply("Mine");
    await bench.advance(HOUR);
    expect(got()).toEqual(["Mine"]);
  });

  it("gets nothing that happened before it was there", async () => {
    bench = checking();
    await reply("Before");
    await bench.advance(MINUTE);
    const { got } = await replies();
    await bench.advance(HOUR);
    expect(got()).toEqual([]);
  });

  it("does not check for others, which lose what Intercom loses", async () => {
    bench = checking();
    const with_ = await replies();
    const without = await replies({});
    await bench.advance(MINUTE);
    bench.lose(all);
    await reply("Lost");
    await bench.advance(HOUR);
    expect([with_.got(), without.got()]).toEqual([["Lost"], []]);
  });

  it("is refused where the gateway has no access token, in words that say what to do", async () => {
    bench = open();
    const flow = await bench.connection.webhook("WhenTeammateRepliedAtOnce", { catch_up: true });
    expect(flow.subscription.response.status).toBe(400);
    expect(flow.subscription.response.body).toMatch(
      /catch_up_unavailable.*no access token of the workspace.*set Also Check Every Hour to No/,
    );
  });

  it("gets each thing once, whatever is lost, however long Intercom is away, and whenever it comes back", async () => {
    const step = fc.record({
      minutes: fc.integer({ min: 0, max: 90 }),
      reply: fc.boolean(),
      lost: fc.boolean(),
      away: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        let away = false;
        bench = through(() => away);
        const { got } = await replies();
        const said: string[] = [];
        for (const { minutes, lost, ...one } of steps) {
          await bench.advance(minutes * MINUTE);
          away = one.away;
          bench.lose(lost ? all : none);
          if (!one.reply) continue;
          said.push(`Reply ${said.length}`);
          await reply(said.at(-1) ?? "");
        }
        away = false;
        // A check that failed may be made again only after an hour.
        for (let hours = 0; hours < 3; hours++) await bench.advance(HOUR);
        expect(got().map(String).sort()).toEqual(said.sort());
      }),
      { numRuns: 10 },
    );
  });

  it("is checked again soon, and then less often, where Intercom fails; nothing is lost meanwhile", async () => {
    let fails = false;
    let asked = 0;
    bench = through(() => {
      if (fails) asked += 1;
      return fails;
    });
    const { got } = await replies();
    await bench.advance(MINUTE);
    bench.lose(all);
    await reply("Lost");
    fails = true;
    await bench.advance(HOUR);
    const first = asked;
    expect(first).toBeGreaterThan(0);
    await bench.advance(30_000);
    expect(asked).toBe(first);
    await bench.advance(30_000);
    expect(asked).toBeGreaterThan(first);
    fails = false;
    await bench.advance(5 * MINUTE);
    expect(got()).toEqual(["Lost"]);
    expect(bench.lines.filter((line) => line.includes("not checked"))).toHaveLength(2);
  });

  it("leaves no token and no text in the log", async () => {
    bench = checking();
    const { got } = await replies();
    await bench.advance(MINUTE);
    bench.lose(all);
    await reply("Secret words");
    await bench.advance(HOUR);
    expect(got()).toEqual(["Secret words"]);
    expect(bench.lines.join("\n")).not.toMatch(/mock-token|Secret words/);
    expect(bench.lines.join("\n")).toContain("a check found what is new");
  });
});

it("triggers that check say so as a parameter, all others have none", () => {
  bench = open();
  for (const { inputs, catchUp } of triggers.values()) {
    expect(inputs.some(({ name }) => name === "catch_up")).toBe(catchUp !== undefined);
  }
});

function keysOf(value: Json | undefined): unknown {
  if (Array.isArray(value)) return value.length === 0 ? [] : [keysOf(value[0])];
  if (!isObject(value)) return typeof value;
  return Object.fromEntries(Object.keys(value).map((key) => [key, true]));
}
