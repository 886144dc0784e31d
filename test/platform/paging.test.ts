import { describe, expect, test } from "vitest";
import { apiOf, connectionTo, type Pieces } from "./connector-of.ts";
import { policyOf } from "./policies/policy-on-body.ts";

const KIND = { name: "kind", in: "path", type: "string", required: true };
const PAGEABLE = { nextLinkName: "nextLink" };

/** A list with a filter in the query and a header; a search by POST at the same path. */
const pieces = (pageable: object = PAGEABLE, more: Pieces = {}): Pieces => ({
  operations: {
    "GET /users/{kind}": {
      operationId: "List",
      "x-ms-pageable": pageable,
      parameters: [
        KIND,
        { name: "q", in: "query", type: "string", required: true },
        { name: "page", in: "query", type: "integer", default: 1 },
        { name: "X-View", in: "header", type: "string", required: true },
      ],
    },
    "POST /users/{kind}": {
      operationId: "Search",
      "x-ms-pageable": PAGEABLE,
      parameters: [
        KIND,
        { name: "X-Kind", in: "header", type: "string" },
        {
          name: "body",
          in: "body",
          schema: { type: "object", properties: { q: { type: "string" } } },
        },
      ],
    },
    "POST /groups": { operationId: "SearchGroups", "x-ms-pageable": PAGEABLE },
    ...more.operations,
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
    ...more.properties,
  },
  ...(more.script === undefined ? {} : { script: more.script }),
});

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

const KEY = { api_key: "key-1" };
const ask = { kind: "a b", q: "x", "X-View": "short" };
const SIX = ["1a", "1b", "2a", "2b", "3a", "3b"];

describe("paging", () => {
  test.each<[string, (page: number) => string]>([
    ["on the gateway", (page) => `https://gateway.test/c/users/a%20b?$skip=${page}+%2f`],
    [
      "on the gateway in other case",
      (page) => `HTTPS://Gateway.Test/c/users/a%20b?$skip=${page}+%2f#x?y`,
    ],
    ["relative (assumption)", (page) => `?$skip=${page}+%2f`],
  ])("a next link %s is called through sign-in and policies, byte for byte", async (_, link) => {
    const api = pagesOf(3, link);
    const got = await connectionTo(pieces(), api, KEY).pages("List", ask);
    expect(got).toMatchObject({ complete: true, items: SIX });
    expect(got.pages.map((page) => page.findings)).toEqual([[], [], []]);
    expect(api.sent.map((request) => request.url)).toEqual([
      "https://api.example/v1/users/a%20b?q=x&page=1",
      "https://api.example/v1/users/a%20b?$skip=2+%2f",
      "https://api.example/v1/users/a%20b?$skip=3+%2f",
    ]);
    for (const { method, headers } of api.sent) {
      expect([method, headers]).toEqual(["GET", { "x-key": "key-1", "x-view": "short" }]);
    }
  });

  test.each([
    ["of the API", "https://api.example/v1/users/a%20b?page=2"],
    ["of another host", "https://elsewhere.example/c/users/a%20b?page=2"],
    ["of another connection", "https://gateway.test/d/users/a%20b?page=2"],
    ["that climbs out", "https://gateway.test/c/%2e%2e/d/users/a%20b?page=2"],
    ["of another port", "https://gateway.test:8443/c/users/a%20b?page=2"],
    ["without a scheme", "//elsewhere.example/c/users/a%20b?page=2"],
  ])("a next link %s is not called, and the run says so without its query", async (_, link) => {
    const api = pagesOf(3, () => link);
    const got = await connectionTo(pieces(), api, KEY).pages("List", ask);
    expect(got).toMatchObject({ complete: false, items: ["1a", "1b"] });
    expect(api.sent).toHaveLength(1);
    const [finding, ...others] = got.pages[0]?.findings ?? [];
    expect([finding?.rule, others]).toEqual(["next-link", []]);
    expect(finding?.message).toMatch(
      /^nextLink leads to https:\S+, not to this connector: flows ask/,
    );
    expect(finding?.message).not.toContain("page=2");
  });

  test("the policy template updatenextlink leads the API's links through the connection", async () => {
    const updatenextlink = {
      templateId: "updatenextlink",
      parameters: { "x-ms-apimTemplateParameter.nextLinkPropertyName": "nextLink" },
    };
    const api = pagesOf(3, (page) => `https://api.example/v1/users/a%20b?page=${page}`);
    const properties = { policyTemplateInstances: [updatenextlink] };
    const got = await connectionTo(pieces(PAGEABLE, { properties }), api).pages("List", ask);
    expect(got).toMatchObject({ complete: true, items: SIX });
    expect(api.sent[2]?.url).toBe("https://api.example/v1/users/a%20b?page=3");
  });

  test("the script gets each link as the URL that the caller asked, and can make the next from it", async () => {
    const asked: string[] = [];
    const connection = connectionTo(
      pieces(PAGEABLE, { script: "x" }),
      apiOf(),
      KEY,
      async ({ originalRequestUri, request }) => {
        asked.push(`${request.method} ${originalRequestUri}`);
        const url = new URL(originalRequestUri);
        url.searchParams.set("skipToken", String(asked.length));
        const body = { value: [asked.length], ...(asked.length < 3 ? { nextLink: url.href } : {}) };
        return { status: 200, headers: {}, body: JSON.stringify(body) };
      },
    );
    const got = await connection.pages("List", ask);
    expect(got).toMatchObject({ complete: true, items: [1, 2, 3] });
    expect(asked).toEqual([
      "GET https://gateway.test/c/users/a%20b?q=x&page=1",
      "GET https://gateway.test/c/users/a%20b?q=x&page=1&skipToken=1",
      "GET https://gateway.test/c/users/a%20b?q=x&page=1&skipToken=2",
    ]);
  });

  test("the next page of a POST is asked by GET, without its body, from the operation that is there", async () => {
    const api = pagesOf(2, (page) => `https://gateway.test/c/users/a%20b?page=${page}`);
    const given = { kind: "a b", q: "x", "X-Kind": "k" };
    const got = await connectionTo(pieces(), api, KEY).pages("Search", given);
    expect(got).toMatchObject({ complete: true, items: SIX.slice(0, 4) });
    expect(got.pages.map(({ trace }) => trace.operationId)).toEqual(["Search", "List"]);
    expect(api.sent[1]).toEqual({
      method: "GET",
      url: "https://api.example/v1/users/a%20b?page=2",
      headers: { "x-key": "key-1", "x-kind": "k" },
    });
  });

  test("a link from a POST to its own URL leads to another page: that is asked by GET", async () => {
    const api = pagesOf(2, () => "https://gateway.test/c/users/a");
    const got = await connectionTo(pieces(), api, KEY).pages("Search", { kind: "a" });
    expect(got).toMatchObject({ complete: true, items: SIX.slice(0, 4) });
  });

  test("a link to its own path stays with the operation, also where another one's template fits", async () => {
    const operations = { "GET /users/all": { operationId: "ListAll", "x-ms-pageable": PAGEABLE } };
    const api = pagesOf(2, () => "?page=2");
    const connection = connectionTo(pieces(PAGEABLE, { operations }), api, KEY);
    const { pages } = await connection.pages("ListAll");
    expect(pages.map(({ trace }) => trace.operationId)).toEqual(["ListAll", "ListAll"]);
  });

  test.each([
    ["SearchGroups", "https://gateway.test/c/groups?page=2"],
    ["List", "https://gateway.test/c/nowhere?page=2"],
  ])("%s: a link that fits no GET operation ends it with a finding", async (operationId, link) => {
    const api = pagesOf(3, () => link);
    const given = operationId === "List" ? ask : {};
    const got = await connectionTo(pieces(), api, KEY).pages(operationId, given);
    expect([got.complete, got.items, api.sent.length]).toEqual([false, ["1a", "1b"], 1]);
    expect(got.pages[0]?.findings.at(-1)?.message).toMatch(/fits no GET operation/);
  });

  test("OData's next link, and a list of another name", async () => {
    const api = pagesOf(2, (page) => `?page=${page}`, "@odata.nextLink", "rows");
    const pageable = { nextLinkName: "@odata.nextLink", itemName: "rows" };
    expect((await connectionTo(pieces(pageable), api, KEY).pages("List", ask)).items).toHaveLength(
      4,
    );
    const only = pagesOf(1, () => "", "nextLink", "rows");
    expect((await connectionTo(pieces(), only, KEY).pages("List", ask)).items).toHaveLength(2);
  });

  test.each<[string, object, (link: string) => object]>([
    ["next", { nextLinkName: "next" }, (next) => ({ value: [1], next })],
    ["a.b", { nextLinkName: "a.b" }, (link) => ({ value: [1], "a.b": link })],
    [
      "paging.next",
      { nextLinkName: "paging.next", itemName: "data.rows" },
      (next) => ({ data: { rows: [1] }, paging: { next } }),
    ],
  ])(
    "a next link in the property %s is followed, made by updatenextlink too",
    async (name, pageable, body) => {
      const [last = "", ...parents] = name.split(".").reverse();
      const policy = policyOf(
        [
          "updatenextlink",
          name === "a.b"
            ? { nextLinkPropertyName: name }
            : {
                nextLinkPropertyName: last,
                nextLinkParentPropertyPath: parents.reverse().join("."),
              },
        ],
        0,
      );
      const api = apiOf((_, number) => ({
        body: JSON.stringify(
          body(number < 3 ? `https://api.example/v1/users/x?page=${number + 1}` : ""),
        ),
      }));
      const properties = { policyTemplateInstances: [policy] };
      const got = await connectionTo(pieces(pageable, { properties }), api).pages("List", ask);
      expect(got).toMatchObject({ complete: true, items: [1, 1, 1] });
      expect(api.sent.at(-1)?.url).toBe("https://api.example/v1/users/x?page=3");
    },
  );

  test("max is a threshold: no further page is asked for, and no item is cut off", async () => {
    const api = pagesOf(9, (page) => `?page=${page}`);
    const got = await connectionTo(pieces(), api, KEY).pages("List", ask, { max: 3 });
    expect([got.items.length, got.complete, api.sent.length]).toEqual([4, false, 2]);
  });

  test("pages without items end at maxPages", async () => {
    const api = apiOf((_, number) => ({ body: `{"value":[],"nextLink":"?page=${number + 1}"}` }));
    const got = await connectionTo(pieces(), api, KEY).pages("List", ask, { maxPages: 3 });
    expect([got.items, got.complete, api.sent.length]).toEqual([[], false, 3]);
  });

  test("an error ends it, with what was read", async () => {
    const api = apiOf((_, number) =>
      number === 1 ? { body: '{"value":[1],"nextLink":"?page=2"}' } : { status: 500 },
    );
    const got = await connectionTo(pieces(), api, KEY).pages("List", ask);
    expect(got).toMatchObject({ items: [1], complete: false });
    expect(got.pages.map((page) => page.response.status)).toEqual([200, 500]);
  });

  test.each([
    [408, 3],
    [429, 3],
    [503, 3],
    [400, 2],
  ])(
    "a page that fails with %i is asked for again as flows do, if told to",
    async (status, calls) => {
      const api = apiOf((_, number) =>
        number === 2
          ? { status }
          : { body: number === 1 ? '{"value":[1],"nextLink":"?page=2"}' : '{"value":[2]}' },
      );
      const got = await connectionTo(pieces(), api, KEY).pages("List", ask, { retries: 1 });
      expect([got.complete, api.sent.length]).toEqual([calls === 3, calls]);
    },
  );

  test("a page is asked for again only so often", async () => {
    const api = apiOf(() => ({ status: 500 }));
    const got = await connectionTo(pieces(), api, KEY).pages("List", ask, { retries: 4 });
    expect([got.complete, got.pages.length, api.sent.length]).toEqual([false, 1, 5]);
  });

  test.each<[string, string, number, RegExp]>([
    ["a link that leads back", '{"value":[],"nextLink":"?page=2"}', 2, /leads back/],
    [
      "a link to the first page",
      '{"value":[],"nextLink":"https://gateway.test/c/users/a%20b?q=x&page=1"}',
      1,
      /leads back/,
    ],
    ["a link that is none", '{"value":[],"nextLink":"mailto:a@b"}', 1, /no URL that can be called/],
    ["an answer without a list", '{"note":1}', 1, /must be an object with a list "value"/],
  ])("%s is a finding", async (_, body, calls, message) => {
    const api = apiOf(() => ({ body }));
    const got = await connectionTo(pieces(), api, KEY).pages("List", ask);
    expect(got.pages.at(-1)?.findings.at(-1)?.message).toMatch(message);
    expect(api.sent).toHaveLength(calls);
  });

  test("a finding about a link holds no secret", async () => {
    const api = pagesOf(2, () => "https://api.example/s3cret/x");
    const got = await connectionTo(pieces(), api, { api_key: "s3cret" }).pages("List", ask);
    expect(JSON.stringify(got.pages[0]?.findings)).toContain("https://api.example/***/x");
  });

  test.each<[object, RegExp]>([
    [{}, /List is not paged: it declares no x-ms-pageable/],
    [{ nextLinkName: "" }, /List is not paged: it declares no x-ms-pageable.nextLinkName/],
  ])("x-ms-pageable %j cannot be followed", async (pageable, message) => {
    await expect(connectionTo(pieces(pageable)).pages("List", ask)).rejects.toThrow(message);
  });
});
