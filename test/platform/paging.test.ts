import { describe, expect, test } from "vitest";
import { apiOf, connectionTo, type Pieces } from "./connector-of.ts";

const pieces = (pageable?: object): Pieces => ({
  operations: {
    "POST /users/{kind}": {
      operationId: "Search",
      ...(pageable ? { "x-ms-pageable": pageable } : {}),
      parameters: [
        { name: "kind", in: "path", type: "string", required: true },
        { name: "page", in: "query", type: "integer" },
        {
          name: "body",
          in: "body",
          schema: { type: "object", properties: { q: { type: "string" } } },
        },
      ],
    },
  },
  properties: {
    connectionParameters: { api_key: { type: "securestring" } },
    policyTemplateInstances: [
      {
        templateId: "setheader",
        parameters: {
          "x-ms-apimTemplateParameter.name": "X-Key",
          "x-ms-apimTemplateParameter.value": "@connectionParameters('api_key')",
        },
      },
    ],
  },
});

const PAGEABLE = { nextLinkName: "nextLink" };

/** Pages of two items each; the next link is as given. */
function pagesOf(
  count: number,
  linkTo: (page: number) => string,
  name = "nextLink",
  list = "value",
) {
  return apiOf((_, number) => ({
    body: JSON.stringify({
      [list]: [`${number}a`, `${number}b`],
      ...(number < count ? { [name]: linkTo(number + 1) } : {}),
    }),
  }));
}

const KEY = { api_key: "k" };
const ask = { kind: "a b", q: "x" };

describe("paging", () => {
  test.each<[string, (page: number) => string]>([
    ["on the gateway", (page) => `https://gateway.test/c/users/a%20b?$skip=${page}+%2f`],
    ["at the API", (page) => `https://api.example/v1/users/a%20b?$skip=${page}+%2f`],
    ["relative", (page) => `?$skip=${page}+%2f`],
  ])("a next link %s is called through sign-in and policies, byte for byte", async (_, link) => {
    const api = pagesOf(3, link);
    const got = await connectionTo(pieces(PAGEABLE), api, KEY).pages("Search", ask);
    expect(got).toMatchObject({ complete: true, items: ["1a", "1b", "2a", "2b", "3a", "3b"] });
    expect(got.pages.map((page) => page.findings)).toEqual([[], [], []]);
    expect(api.sent.map((request) => request.url)).toEqual([
      "https://api.example/v1/users/a%20b",
      "https://api.example/v1/users/a%20b?$skip=2+%2f",
      "https://api.example/v1/users/a%20b?$skip=3+%2f",
    ]);
    for (const { headers, body } of api.sent) {
      expect([headers["x-key"], body]).toEqual(["k", '{"q":"x"}']);
    }
  });

  test("OData's next link, and a list of another name", async () => {
    const api = pagesOf(
      2,
      (page) => `https://api.example/v1/users/a?page=${page}`,
      "@odata.nextLink",
      "rows",
    );
    const pageable = { nextLinkName: "@odata.nextLink", itemName: "rows" };
    expect(
      (await connectionTo(pieces(pageable), api, KEY).pages("Search", ask)).items,
    ).toHaveLength(4);
    const only = pagesOf(1, () => "", "nextLink", "rows");
    expect(
      (await connectionTo(pieces(PAGEABLE), only, KEY).pages("Search", ask)).items,
    ).toHaveLength(2);
  });

  test("max is a threshold: no further page is asked for, and no item is cut off", async () => {
    const api = pagesOf(9, (page) => `?page=${page}`);
    const got = await connectionTo(pieces(PAGEABLE), api, KEY).pages("Search", ask, { max: 3 });
    expect([got.items.length, got.complete, api.sent.length]).toEqual([4, false, 2]);
  });

  test("an error ends it, with what was read", async () => {
    const api = apiOf((_, number) =>
      number === 1 ? { body: '{"value":[1],"nextLink":"?page=2"}' } : { status: 500 },
    );
    const got = await connectionTo(pieces(PAGEABLE), api, KEY).pages("Search", ask);
    expect(got).toMatchObject({ items: [1], complete: false });
    expect(got.pages.map((page) => page.response.status)).toEqual([200, 500]);
  });

  test.each<[string, string, RegExp]>([
    ["a link that leads in a circle", '{"value":[],"nextLink":"?page=1"}', /leads back/],
    ["a link that is none", '{"value":[],"nextLink":"mailto:a@b"}', /no URL that can be called/],
    ["an answer without a list", '{"note":1}', /must be an object with a list "value"/],
  ])("%s is a finding", async (_, body, message) => {
    const got = await connectionTo(
      pieces(PAGEABLE),
      apiOf(() => ({ body })),
      KEY,
    ).pages("Search", ask);
    expect(got.pages.at(-1)?.findings.at(-1)?.message).toMatch(message);
  });

  test.each<[object | undefined, RegExp]>([
    [undefined, /Search is not paged: it declares no x-ms-pageable/],
    [
      { nextLinkName: "next" },
      /names "next"; the platform follows only nextLink and @odata.nextLink/,
    ],
  ])("x-ms-pageable %j cannot be followed", async (pageable, message) => {
    await expect(connectionTo(pieces(pageable)).pages("Search", ask)).rejects.toThrow(message);
  });
});
