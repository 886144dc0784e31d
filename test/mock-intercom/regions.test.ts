import { request } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { defined } from "../../scripts/common/defined.ts";
import { createMock, type MockOptions, type Region } from "../../scripts/mock-intercom/mock.ts";
import { object } from "./client.ts";

/** Asks a port as if it stood for a host: `fetch` does not let the Host header be chosen. */
function me(url: string, token: string, host?: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}`, ...defined({ host }) };
    const sent = request(`${url}/me`, { headers }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (data: string) => {
        text += data;
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, text }));
    });
    sent.on("error", reject);
    sent.end();
  });
}

async function inEachRegion() {
  const neighbours: MockOptions["neighbours"] = new Map();
  const serve = async (region: Region) => {
    const mock = createMock({ region, neighbours, token: region });
    onTestFinished(() => mock.close());
    return (await mock.listen(0)).url;
  };
  return { US: await serve("US"), EU: await serve("EU"), AU: await serve("AU") };
}

const NAMES = { US: "US", EU: "Europe", AU: "Australia" };
const HOSTS = { US: "api.intercom.io", EU: "api.eu.intercom.io:443", AU: "api.au.intercom.io" };
const REGIONS = ["US", "EU", "AU"] as const;

test("one process plays all three regions, told apart by port", async () => {
  const urls = await inEachRegion();
  for (const region of REGIONS) {
    const { text } = await me(urls[region], region);
    expect(object(object(JSON.parse(text)).app).region).toBe(NAMES[region]);
    const elsewhere = region === "US" ? "EU" : "US";
    expect((await me(urls[region], elsewhere)).status).toBe(401);
  }
});

test("one port plays all three regions, told apart by the Host header", async () => {
  const urls = await inEachRegion();
  for (const region of REGIONS) {
    for (const url of Object.values(urls)) {
      const { text } = await me(url, region, HOSTS[region]);
      expect(object(object(JSON.parse(text)).app).region).toBe(NAMES[region]);
    }
    const elsewhere = region === "US" ? "EU" : "US";
    expect((await me(urls.US, region, HOSTS[elsewhere])).status).toBe(401);
  }
});
