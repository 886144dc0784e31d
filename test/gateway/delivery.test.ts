import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type ServerResponse } from "node:http";
import { createServer as createTcpServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { createDeliverer } from "../../scripts/gateway/delivery/deliverer.ts";
import { networkPost } from "../../scripts/gateway/delivery/post.ts";
import { silentLog } from "../../scripts/gateway/log.ts";
import { createMetrics } from "../../scripts/gateway/metrics.ts";
import { sqliteStore } from "../../scripts/gateway/store/sqlite.ts";
import type { InstantPlan } from "../../scripts/plan/instant.ts";
import { NOW, notification, subscription } from "./store-promises.ts";

const folder = mkdtempSync(join(tmpdir(), "gateway-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const SECOND = 1000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** What a receiver got: the path, and the id of the notification. */
type Take = (path: string, id: string, response: ServerResponse) => void;

interface Receiver {
  got: string[];
  bodies: string[];
  at(path: string): string;
  /** Answers otherwise from now on. */
  answers(other: Take): void;
}

/** A receiver over HTTP that answers as told, 202 unless. */
async function receiver(
  take: Take = (_path, _id, response) => void response.writeHead(202).end(),
): Promise<Receiver> {
  const got: string[] = [];
  const bodies: string[] = [];
  let answer = take;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const path = (request.url ?? "").slice(1);
      const id = String(request.headers["x-notification-id"]);
      got.push(`${path} ${id}`);
      bodies.push(Buffer.concat(chunks).toString());
      answer(path, id, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  closing.push(
    () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  return {
    got,
    bodies,
    at: (path) => `http://127.0.0.1:${port}/${path}`,
    answers: (other) => {
      answer = other;
    },
  };
}

const status =
  (code: number, body = ""): Take =>
  (_path, _id, response) =>
    void response.writeHead(code).end(body);

const whole: InstantPlan = {
  topics: ["conversation.admin.closed"],
  inputs: [],
  conditions: [],
  to: { $get: "item" },
};

function gateway(trigger: InstantPlan = whole, deadline?: (url: URL) => AbortSignal) {
  const store = sqliteStore(join(folder, `${++files}.db`));
  const post = networkPost({ otherHosts: ["127.0.0.1"], local: true }, deadline);
  let time = NOW;
  const deliverer = createDeliverer({
    store,
    post,
    reads: async (_trigger, _subscription, scope) => scope,
    triggers: new Map([
      ["WhenClosed", trigger],
      ["Other", trigger],
    ]),
    now: () => time,
    log: silentLog,
    metrics: createMetrics(),
  });
  closing.push(async () => {
    await deliverer.stop();
    post.close();
    await store.close();
  });
  return {
    store,
    deliverer,
    async subscribe(id: string, address: string, more = {}) {
      await store.subscribe(subscription(id, { address, ...more }), 100);
    },
    /** Takes notifications, each about its own conversation unless told, and delivers what is due. */
    async take(ids: readonly string[], more: Parameters<typeof notification>[1] = {}) {
      await store.accept(
        ids.map((id) =>
          notification(id, {
            receivedAt: time,
            body: JSON.stringify({
              app_id: "w1",
              id,
              topic: "t",
              data: { item: { type: "x", id } },
            }),
            ...more,
          }),
        ),
      );
      await deliverer.idle();
    },
    async later(milliseconds: number) {
      time += milliseconds;
      await deliverer.idle();
    },
  };
}

describe("delivery", () => {
  it("brings what the trigger makes of the notification, with the id by which a flow sees a repeat", async () => {
    const flow = await receiver();
    const { subscribe, take } = gateway({
      ...whole,
      to: {
        id: { $get: "item.id" },
        team: { $get: "in.team" },
        topic: { $get: "notification.topic" },
      },
    });
    await subscribe("a", flow.at("a"));
    await take(["1"]);
    expect(flow.got).toEqual(["a 1"]);
    expect(flow.bodies).toEqual(['{"id":"1","team":"7","topic":"conversation.admin.closed"}']);
  });

  it("leaves out what the flow does not want", async () => {
    const flow = await receiver();
    const { subscribe, take, store } = gateway({
      ...whole,
      keep: { $equal: [{ $get: "item.id" }, "2"] },
    });
    await subscribe("a", flow.at("a"));
    await take(["1", "2", "3"]);
    expect(flow.got).toEqual(["a 2"]);
    expect(await store.counts()).toMatchObject({ waiting: 0, parked: 0 });
  });

  it("keeps the order about one subject, while other subjects pass", async () => {
    const flow = await receiver();
    const { subscribe, take, store } = gateway();
    await subscribe("a", flow.at("a"));
    // The first is answered only once something about another subject has come.
    let release = () => {};
    flow.answers((_path, id, response) => {
      if (id === "other") release();
      if (id === "1") release = () => void response.writeHead(202).end();
      else response.writeHead(202).end();
    });
    const ticket = { subject: "ticket 5" };
    await store.accept(["1", "2", "3"].map((id) => notification(id, ticket)));
    await take(["other"]);
    expect(flow.got).toEqual(["a 1", "a other", "a 2", "a 3"]);
  });

  it("tries again after growing pauses, and then goes on with what waited", async () => {
    const flow = await receiver(status(500));
    const { subscribe, take, later } = gateway();
    await subscribe("a", flow.at("a"));
    await take(["1", "2"], { subject: "ticket 5" });
    expect(flow.got).toEqual(["a 1"]);
    await later(4 * SECOND);
    expect(flow.got).toHaveLength(1);
    await later(SECOND);
    expect(flow.got).toEqual(["a 1", "a 1"]);
    await later(29 * SECOND);
    expect(flow.got).toHaveLength(2);
    flow.answers(status(202));
    await later(SECOND);
    expect(flow.got).toEqual(["a 1", "a 1", "a 1", "a 2"]);
  });

  it.each<[string, Take]>([
    ["500", status(500)],
    ["429", status(429)],
    ["a redirect, which is not followed", status(302)],
    ["a connection that breaks", (_path, _id, response) => void response.destroy()],
    ["a body that does not end", (_path, _id, response) => void response.writeHead(202).write("x")],
    ["silence", () => {}],
  ])("of an address that fails (%s) holds up no other and loses nothing", async (_, fails) => {
    const patience = new AbortController();
    let good = 0;
    const flow = await receiver((path, id, response) => {
      if (path === "bad") return fails(path, id, response);
      response.writeHead(202).end();
      // Nobody waits for the bad one any longer once all others have theirs.
      good += 1;
      if (good === 40) patience.abort();
    });
    const { subscribe, take, later, store } = gateway(whole, ({ pathname }) =>
      AbortSignal.any(pathname === "/bad" && good < 40 ? [patience.signal] : []),
    );
    await subscribe("bad", flow.at("bad"));
    await subscribe("good", flow.at("good"), { trigger: "Other" });
    const ids = Array.from({ length: 40 }, (_, index) => String(index));
    await take(ids);
    expect(flow.got.filter((one) => one.startsWith("good"))).toHaveLength(40);
    expect(await store.counts()).toMatchObject({ waiting: 40, failing: 1 });
    flow.answers(status(202));
    await later(HOUR);
    expect(await store.counts()).toMatchObject({ waiting: 0, failing: 0 });
    expect(new Set(flow.got.filter((one) => one.startsWith("bad"))).size).toBe(40);
  });

  it("waits as long as a 429 says, up to an hour", async () => {
    const flow = await receiver(
      (_path, _id, response) => void response.writeHead(429, { "retry-after": "120" }).end(),
    );
    const { subscribe, take, later } = gateway();
    await subscribe("a", flow.at("a"));
    await take(["1"]);
    await later(119 * SECOND);
    expect(flow.got).toHaveLength(1);
    await later(SECOND);
    expect(flow.got).toHaveLength(2);
  });

  it("parks and lists what an address did not take for three days", async () => {
    const flow = await receiver(status(503));
    const { subscribe, take, later, store } = gateway();
    await subscribe("a", flow.at("a"));
    await take(["1", "2"]);
    for (const pause of [HOUR, DAY, 3 * DAY]) await later(pause);
    expect(await store.parked(10)).toMatchObject([
      { notification: "2", reason: "status 503" },
      { notification: "1", reason: "status 503" },
    ]);
    expect(await store.counts()).toMatchObject({ waiting: 0, subscriptions: 1 });
  });

  it("of one thing that is refused lets everything else pass", async () => {
    const flow = await receiver(
      (_path, id, response) => void response.writeHead(id === "1" ? 413 : 202).end(),
    );
    const { subscribe, take, later, store } = gateway();
    await subscribe("a", flow.at("a"));
    await take(["1", "2", "3"]);
    expect(flow.got).toEqual(["a 1", "a 2", "a 3"]);
    for (const pause of [HOUR, DAY, 3 * DAY]) await later(pause);
    expect(await store.parked(10)).toMatchObject([{ notification: "1", reason: "status 413" }]);
  });

  it.each([
    [404, ""],
    [410, ""],
    [400, `{"error":{"code":"WorkflowTriggerIsNotEnabled","message":"… in state 'Deleted'."}}`],
  ])("ends the subscription of a flow that is gone (%i %s)", async (code, body) => {
    const flow = await receiver(status(code, body));
    const { subscribe, take, store } = gateway();
    await subscribe("a", flow.at("a"));
    await take(["1", "2"]);
    expect(await store.counts()).toMatchObject({ subscriptions: 0, waiting: 0, parked: 0 });
  });

  it("waits three days for a flow that is off, then ends its subscription", async () => {
    const off = `{"error":{"code":"WorkflowTriggerIsNotEnabled","message":"… in state 'Disabled'."}}`;
    const flow = await receiver(status(400, off));
    const { subscribe, take, later, store } = gateway();
    await subscribe("a", flow.at("a"));
    await take(["1"]);
    for (const pause of [HOUR, DAY, DAY]) await later(pause);
    expect(await store.failing(10)).toMatchObject([{ reason: "its flow is off" }]);
    await later(DAY);
    expect(await store.counts()).toMatchObject({ subscriptions: 0, waiting: 0 });
  });

  it("ends the subscription of an address whose signature no longer holds, after ten tries", async () => {
    const flow = await receiver(status(401));
    const { subscribe, take, later, store } = gateway();
    await subscribe("a", flow.at("a"));
    await take(["1"]);
    for (let tries = 1; tries < 10; tries++) {
      expect(await store.counts()).toMatchObject({ subscriptions: 1 });
      await later(HOUR);
    }
    expect(flow.got).toHaveLength(10);
    expect(await store.counts()).toMatchObject({ subscriptions: 0 });
  });

  it("parks what is for a trigger that this gateway no longer has", async () => {
    const { subscribe, take, store } = gateway();
    await subscribe("a", "http://127.0.0.1:1/a", { trigger: "Gone" });
    await take(["1"]);
    expect(await store.parked(10)).toMatchObject([{ trigger: "Gone" }]);
  });

  it("tries at once again where the other side closed a connection just as it was to be used again", async () => {
    let connections = 0;
    const server = createTcpServer((socket) => {
      connections += 1;
      let requests = 0;
      socket.on("error", () => {});
      socket.on("data", (bytes) => {
        if (!bytes.includes("\r\n\r\n")) return;
        requests += 1;
        if (requests > 1) socket.resetAndDestroy();
        else socket.write("HTTP/1.1 202 Accepted\r\ncontent-length: 0\r\n\r\n");
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    closing.push(() => new Promise((resolve) => server.close(() => resolve())));
    const address = server.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const { subscribe, take, store } = gateway();
    await subscribe("a", `http://127.0.0.1:${port}/a`);
    await take(["1"]);
    await take(["2"]);
    expect(connections).toBe(2);
    expect(await store.counts()).toMatchObject({ waiting: 0, failing: 0 });
  });
});
