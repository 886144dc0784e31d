import { afterEach, describe, expect, it } from "vitest";
import type { HttpRequest } from "../../scripts/common/http.ts";
import {
  addressProblem,
  isPublicAddress,
  publicLookup,
  type Resolve,
} from "../../scripts/gateway/subscriptions/address.ts";
import {
  ADMIN_KEY,
  askOf,
  type Bench,
  FLOWS,
  gatewayBench,
  TOKEN,
  URL_OF_GATEWAY,
} from "./workbench.ts";

let bench: Bench;

const subscribing = (
  callback_url: string | undefined = `${FLOWS}/workflows/1`,
  { token = TOKEN, region = "us", trigger = "WhenTeammateRepliedAtOnce", more = {} } = {},
): HttpRequest => ({
  method: "POST",
  url: `${URL_OF_GATEWAY}/${region}/subscriptions/${trigger}`,
  headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
  body: JSON.stringify({ callback_url, ...more }),
});

const admin = (method: string, path: string, key = ADMIN_KEY): HttpRequest => ({
  ...{ method, url: `${URL_OF_GATEWAY}${path}`, headers: { authorization: `Bearer ${key}` } },
});

const metric = async (name: string) => {
  const { body } = await bench.ask(admin("GET", "/metrics"));
  return Number(new RegExp(`^intercom_gateway_${name} (\\d+)$`, "m").exec(body)?.[1]);
};

describe("an address to notify", () => {
  const rules = { otherHosts: ["my-app.azurewebsites.net"] };

  it.each([
    "https://prod-12.westeurope.logic.azure.com:443/workflows/1/triggers/manual/run?sig=x",
    "https://default1.a1.environment.api.powerplatform.com:443/powerautomate/automations/direct/workflows/1",
    "https://my-app.azurewebsites.net/api/1",
  ])("is taken where it is the platform's, or on the list: %s", (address) => {
    expect(addressProblem(address, rules)).toBeUndefined();
  });

  it.each([
    ["http://prod-12.westeurope.logic.azure.com/1", "not https"],
    ["https://prod-12.westeurope.logic.azure.com:8443/1", "port"],
    ["https://user:pass@prod-12.westeurope.logic.azure.com/1", "user name"],
    ["https://logic.azure.com/1", "host"],
    ["https://evil-logic.azure.com/1", "host"],
    ["https://prod.logic.azure.com.evil.example/1", "host"],
    ["https://other-app.azurewebsites.net/1", "host"],
    ["https://x.my-app.azurewebsites.net/1", "host"],
    ["https://127.0.0.1/1", "host"],
    ["https://[::1]/1", "host"],
    ["https://2130706433/1", "host"],
    ["https://localhost/1", "host"],
    ["https://169.254.169.254/metadata", "host"],
    ["https://[::ffff:a9fe:a9fe]/metadata", "host"],
    ["https://prod-12.westeurope.logic.azure.com./1", "host"],
    ["https://prod-12.logic.azure.com\u3002evil.example/1", "no URL"],
    ["https://prod-12.westeurope.logic.azure.com/\u0000", "no URL"],
    ["https://evil.example\\@prod-12.logic.azure.com/1", "host"],
    ["https://evil.example#@prod-12.logic.azure.com/1", "host"],
    ["file:///etc/passwd", "not https"],
    ["javascript:alert(1)", "not https"],
    ["/relative", "no URL"],
    [`${FLOWS}/${"x".repeat(3000)}`, "longer"],
  ])("is refused: %s", (address, why) => {
    expect(addressProblem(address, rules)).toContain(why);
  });

  it.each([
    "10.1.2.3",
    "172.31.0.1",
    "192.168.1.1",
    "127.0.0.1",
    "169.254.169.254",
    "168.63.129.16",
    "100.64.0.1",
    "0.0.0.0",
    "224.0.0.1",
    "::1",
    "::",
    "fe80::1",
    "fc00::1",
    "::ffff:10.0.0.1",
    "::ffff:a00:1",
    "2002:a00:1::",
    "64:ff9b::a00:1",
    "2001:db8::1",
  ])("%s is inside", (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each(["20.50.1.1", "8.8.8.8", "2603:1030::1", "::ffff:20.50.1.1"])(
    "%s is outside",
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  it("is not connected to where any of the addresses of its name is inside", async () => {
    const resolve: Resolve = (_host, done) =>
      done(null, [
        { address: "20.50.1.1", family: 4 },
        { address: "10.0.0.5", family: 4 },
      ]);
    const failure = await new Promise((done) =>
      publicLookup(resolve)("flow.example", { all: true }, (error) => done(error)),
    );
    expect(failure).toMatchObject({ message: "its host leads to an address that is not public" });
  });
});

describe("subscribing", () => {
  afterEach(() => bench.close());

  it("answers 201 with where to end it: an address that cannot be guessed", async () => {
    bench = gatewayBench();
    const answers = [await bench.ask(subscribing()), await bench.ask(subscribing(`${FLOWS}/2`))];
    const [first, second] = answers.map(({ headers }) => headers.location ?? "");
    expect(answers[0]).toMatchObject({ status: 201 });
    expect(first).toMatch(/^https:\/\/gateway\.example\.com\/us\/subscriptions\/[\w-]{32}$/);
    expect(first).not.toBe(second);
    const end = { method: "DELETE", url: first ?? "", headers: {} };
    expect(await bench.ask(end)).toMatchObject({ status: 200 });
    expect(await bench.ask(end)).toMatchObject({ status: 404 });
    expect(await metric("subscriptions")).toBe(1);
  });

  it.each<[string, HttpRequest, number]>([
    ["without a token", { ...subscribing(), headers: {} }, 401],
    ["with a token that Intercom does not know", subscribing(undefined, { token: "guess" }), 401],
    ["in another region", subscribing(undefined, { region: "eu" }), 401],
    ["for a trigger that there is not", subscribing(undefined, { trigger: "WhenAnything" }), 404],
    ["without an address", { ...subscribing(), body: "{}" }, 400],
    ["with something else for a body", { ...subscribing(), body: "[" }, 400],
    ["with an address inside", subscribing("https://10.0.0.1/x"), 400],
    ["with an input of the wrong type", subscribing(undefined, { more: { team: "many" } }), 400],
  ])("is refused %s: logged, and nothing stored", async (_, request, status) => {
    bench = gatewayBench();
    expect(await bench.ask(request)).toMatchObject({ status });
    expect(await metric("subscriptions")).toBe(0);
    expect(bench.lines).toHaveLength(1);
    expect(bench.lines.join()).not.toMatch(/mock-token|guess|10\.0\.0\.1|workflows/);
  });

  it("is refused where the name of the host leads inside", async () => {
    bench = gatewayBench({
      rules: { otherHosts: ["my-app.azurewebsites.net"] },
      resolve: (_host, done) => done(null, [{ address: "192.168.0.7", family: 4 }]),
    });
    expect(await bench.ask(subscribing("https://my-app.azurewebsites.net/1"))).toMatchObject({
      status: 400,
      body: expect.stringContaining("not public"),
    });
  });

  it("is refused to workspaces that are not on the list", async () => {
    bench = gatewayBench({
      settings: {
        ...{ url: URL_OF_GATEWAY, mostSubscriptions: 50, links: "relative", otherHosts: [] },
        workspaces: { other: { region: "us", secrets: ["x"] } },
      },
    });
    expect(await bench.ask(subscribing())).toMatchObject({ status: 403 });
    const me = { ...subscribing(), method: "GET", url: `${URL_OF_GATEWAY}/us/me`, body: "" };
    expect(await bench.ask(me)).toMatchObject({ status: 403 });
  });

  it("in a flood is refused after so many a minute, and after so many in all", async () => {
    bench = gatewayBench();
    const statuses: number[] = [];
    for (let flow = 0; flow < 62; flow++) {
      statuses.push((await bench.ask(subscribing(`${FLOWS}/${flow}`))).status);
    }
    expect(statuses.filter((status) => status === 201)).toHaveLength(50);
    expect(statuses.slice(50, 60)).toEqual(Array(10).fill(403));
    expect(statuses.slice(60)).toEqual([429, 429]);
    expect(await metric("subscriptions")).toBe(50);
  });

  it("asks Intercom about no more tokens of somebody whose tokens it refuses", async () => {
    bench = gatewayBench();
    const ask = askOf(bench.gateway, "198.51.100.9");
    for (let guess = 0; guess < 30; guess++)
      await ask(subscribing(undefined, { token: `g${guess}` }));
    const asked = bench.mock.journal.length;
    expect(await ask(subscribing(undefined, { token: "g" }))).toMatchObject({ status: 429 });
    expect(bench.mock.journal).toHaveLength(asked);
    expect(await bench.ask(subscribing())).toMatchObject({ status: 201 });
  });

  it("goes on for those who are known, whatever somebody who shares their address guesses", async () => {
    bench = gatewayBench();
    expect(await bench.ask(subscribing())).toMatchObject({ status: 201 });
    for (let minute = 0; minute < 11; minute++) {
      await bench.advance(60_000);
      for (let guess = 0; guess < 31; guess++)
        await bench.ask(subscribing(undefined, { token: `g${minute}.${guess}` }));
    }
    expect(await bench.ask(subscribing(`${FLOWS}/2`))).toMatchObject({ status: 201 });
  });
});

describe("what operators get", () => {
  afterEach(() => bench.close());

  it.each(["/metrics", "/parked", "/failing"])("%s needs the key", async (path) => {
    bench = gatewayBench();
    expect(await bench.ask(admin("GET", path))).toMatchObject({ status: 200 });
    expect(await bench.ask(admin("GET", path, "guess"))).toMatchObject({ status: 404 });
    expect(
      await bench.ask({ method: "GET", url: URL_OF_GATEWAY + path, headers: {} }),
    ).toMatchObject({
      status: 404,
    });
  });

  it("says whether the store answers to anybody", async () => {
    bench = gatewayBench();
    const health = { method: "GET", url: `${URL_OF_GATEWAY}/health`, headers: {} };
    expect(await bench.ask(health)).toMatchObject({ status: 200 });
  });
});
