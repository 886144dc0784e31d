/** Checks in a hostile world: tokens of others, an Intercom that is away or talks nonsense, crowds, old states. */
import { describe, expect, it } from "vitest";
import type { HttpRequest, HttpResponse } from "../../scripts/common/http.ts";
import type { JsonObject } from "../../scripts/common/json.ts";
import { eventOf } from "../../scripts/gateway/catch-up/event.ts";
import type { GatewayOptions } from "../../scripts/gateway/gateway.ts";
import { sqliteStore } from "../../scripts/gateway/store/sqlite.ts";
import {
  ADMIN_KEY,
  type Bench,
  callMock,
  type Instead,
  idOfFirst,
  openBenches,
  TOKEN,
  triggers,
  URL_OF_GATEWAY,
} from "./workbench.ts";

const HOUR = 3_600_000;
const MINUTE = 60_000;

let bench: Bench;
const openBench = openBenches();

/** Opens a gateway with an access token; gives what it asks Intercom for, and how to have it answered otherwise. */
function open(change: Partial<GatewayOptions> = {}, token = TOKEN) {
  let instead: Instead = () => undefined;
  const asked: string[] = [];
  bench = openBench(change, { token }, (request) => {
    asked.push(`${request.method} ${new URL(request.url).pathname}`);
    return instead(request);
  });
  return {
    asked,
    answer: (other: Instead) => {
      instead = other;
    },
  };
}

const answered = (status: number, body: string, headers = {}): HttpResponse => ({
  ...{ status, headers: { "content-type": "application/json", ...headers }, body },
});

async function subscribed(trigger = "WhenTeammateRepliedAtOnce", inputs: JsonObject = {}) {
  const flow = await bench.connection.webhook(trigger, { catch_up: true, ...inputs });
  expect(flow.subscription.response.status).toBe(201);
  await bench.settled();
  return flow;
}

async function replyUnheard(body = "Lost"): Promise<void> {
  bench.lose(() => true);
  await callMock(bench, "POST", `/conversations/${await idOfFirst(bench, "conversations")}/reply`, {
    ...{ message_type: "comment", type: "admin", admin_id: await idOfFirst(bench, "admins"), body },
  });
}

async function admin(path: string): Promise<string> {
  const headers = { authorization: `Bearer ${ADMIN_KEY}` };
  return (await bench.ask({ method: "GET", url: `${URL_OF_GATEWAY}${path}`, headers })).body;
}

const isSearch = ({ url }: HttpRequest) => url.includes("/search");

describe("an access token in the settings", () => {
  it("of another workspace brings nothing from there, and the gateway says whose it is not", async () => {
    // Intercom knows the caller's token as the workspace's, and the one of the settings as another's.
    const { answer, asked } = open({}, "token-of-others");
    answer(({ url, headers }) =>
      headers.authorization !== "Bearer token-of-others"
        ? undefined
        : url.endsWith("/me")
          ? answered(200, JSON.stringify({ type: "admin", app: { id_code: "other99" } }))
          : answered(
              200,
              JSON.stringify({ conversations: [{ id: "1", updated_at: 9_999_999_999 }] }),
            ),
    );
    const flow = await subscribed();
    await bench.advance(3 * HOUR);
    expect(flow.received).toEqual([]);
    expect(asked.filter((one) => one !== "GET /me")).toEqual([]);
    expect(JSON.parse(await admin("/checks"))).toMatchObject([
      { checkedAt: null, reason: "Intercom: 403 token_of_another_workspace" },
    ]);
  });

  it("of another workspace reads nothing for a notification, which is delivered as it came", async () => {
    const { answer, asked } = open({}, "token-of-others");
    answer(({ headers }) =>
      headers.authorization === "Bearer token-of-others"
        ? answered(200, JSON.stringify({ type: "admin", app: { id_code: "other99" } }))
        : undefined,
    );
    const flow = await bench.connection.webhook("WhenConversationTaggedAtOnce");
    const tags = await callMock(bench, "GET", "/tags");
    const [tag] = Array.isArray(tags.data) ? tags.data : [];
    await callMock(
      bench,
      "POST",
      `/conversations/${await idOfFirst(bench, "conversations")}/tags`,
      {
        ...{
          id: tag && typeof tag === "object" && "id" in tag ? tag.id : "",
          admin_id: await idOfFirst(bench, "admins"),
        },
      },
    );
    await bench.settled();
    expect(flow.received).toHaveLength(1);
    expect(asked.filter((one) => one.includes("/conversations/"))).toEqual([]);
    expect(bench.lines.join("\n")).toContain("token_of_another_workspace");
  });

  it("that is revoked is asked about no more than once a minute, however many flows are checked", async () => {
    const { answer, asked } = open({}, "token-revoked");
    answer(({ headers }) =>
      headers.authorization === "Bearer token-revoked" ? answered(401, "{}") : undefined,
    );
    for (let flow = 0; flow < 10; flow++) await subscribed();
    // The callers' own is asked about once.
    expect(asked.filter((one) => one === "GET /me")).toHaveLength(2);
    expect(await admin("/metrics")).toMatch(/^intercom_gateway_checks_failing 10$/m);
  });
});

describe("Intercom", () => {
  it.each([
    ["HTML", answered(200, "<html>We are down</html>", { "content-type": "text/html" })],
    ["nothing", answered(200, "")],
    ["an object without its list", answered(200, "{}")],
    ["null", answered(200, '{"conversations": null}')],
    ["a redirect", answered(302, "", { location: "https://evil.example/" })],
    ["an error in the body of a 200", answered(200, '{"type":"error.list","errors":[]}')],
  ])("that answers %s to a check has it made again; nothing is lost", async (_what, nonsense) => {
    const { answer } = open();
    const flow = await subscribed();
    await bench.advance(MINUTE);
    await replyUnheard();
    answer((request) => (isSearch(request) ? nonsense : undefined));
    await bench.advance(HOUR);
    await bench.advance(2 * MINUTE);
    expect(flow.received).toEqual([]);
    expect(await admin("/metrics")).toMatch(/^intercom_gateway_checks_failing 1$/m);
    answer(() => undefined);
    await bench.advance(HOUR);
    expect(flow.received).toHaveLength(1);
    expect(await admin("/metrics")).toMatch(/^intercom_gateway_checks_failing 0$/m);
  });

  it("that is away when a flow is turned on loses nothing of what comes before the first check", async () => {
    const { answer } = open();
    answer((request) => (isSearch(request) ? answered(503, "") : undefined));
    const flow = await subscribed();
    await bench.advance(MINUTE);
    await replyUnheard();
    await bench.advance(30 * MINUTE);
    answer(() => undefined);
    await bench.advance(HOUR);
    await bench.advance(HOUR);
    expect(flow.received).toHaveLength(1);
  });

  it("loses nothing either of what comes within the second in which a flow is turned on", async () => {
    open();
    await bench.advance(300);
    const flow = await subscribed();
    await bench.advance(300);
    await replyUnheard();
    await bench.advance(HOUR);
    expect(flow.received).toHaveLength(1);
  });

  it.each([
    ["is away", answered(503, "")],
    ["is busy", answered(429, "{}")],
  ])(
    "that %s is left alone for all flows of the workspace, each of which is checked once it is back",
    async (_what, refusal) => {
      const { answer, asked } = open();
      const flows = [];
      for (let count = 0; count < 40; count++) {
        flows.push(await subscribed());
        if (count === 30) await bench.advance(MINUTE);
      }
      await bench.advance(MINUTE);
      await replyUnheard();
      answer((request) => (isSearch(request) ? refusal : undefined));
      asked.length = 0;
      await bench.advance(HOUR);
      expect(asked.length).toBeLessThanOrEqual(4);
      answer(() => undefined);
      await bench.advance(HOUR);
      await bench.advance(HOUR);
      expect(flows.map(({ received }) => received.length)).toEqual(flows.map(() => 1));
    },
  );

  it("whose errors hold words of others has none of them in the log or the list", async () => {
    const { answer } = open();
    await subscribed();
    const errors = [{ code: "a secret", message: "secret of ada@example.com" }];
    answer((request) =>
      isSearch(request) ? answered(400, JSON.stringify({ type: "error.list", errors })) : undefined,
    );
    await bench.advance(HOUR);
    expect(await admin("/checks")).toContain("Intercom: 400");
    expect(bench.lines.join("\n") + (await admin("/checks"))).not.toMatch(/secret|ada@/);
  });
});

describe("a check", () => {
  it("whose subscription ends meanwhile delivers nothing", async () => {
    const { answer } = open();
    const flow = await subscribed();
    await bench.advance(MINUTE);
    await replyUnheard();
    const ending: Promise<unknown>[] = [];
    answer((request) => {
      if (isSearch(request) && ending.length === 0) ending.push(flow.unsubscribe());
      return undefined;
    });
    await bench.advance(HOUR);
    await Promise.all(ending);
    await bench.settled();
    expect(ending).toHaveLength(1);
    expect(flow.received).toEqual([]);
  });

  it("that cannot read where the one before left off looks back, and delivers what is new alone", async () => {
    const store = sqliteStore(":memory:");
    open({
      store: {
        ...store,
        // As a version that wrote its states otherwise.
        checked: (id, check, now) =>
          store.checked(id, { ...check, state: "of another version" }, now),
      },
    });
    const flow = await subscribed();
    for (const heard of [true, false, true, false]) {
      await bench.advance(20 * MINUTE);
      await replyUnheard();
      if (heard) bench.lose(() => false);
    }
    await bench.advance(3 * HOUR);
    expect(flow.received).toHaveLength(4);
  });

  it("takes what is parked for something that may still come: put back, it is delivered once", async () => {
    let refuses = true;
    const got: string[] = [];
    open({
      post: async ({ headers }) => {
        if (refuses) return { status: 413, body: "" };
        got.push(headers["x-notification-id"] ?? "");
        return { status: 202, body: "" };
      },
    });
    await bench.connection.webhook("WhenTeammateRepliedAtOnce", { catch_up: true });
    await bench.settled();
    await bench.advance(MINUTE);
    await replyUnheard();
    bench.lose(() => false);
    await bench.advance(2 * MINUTE);
    for (let day = 0; day < 4; day++) await bench.advance(24 * HOUR);
    expect(await admin("/metrics")).toMatch(/^intercom_gateway_deliveries_parked [12]$/m);
    refuses = false;
    await bench.ask({
      ...{ method: "POST", url: `${URL_OF_GATEWAY}/parked/retry` },
      headers: { authorization: `Bearer ${ADMIN_KEY}` },
    });
    await bench.settled();
    await bench.advance(2 * HOUR);
    expect(got).toHaveLength(1);
  });

  it("finds thousands of things, and each is delivered once", async () => {
    open();
    const flow = await subscribed("WhenUserCreatedAtOnce");
    await bench.advance(MINUTE);
    bench.lose(() => true);
    for (let user = 0; user < 1300; user++) {
      if (user % 1000 === 0) await bench.advance(MINUTE);
      await callMock(bench, "POST", "/contacts", { role: "user", email: `u${user}@example.com` });
    }
    await bench.advance(HOUR);
    for (let more = 0; more < 30; more++) await bench.advance(2000);
    const ids = flow.received.map(({ body }) => JSON.stringify(body).slice(0, 60));
    expect(ids).toHaveLength(1300);
    expect(new Set(ids).size).toBe(1300);
  });
});

it("what happened is named by what fits into a header and a table, however long or strange its id is", () => {
  const spec = triggers.get("WhenUserCreatedAtOnce")?.catchUp;
  if (spec === undefined) throw new Error("the trigger does not check");
  const named = ["1", "x".repeat(5000), "\u0000", "é", "a b"].map((id) =>
    eventOf(spec, { id, created_at: 1_750_000_000 }),
  );
  for (const name of named) expect(name).toMatch(/^[!-~]{1,100}$/);
  expect(new Set(named).size).toBe(5);
});
