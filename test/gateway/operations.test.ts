import { afterEach, expect, it } from "vitest";
import type { HttpRequest } from "../../scripts/common/http.ts";
import { type Bench, gatewayBench, TOKEN, URL_OF_GATEWAY } from "./workbench.ts";

let bench: Bench;
afterEach(() => bench.close());

const get = (path: string, authorization = `Bearer ${TOKEN}`): HttpRequest => ({
  ...{ method: "GET", url: `${URL_OF_GATEWAY}${path}`, headers: { authorization } },
});

it("an operation is answered with its plan run, with Bearer before the token or without", async () => {
  bench = gatewayBench();
  for (const given of [`Bearer ${TOKEN}`, TOKEN]) {
    const answer = await bench.ask(get("/us/tags", given));
    expect(answer).toMatchObject({ status: 200 });
    expect(JSON.parse(answer.body)).toHaveProperty("data");
  }
});

it("a polling trigger answers where to poll next without saying on which host", async () => {
  bench = gatewayBench();
  const first = await bench.ask(get("/us/triggers/when-conversation-closed?team=5"));
  expect(first).toMatchObject({ status: 202 });
  expect(first.headers.location).toMatch(/^\?team=5&triggerState=/);
  const second = await bench.ask(
    get(`/us/triggers/when-conversation-closed${first.headers.location}`),
  );
  expect(second).toMatchObject({ status: 202 });
});

it("where it is set so, links begin with the gateway's URL", async () => {
  bench = gatewayBench({
    settings: {
      ...{ url: URL_OF_GATEWAY, mostSubscriptions: 50, links: "absolute", otherHosts: [] },
      workspaces: { d5b94d53: { region: "us", secrets: ["x"] } },
    },
  });
  const { headers } = await bench.ask(get("/us/triggers/when-conversation-closed"));
  expect(headers.location).toMatch(
    /^https:\/\/gateway\.example\.com\/us\/triggers\/when-conversation-closed\?triggerState=/,
  );
});

it.each([
  ["a path that no connector has", "/us/nothing", 404],
  ["no region", "/tags", 404],
  ["another region than the workspace's", "/eu/tags", 401],
  ["what climbs out of the region", "/us/../health", 404],
])("%s is refused", async (_, path, status) => {
  bench = gatewayBench();
  const answer = await bench.gateway.handle({
    ...{ method: "GET", url: path, headers: { authorization: `Bearer ${TOKEN}` } },
    ...{ body: new Uint8Array(), from: "192.0.2.1" },
  });
  expect(answer).toMatchObject({ status });
});

it("Intercom's failures are told as the connector tells them", async () => {
  bench = gatewayBench();
  const answer = await bench.ask(get("/us/companies/none"));
  expect(answer).toMatchObject({ status: 404 });
  expect(JSON.parse(answer.body)).toMatchObject({ error: { message: expect.any(String) } });
});

it("nothing of a caller's headers but what the call is about goes to Intercom", async () => {
  const seen: HttpRequest[] = [];
  bench = gatewayBench({
    send: async (request) => {
      seen.push(request);
      return bench.mock.send(request);
    },
  });
  const { headers, ...request } = get("/us/tags");
  await bench.ask({
    ...request,
    headers: { ...headers, cookie: "c=1", "x-forwarded-for": "10.0.0.1" },
  });
  expect(seen.map(({ url }) => url)).toEqual([
    "https://api.intercom.io/me",
    "https://api.intercom.io/tags",
  ]);
  for (const { headers } of seen) {
    expect(Object.keys(headers).sort()).toEqual(["accept", "authorization", "intercom-version"]);
  }
});
