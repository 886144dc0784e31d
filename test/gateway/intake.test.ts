import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createIntake } from "../../scripts/gateway/intake/intake.ts";
import { readEnvelope, subjectOf } from "../../scripts/gateway/intake/notification.ts";
import { jsonLog } from "../../scripts/gateway/log.ts";
import { createMetrics } from "../../scripts/gateway/metrics.ts";
import type { Notification } from "../../scripts/gateway/store/store.ts";
import { NOW } from "./store-promises.ts";

const body = (more: object = {}) =>
  JSON.stringify({
    ...{
      type: "notification_event",
      app_id: "w1",
      id: "notif_1",
      topic: "conversation.admin.closed",
    },
    ...{ created_at: 1_750_000_000, delivery_attempts: 1 },
    data: { type: "notification_event_data", item: { type: "conversation", id: "9" } },
    ...more,
  });
const sign = (text: string, secret: string) =>
  `sha1=${createHmac("sha1", secret).update(text).digest("hex")}`;

function intake() {
  const kept: Notification[] = [];
  const lines: string[] = [];
  let arrivals = 0;
  const metrics = createMetrics();
  const handle = createIntake({
    store: {
      accept: async (many) =>
        many.map((one) => {
          const isNew = !kept.some(
            ({ workspace, id }) => workspace === one.workspace && id === one.id,
          );
          if (isNew) kept.push(one);
          return isNew;
        }),
    },
    workspaces: {
      w1: { region: "us", secrets: ["old secret", "secret of w1"] },
      w2: { region: "eu", secrets: ["secret of w2"] },
    },
    now: () => NOW,
    log: jsonLog(
      (line) => lines.push(line),
      () => NOW,
    ),
    metrics,
    arrived: () => {
      arrivals += 1;
    },
  });
  const post = async (text: string, signature?: string, method = "POST") =>
    handle({
      method,
      url: "/webhooks/intercom",
      headers: signature === undefined ? {} : { "x-hub-signature": signature },
      body: Buffer.from(text),
      from: "192.0.2.1",
    });
  return { post, kept, lines, metrics, arrivals: () => arrivals };
}

it("a flood of wrong signatures is counted, and fills no log", async () => {
  const { post, lines, metrics } = intake();
  for (let count = 0; count < 100; count++) await post(body(), sign(body(), "guess"));
  await post(body({ app_id: "of nobody" }), sign(body(), "guess"));
  expect(lines).toHaveLength(20);
  expect(lines[0]).toContain('"workspace":"w1"');
  expect(metrics.text([])).toContain('refused_total{why="signature"} 101');
});

it("what is nested a hundred thousand times is refused like any other nonsense", async () => {
  const { post } = intake();
  const deep = "[".repeat(100_000);
  for (const text of [deep, deep + "]".repeat(100_000), `{"data":${deep}`]) {
    expect(await post(text, sign(text, "secret of w1"))).toMatchObject({ status: 400 });
  }
});

describe("the intake", () => {
  it("keeps what is signed with a secret of its workspace, as it came", async () => {
    const { post, kept, arrivals } = intake();
    const text = body();
    expect(await post(text, sign(text, "secret of w1"))).toMatchObject({ status: 200 });
    expect(kept).toEqual([
      {
        ...{ workspace: "w1", id: "notif_1", topic: "conversation.admin.closed", body: text },
        ...{ subject: "conversation 9", receivedAt: NOW },
      },
    ]);
    expect(arrivals()).toBe(1);
  });

  it("answers Intercom's second try like the first, and keeps nothing more", async () => {
    const { post, kept, metrics, arrivals } = intake();
    const again = body({ delivery_attempts: 2 });
    await post(body(), sign(body(), "secret of w1"));
    expect(await post(again, sign(again, "secret of w1"))).toMatchObject({ status: 200 });
    expect([kept.length, arrivals()]).toEqual([1, 1]);
    expect(metrics.text([])).toContain("intercom_gateway_notifications_repeated_total 1\n");
  });

  it.each<[string, string, string | undefined]>([
    ["without a signature", body(), undefined],
    ["with a wrong signature", body(), sign(body(), "guess")],
    ["with something else for a signature", body(), "sha1=zz"],
    ["with the signature of another body", `${body()} `, sign(body(), "secret of w1")],
    ["signed with another workspace's secret", body(), sign(body(), "secret of w2")],
    [
      "of a workspace that is not on the list",
      body({ app_id: "w9" }),
      sign(body({ app_id: "w9" }), "secret of w1"),
    ],
    [
      "of a workspace that is called as what every object has",
      body({ app_id: "__proto__" }),
      "sha1=".padEnd(45, "0"),
    ],
  ])(
    "refuses by 401 what comes %s, keeps nothing and logs nothing of it",
    async (_, text, signature) => {
      const { post, kept, lines } = intake();
      expect(await post(text, signature)).toMatchObject({ status: 401 });
      expect(kept).toEqual([]);
      expect(lines).toHaveLength(1);
      expect(lines.join()).not.toMatch(/notif_1|conversation|secret|guess/);
    },
  );

  it.each([
    ["no JSON", "{"],
    ["no object", "[]"],
    ["no topic", body({ topic: 5 })],
    ["no id", body({ id: "" })],
  ])("refuses by 400 what has %s", async (_, text) => {
    const { post, kept } = intake();
    expect(await post(text, sign(text, "secret of w1"))).toMatchObject({ status: 400 });
    expect(kept).toEqual([]);
  });

  it("answers a ping and Intercom's HEAD, and keeps nothing of them", async () => {
    const { post, kept } = intake();
    const ping = JSON.stringify({ app_id: "w1", topic: "ping", data: { item: { type: "ping" } } });
    expect(await post(ping, sign(ping, "secret of w1"))).toMatchObject({ status: 200 });
    expect(await post(ping, sign(ping, "guess"))).toMatchObject({ status: 401 });
    expect(await post("", undefined, "HEAD")).toMatchObject({ status: 200 });
    expect(await post("", undefined, "GET")).toMatchObject({ status: 405 });
    expect(kept).toEqual([]);
  });
});

describe("what a notification is about", () => {
  it.each<[string, unknown, string]>([
    ["a conversation", { type: "conversation", id: "1" }, "conversation 1"],
    ["a ticket whose id is a number", { type: "ticket", id: 7 }, "ticket 7"],
    ["a lead", { type: "lead", id: "c" }, "contact c"],
    ["a part", { type: "conversation_part", id: "2", conversation: { id: "1" } }, "conversation 1"],
    [
      "a tag of a contact",
      { type: "contact_tag", contact: { type: "contact", id: "c" } },
      "contact c",
    ],
    ["a call", { type: "call", id: "8" }, "call 8"],
    ["something without an id", { type: "content_stat" }, "notification n"],
    ["nothing", null, "notification n"],
  ])("of %s is what orders its deliveries", (_, item, subject) => {
    const envelope = readEnvelope(
      JSON.stringify({ app_id: "w", id: "n", topic: "t", data: { item } }),
    );
    expect(envelope && subjectOf(envelope)).toBe(subject);
  });
});
