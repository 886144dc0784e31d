import { describe, expect, test } from "vitest";
import { apiOf } from "../connector-of.ts";
import { callWithBody, type Policy } from "./policy-on-body.ts";

const NAME = "@odata.nextLink";
const GATEWAY = "https://gateway.test/c";

async function updated(parameters: object, body: unknown, before: Policy[] = []): Promise<unknown> {
  const policy: Policy = ["updatenextlink", { nextLinkPropertyName: NAME, ...parameters }];
  const api = apiOf(() => ({ body: body === undefined ? "" : JSON.stringify(body) }));
  const { answer, sent } = await callWithBody([...before, policy], { [NAME]: "/asked" }, api);
  expect(sent?.body).toBe(`{"${NAME}":"/asked"}`);
  return answer;
}

describe("updatenextlink", () => {
  test.each<[source: string, parameters: object, given: unknown, want: unknown]>([
    [
      "Azure AD: a link of the API leads to the gateway; below the base path (assumption)",
      {},
      { [NAME]: "https://api.example/v1/things/7?$skiptoken=a%2Bb", value: [1] },
      { [NAME]: `${GATEWAY}/things/7?$skiptoken=a%2Bb`, value: [1] },
    ],
    [
      "assumption: elsewhere on the host the whole path stays",
      {},
      { [NAME]: "https://api.example/v2/things" },
      { [NAME]: `${GATEWAY}/v2/things` },
    ],
    [
      "assumption: a relative link is one of the API's",
      {},
      { [NAME]: "/v1/things?page=2" },
      { [NAME]: `${GATEWAY}/things?page=2` },
    ],
    [
      "assumption: another host's link stays",
      {},
      { [NAME]: "https://cdn.example/x" },
      { [NAME]: "https://cdn.example/x" },
    ],
    [
      "S: a property below another",
      { nextLinkPropertyName: "next", nextLinkParentPropertyPath: "@body().paging" },
      { paging: { next: "https://api.example/v1/x" } },
      { paging: { next: `${GATEWAY}/x` } },
    ],
    [
      "assumption: the parent as a bare path",
      { nextLinkPropertyName: "next", nextLinkParentPropertyPath: "paging" },
      { paging: { next: "https://api.example/v1/x" } },
      { paging: { next: `${GATEWAY}/x` } },
    ],
    ["assumption: the last page has no link", {}, { value: [] }, { value: [] }],
    ["assumption: the last page has an empty link", {}, { [NAME]: null }, { [NAME]: null }],
    ["assumption: no answer, nothing to do", {}, undefined, undefined],
  ])("%s", async (_, parameters, given, want) => {
    expect(await updated(parameters, given)).toEqual(want);
  });

  test("the host is the one that dynamichosturl gave", async () => {
    const host: Policy = ["dynamichosturl", { urlTemplate: "https://h.x/odata" }];
    const given = { [NAME]: "https://h.x/odata/things?p=2" };
    expect(await updated({}, given, [host])).toEqual({ [NAME]: `${GATEWAY}/things?p=2` });
  });

  test.each([
    ["a link that is none", {}, { [NAME]: 5 }, /"@odata\.nextLink" is not a URL/],
    ["the request's section", { policySection: "Request" }, {}, /it runs in Response, not in/],
    ["a parent that is none", { nextLinkParentPropertyPath: "a[b" }, {}, /is not a path: "a\[b"/],
  ])("an error: %s", async (_, parameters, given, message) => {
    await expect(updated(parameters, given)).rejects.toThrow(message);
  });
});
