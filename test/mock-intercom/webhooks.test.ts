import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import { expect, test } from "vitest";
import { createMock, type WebhookPost } from "../../scripts/mock-intercom/mock.ts";
import { client } from "./client.ts";

const START = 1_750_000_000;
const WEBHOOK = {
  url: "https://example.com/hook",
  topics: ["contact.user.created", "contact.deleted"] as const,
  secret: "shh",
};

/** A mock whose receiver answers these statuses in turn, then 200; 0 is no answer. */
function setUp(...statuses: number[]) {
  const posts: WebhookPost[] = [];
  const mock = createMock({
    now: START,
    control: true,
    async deliver(post) {
      posts.push(post);
      const status = statuses.shift() ?? 200;
      if (status === 0) throw new Error("no answer");
      return status;
    },
  });
  const bodies = () => posts.map(({ body }) => JSON.parse(body));
  return { mock, posts, bodies, call: client(mock) };
}

test("saving a webhook pings it", async () => {
  const { mock, bodies } = setUp();
  mock.webhooks.add(WEBHOOK);
  await mock.webhooks.settled();
  expect(bodies()).toMatchObject([
    { type: "notification_event", topic: "ping", app_id: mock.workspace.id, created_at: START },
  ]);
});

test("a notification of a topic that is switched on is signed over its raw body", async () => {
  const { mock, posts, bodies, call } = setUp();
  mock.webhooks.add(WEBHOOK);
  const { json } = await call("POST /contacts", { role: "user", email: "ada@example.com" });
  await call("POST /contacts", { role: "lead" });
  await mock.webhooks.settled();
  expect(bodies().map(({ topic }) => topic)).toEqual(["ping", "contact.user.created"]);
  expect(bodies()[1]).toEqual({
    type: "notification_event",
    topic: "contact.user.created",
    id: expect.stringMatching(/^notif_[0-9a-f-]{36}$/),
    app_id: mock.workspace.id,
    created_at: START,
    delivery_attempts: 1,
    delivery_status: "pending",
    delivered_at: 0,
    first_sent_at: START,
    links: {},
    self: null,
    data: { type: "notification_event_data", item: json },
  });
  for (const { headers, body } of posts) {
    const hash = createHmac("sha1", "shh").update(body).digest("hex");
    expect(headers["x-hub-signature"]).toBe(`sha1=${hash}`);
  }
});

test.each([[500], [0]])("what met %i is sent once more after a minute", async (status) => {
  const { mock, bodies } = setUp(status, status);
  mock.webhooks.add(WEBHOOK);
  await mock.webhooks.settled();
  mock.clock.advance(59);
  await mock.webhooks.settled();
  expect(bodies()).toHaveLength(1);
  mock.clock.advance(1);
  await mock.webhooks.settled();
  mock.clock.advance(3600);
  await mock.webhooks.settled();
  const [first, second, ...others] = bodies();
  expect(others).toEqual([]);
  expect(second).toEqual({ ...first, delivery_attempts: 2 });
  expect(mock.webhooks.deliveries.map(({ at, status }) => [at, status])).toEqual([
    [START, status],
    [START + 60, status],
  ]);
});

test("410 switches a webhook off", async () => {
  const { mock, posts, call } = setUp(410);
  mock.webhooks.add(WEBHOOK);
  await mock.webhooks.settled();
  await call("POST /contacts", { role: "user", email: "ada@example.com" });
  mock.clock.advance(60);
  await mock.webhooks.settled();
  expect(posts).toHaveLength(1);
  expect(mock.webhooks.list()).toMatchObject([{ active: false }]);
});

test("the control interface adds, shows and removes webhooks", async () => {
  const { mock, call } = setUp();
  expect((await call("POST /_mock/webhooks", { ...WEBHOOK, topics: ["ping"] })).status).toBe(200);
  expect((await call("POST /_mock/webhooks", { ...WEBHOOK, topics: ["moon"] })).status).toBe(400);
  expect((await call("POST /_mock/webhooks", { ...WEBHOOK, topics: [], url: "x" })).status).toBe(
    400,
  );
  await mock.webhooks.settled();
  expect((await call("GET /_mock/webhooks")).json).toMatchObject({
    webhooks: [{ url: WEBHOOK.url, active: true }],
    deliveries: [{ topic: "ping", status: 200 }],
  });
  await call("DELETE /_mock/webhooks");
  expect(mock.webhooks.list()).toEqual([]);
});

test("what waits for its second attempt survives a snapshot", async () => {
  const { mock } = setUp(500);
  mock.webhooks.add(WEBHOOK);
  await mock.webhooks.settled();
  const other = setUp();
  other.mock.restore(mock.snapshot());
  other.mock.clock.advance(60);
  await other.mock.webhooks.settled();
  expect(other.bodies()).toMatchObject([{ topic: "ping", delivery_attempts: 2 }]);
});

test("over the network a notification is posted as JSON", async () => {
  const received: { signature: unknown; type: unknown; body: string }[] = [];
  const receiver = createServer((request, response) => {
    let body = "";
    request.on("data", (data) => {
      body += data;
    });
    request.on("end", () => {
      const { "x-hub-signature": signature, "content-type": type } = request.headers;
      received.push({ signature, type, body });
      response.end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  const address = receiver.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const mock = createMock();
  mock.webhooks.add({ ...WEBHOOK, url: `http://127.0.0.1:${address.port}/` });
  await mock.webhooks.settled();
  receiver.close();
  const [{ signature, type, body } = { signature: "", type: "", body: "" }] = received;
  expect(type).toBe("application/json");
  expect(signature).toBe(`sha1=${createHmac("sha1", "shh").update(body).digest("hex")}`);
  expect(mock.webhooks.deliveries).toMatchObject([{ topic: "ping", status: 200 }]);
});
