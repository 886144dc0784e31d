import { describe, expect, test } from "vitest";
import { apiOf, connectionTo } from "./connector-of.ts";

const values = {
  operationId: "ListCompanies",
  "value-collection": "data/items",
  "value-path": "id",
  "value-title": "name",
};
const list = {
  operationId: "ListCompanies",
  itemsPath: "data/items",
  itemValuePath: "id",
  itemTitlePath: "name",
};

function connectionWith(dynamic: object, api = companies()) {
  const property = { type: "string", ...dynamic };
  return connectionTo(
    {
      operations: {
        "GET /companies": {
          operationId: "ListCompanies",
          parameters: [{ name: "region", in: "query", type: "string" }],
        },
        "GET /x": {
          operationId: "Get",
          parameters: [{ name: "company", in: "query", ...property }],
        },
        "POST /x": {
          operationId: "Post",
          parameters: [
            {
              name: "body",
              in: "body",
              schema: {
                type: "object",
                properties: {
                  inner: {
                    type: "object",
                    properties: { company: property, all: { type: "array", items: property } },
                  },
                },
              },
            },
          ],
        },
      },
    },
    api,
  );
}

function companies() {
  return apiOf(() => ({
    body: JSON.stringify({
      data: {
        items: [
          { id: "1", name: "One" },
          { id: 2, nested: { name: "Two" } },
        ],
      },
    }),
  }));
}

const want = [
  { value: "1", title: "One" },
  { value: 2, title: "2" },
];

describe("dropdowns", () => {
  test.each<[string, object]>([
    ["the old form", { "x-ms-dynamic-values": values }],
    ["the new form", { "x-ms-dynamic-list": list }],
    ["both forms", { "x-ms-dynamic-values": values, "x-ms-dynamic-list": list }],
  ])("%s fills a parameter, a property of the body, and an array's items", async (_, dynamic) => {
    const connection = connectionWith(dynamic);
    expect(await connection.choices("Get", "company")).toEqual(want);
    expect(await connection.choices("Post", "inner/company")).toEqual(want);
    expect(await connection.choices("Post", "inner/all")).toEqual(want);
  });

  test.each<[string, string, Record<string, unknown>, string]>([
    ["by its name", "region", { "body/rows/*/region": "EU" }, "?region=EU"],
    ["from the body down", "body/rows/region", { "body/rows/*/region": "EU" }, "?region=EU"],
    ["with a mark", "body/rows[*]/region", { "body/rows/*/region": "EU" }, "?region=EU"],
    [
      "of the row that its row is in",
      "region",
      { "body/rows/*/region": "EU", "body/rows/*/rows/*/other": "x" },
      "?region=EU",
    ],
    ["not of another list", "region", { "body/others/*/region": "EU" }, ""],
  ])(
    "a dropdown in a row reads another field of the row: %s",
    async (_, reference, known, want) => {
      const dynamic = {
        "x-ms-dynamic-list": {
          ...list,
          parameters: { region: { parameterReference: reference, required: false } },
        },
      };
      const row = (more: object) => ({
        type: "array",
        items: { type: "object", properties: { company: { type: "string", ...dynamic }, ...more } },
      });
      const api = companies();
      const connection = connectionTo(
        {
          operations: {
            "GET /companies": {
              operationId: "ListCompanies",
              parameters: [{ name: "region", in: "query", type: "string" }],
            },
            "POST /x": {
              operationId: "Post",
              parameters: [
                {
                  name: "body",
                  in: "body",
                  schema: { type: "object", properties: { rows: row({ rows: row({}) }) } },
                },
              ],
            },
          },
        },
        api,
      );
      for (const key of ["body/rows/*/company", "body/rows/*/rows/*/company"]) {
        expect(await connection.choices("Post", key, known)).toHaveLength(2);
      }
      expect(api.sent.map(({ url }) => new URL(url).search)).toEqual([want, want]);
      await expect(connection.choices("Post", "body/rows/*/other")).rejects.toThrow("no parameter");
    },
  );

  test("two forms that ask the same make one call", async () => {
    const api = companies();
    await connectionWith({ "x-ms-dynamic-values": values, "x-ms-dynamic-list": list }, api).choices(
      "Get",
      "company",
    );
    expect(api.sent).toHaveLength(1);
  });

  test.each<[string, object]>([
    [
      "old",
      { "x-ms-dynamic-values": { ...values, parameters: { region: { parameter: "region" } } } },
    ],
    [
      "new",
      {
        "x-ms-dynamic-list": {
          ...list,
          parameters: { region: { parameterReference: "body/region" } },
        },
      },
    ],
  ])("the %s form reads what the maker has filled in", async (_, dynamic) => {
    const api = companies();
    const connection = connectionWith(dynamic, api);
    await connection.choices("Get", "company", { region: "eu" });
    expect(api.sent[0]?.url).toBe("https://api.example/v1/companies?region=eu");
    await expect(connection.choices("Get", "company")).rejects.toThrow(
      /depends on ".*region", which has no value yet/,
    );
  });

  test("a reference has its parameter's default, and is left out where it need not be given", async () => {
    const api = companies();
    const dynamic = {
      "x-ms-dynamic-list": {
        ...list,
        parameters: {
          region: { parameterReference: "area" },
          more: { parameterReference: "note" },
        },
      },
    };
    const operations = {
      "GET /companies": {
        operationId: "ListCompanies",
        parameters: ["region", "more"].map((name) => ({ name, in: "query", type: "string" })),
      },
      "GET /x": {
        operationId: "Get",
        parameters: [
          { name: "area", in: "query", type: "string", required: true, default: "eu" },
          { name: "note", in: "query", type: "string" },
          { name: "company", in: "query", type: "string", ...dynamic },
        ],
      },
    };
    const connection = connectionTo({ operations }, api);
    await connection.choices("Get", "company");
    await connection.choices("Get", "company", { area: "us", note: "n" });
    expect(api.sent.map((request) => new URL(request.url).search)).toEqual([
      "?region=eu",
      "?region=us&more=n",
    ]);
  });

  test("an answer that is the list itself is taken whatever the path", async () => {
    const api = apiOf(() => ({ body: '[{"id":"1","name":"One"}]' }));
    const connection = connectionWith({ "x-ms-dynamic-values": values }, api);
    expect(await connection.choices("Get", "company")).toEqual([{ value: "1", title: "One" }]);
  });

  test("literal parameters of both forms", async () => {
    const api = companies();
    const dynamic = {
      "x-ms-dynamic-values": { ...values, parameters: { region: "us" } },
      "x-ms-dynamic-list": { ...list, parameters: { region: { value: "us" } } },
    };
    await connectionWith(dynamic, api).choices("Get", "company");
    expect(api.sent.map((request) => request.url)).toEqual([
      "https://api.example/v1/companies?region=us",
    ]);
  });

  test.each<[string, object, RegExp]>([
    [
      "forms that differ",
      {
        "x-ms-dynamic-values": values,
        "x-ms-dynamic-list": { ...list, itemTitlePath: "nested/name" },
      },
      /give.* and they differ/,
    ],
    [
      "no list at the path",
      { "x-ms-dynamic-values": { ...values, "value-collection": "none" } },
      /ListCompanies answered no list at "none"/,
    ],
    ["no dropdown", {}, /Get "company" has no dropdown/],
    [
      "a capability",
      { "x-ms-dynamic-values": { capability: "file-picker" } },
      /capability "file-picker": it is a tree, not a list/,
    ],
    [
      "a built-in operation",
      { "x-ms-dynamic-list": { builtInOperation: "GetEnvironments" } },
      /Get "company": x-ms-dynamic-list asks the platform's built-in operation "GetEnvironments", which is not run locally/,
    ],
    ["no operation", { "x-ms-dynamic-list": {} }, /names no operation/],
  ])("wrong: %s", async (_, dynamic, message) => {
    await expect(connectionWith(dynamic).choices("Get", "company")).rejects.toThrow(message);
  });

  test("an unknown parameter lists the known; an error of the API keeps its message", async () => {
    const dynamic = { "x-ms-dynamic-values": values };
    await expect(connectionWith(dynamic).choices("Get", "compny")).rejects.toThrow(
      /no parameter "compny"\. It takes: company/,
    );
    const failing = apiOf(() => ({ status: 401, body: "Access Token Invalid" }));
    await expect(connectionWith(dynamic, failing).choices("Get", "company")).rejects.toThrow(
      /ListCompanies answered 401: Access Token Invalid/,
    );
  });
});
