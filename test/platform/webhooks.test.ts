import { describe, expect, test } from "vitest";
import { defined } from "../../scripts/common/defined.ts";
import { fetchSend } from "../../scripts/common/fetch-send.ts";
import { inProcessReceiver, loopbackReceiver } from "../../scripts/platform/triggers/receiver.ts";
import { type Api, apiOf, connectionTo, type Pieces } from "./connector-of.ts";
import { policyOf } from "./policies/policy-on-body.ts";

const hook = {
  "x-ms-notification-content": {
    schema: {
      type: "object",
      required: ["id"],
      properties: { id: { type: "string" }, note: { type: "string" } },
    },
  },
  post: {
    operationId: "WhenSomethingHappens",
    "x-ms-trigger": "single",
    parameters: [
      {
        name: "body",
        in: "body",
        required: true,
        schema: {
          type: "object",
          required: ["target"],
          properties: {
            event: { type: "string" },
            target: {
              type: "object",
              required: ["url"],
              properties: {
                url: {
                  type: "string",
                  "x-ms-notification-url": true,
                  "x-ms-visibility": "internal",
                },
              },
            },
          },
        },
      },
    ],
    responses: { 201: { description: "Subscribed." } },
  },
};

const pieces: Pieces = {
  definition: {
    paths: {
      "/hooks": hook,
      "/hooks/{id}": {
        delete: {
          operationId: "Unsubscribe",
          parameters: [
            { name: "id", in: "path", type: "string", required: true },
            { name: "X-Reason", in: "header", type: "string", required: true },
          ],
          responses: { 204: { description: "Gone." } },
        },
      },
      "/plain": { get: { operationId: "Plain", responses: {} } },
    },
  },
  properties: { connectionParameters: { api_key: { type: "securestring" } } },
};

/** An API that takes subscriptions and tells where to end them. */
function hookApi(location?: string): Api {
  return apiOf((request) =>
    request.method === "DELETE" ? { status: 204 } : { status: 201, headers: defined({ location }) },
  );
}

function subscribe(location?: string) {
  const api = hookApi(location);
  const receiver = inProcessReceiver();
  const connection = connectionTo(pieces, api, { api_key: "s3cret" }, undefined, { receiver });
  const notify = (url: string, body: string) =>
    receiver.send({ method: "POST", url, headers: { authorization: "Bearer x" }, body });
  return {
    api,
    receiver,
    notify,
    trigger: connection.webhook("WhenSomethingHappens", { event: "e" }),
  };
}

describe("webhook triggers", () => {
  test("subscribing fills in the callback URL; a notification starts one run", async () => {
    const { api, notify, trigger } = subscribe("https://api.example/v1/hooks/7");
    const { callbackUrl, subscription, next, received } = await trigger;
    expect(subscription).toMatchObject({ response: { status: 201 }, findings: [] });
    expect(JSON.parse(api.sent[0]?.body ?? "")).toEqual({
      event: "e",
      target: { url: callbackUrl },
    });
    const waiting = next();
    expect((await notify(callbackUrl, '{"id":"1"}')).status).toBe(202);
    expect(await waiting).toMatchObject({ items: [{ id: "1" }], body: { id: "1" }, findings: [] });
    expect(received).toHaveLength(1);
  });

  test.each<[string, string, string]>([
    ["another shape", '{"note":1}', "required"],
    ["text that is no JSON", "id=1", "json"],
  ])("%s is a finding", async (_, body, rule) => {
    const { notify, trigger } = subscribe();
    const { callbackUrl, next } = await trigger;
    await notify(callbackUrl, body);
    expect((await next()).findings[0]).toMatchObject({ rule });
  });

  test("what is recorded of a notification holds no secret", async () => {
    const { notify, trigger } = subscribe();
    const { callbackUrl, next } = await trigger;
    await notify(callbackUrl, '{"id":"s3cret"}');
    expect((await next()).request).toMatchObject({
      headers: { authorization: "Bearer ***" },
      body: '{"id":"***"}',
    });
  });

  test("waiting for a notification ends", async () => {
    const { next } = await subscribe().trigger;
    await expect(next(5)).rejects.toThrow(/No notification came within 5 ms/);
  });

  test.each([
    "https://api.example/v1/hooks/7%2F8?why=off",
    "https://gateway.test/c/hooks/7%2F8?why=off",
    "/v1/hooks/7%2F8?why=off",
  ])(
    "unsubscribing calls DELETE on the Location (%s) and closes the callback",
    async (location) => {
      const { api, notify, trigger } = subscribe(location);
      const { callbackUrl, unsubscribe } = await trigger;
      expect((await unsubscribe()).response.status).toBe(204);
      expect(api.sent[1]).toEqual({
        method: "DELETE",
        url: "https://api.example/v1/hooks/7%2F8?why=off",
        headers: {},
      });
      expect((await notify(callbackUrl, "{}")).status).toBe(404);
    },
  );

  test("without a Location the operation is named", async () => {
    const { api, trigger } = subscribe();
    const { unsubscribe } = await trigger;
    await expect(unsubscribe()).rejects.toThrow(/no Location header.*cannot unsubscribe/);
    await unsubscribe({ operationId: "Unsubscribe", parameters: { id: "9", "X-Reason": "off" } });
    expect(api.sent.at(-1)?.url).toBe("https://api.example/v1/hooks/9");
  });

  test("a Location that no operation takes is an error that lists those there are", async () => {
    const { unsubscribe } = await subscribe("https://api.example/v1/other/7").trigger;
    await expect(unsubscribe()).rejects.toThrow(
      /fits no DELETE operation.*It has: \/hooks\/\{id\}/,
    );
  });

  test.each(["https://elsewhere.example/v1/hooks/7", "//elsewhere.example/v1/hooks/7"])(
    "a Location on another host (%s) is not called: nothing of a connection goes where an answer says",
    async (location) => {
      const { api, trigger } = subscribe(location);
      const { unsubscribe } = await trigger;
      await expect(unsubscribe()).rejects.toThrow(
        `Location ${location} leads to another host than the API's`,
      );
      expect(api.sent).toHaveLength(1);
    },
  );

  test("a Location on the host that a policy chose is the API's own", async () => {
    const api = hookApi("https://eu.api.example/v2/hooks/7");
    const receiver = inProcessReceiver();
    const host = "https://eu.api.example/v2";
    const policy = policyOf(["dynamichosturl", { urlTemplate: host }], 0);
    const properties = { ...pieces.properties, policyTemplateInstances: [policy] };
    const chosen = connectionTo({ ...pieces, properties }, api, {}, undefined, { receiver });
    const { unsubscribe } = await chosen.webhook("WhenSomethingHappens", { event: "e" });
    await unsubscribe();
    expect(api.sent.at(-1)?.url).toBe(`${host}/hooks/7`);
  });

  test("where subscribing fails there is nothing to end", async () => {
    const receiver = inProcessReceiver();
    const api = apiOf(() => ({ status: 403 }));
    const connection = connectionTo(pieces, api, {}, undefined, { receiver });
    const { subscription, callbackUrl, unsubscribe } =
      await connection.webhook("WhenSomethingHappens");
    expect(subscription.response.status).toBe(403);
    await expect(unsubscribe()).rejects.toThrow(/is not subscribed/);
    const late = await receiver.send({ method: "POST", url: callbackUrl, headers: {} });
    expect(late.status).toBe(404);
  });

  test("over a real socket", async () => {
    const receiver = await loopbackReceiver();
    const connection = connectionTo(pieces, hookApi(), {}, undefined, { receiver });
    const { callbackUrl, next } = await connection.webhook("WhenSomethingHappens");
    const send = fetchSend();
    const body = '{"id":"é"}';
    expect((await send({ method: "POST", url: callbackUrl, headers: {}, body })).status).toBe(202);
    expect(await next()).toMatchObject({ body: { id: "é" }, findings: [] });
    expect((await send({ method: "POST", url: `${callbackUrl}x`, headers: {}, body })).status).toBe(
      404,
    );
    await receiver.close();
  });

  test("a file arrives as flows hold files, also over a socket; it is no declared object", async () => {
    const receiver = await loopbackReceiver();
    const connection = connectionTo(pieces, hookApi(), {}, undefined, { receiver });
    const { callbackUrl, next } = await connection.webhook("WhenSomethingHappens");
    const headers = { "content-type": "image/png" };
    const bytes = new Uint8Array([0xff, 0]);
    await fetchSend()({ method: "POST", url: callbackUrl, headers, body: "", bytes });
    const { body, request, findings } = await next();
    expect(body).toEqual({ "$content-type": "image/png", $content: "/wA=" });
    expect(request).toMatchObject({ body: "", file: { type: "image/png", size: 2 } });
    expect(findings).toMatchObject([{ rule: "file" }]);
    await receiver.close();
  });

  test.each<[string, RegExp]>([
    ["Plain", /Plain is not a webhook trigger: no property of its body/],
    ["WhenSomethingHappens", /connect with a receiver/],
  ])("%s cannot be subscribed", async (operationId, message) => {
    const more = operationId === "Plain" ? { receiver: inProcessReceiver() } : {};
    const connection = connectionTo(pieces, apiOf(), {}, undefined, more);
    await expect(connection.webhook(operationId)).rejects.toThrow(message);
  });
});
