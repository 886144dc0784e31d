import { describe, expect, test } from "vitest";
import { ConnectionError } from "../../../scripts/common/http.ts";
import { apiOf, connectionTo } from "../connector-of.ts";
import { type Policy, policyOf } from "./policy-on-body.ts";

const operations = {
  "GET /get/{id}": {
    operationId: "Get",
    parameters: [
      { name: "id", in: "path", type: "string", required: true },
      { name: "version", in: "query", type: "string" },
      { name: "domain", in: "query", type: "string" },
      { name: "test", in: "header", type: "string" },
    ],
  },
};

const properties = (policies: Policy[]) => ({
  connectionParameters: {
    cat: { type: "string" },
    api_key: { type: "securestring" },
  },
  policyTemplateInstances: policies.map(policyOf),
});

const given = { id: "a/b", version: "v2", domain: "pqr", test: "foo" };

async function run(policies: Policy[], api = apiOf()) {
  const connection = connectionTo({ operations, properties: properties(policies) }, api, {
    cat: "bar",
    api_key: "s3cr3t",
  });
  const result = await connection.call("Get", given);
  return { ...result, request: api.sent[0] };
}

const ROUTE = "routerequesttoendpoint";

describe("host and route", () => {
  const table: [source: string, policies: Policy[], want: string][] = [
    [
      "Learn: the host is replaced",
      [["dynamichosturl", { urlTemplate: "https://@connectionParameters('cat').abc.xyz" }]],
      "GET https://bar.abc.xyz/get/a%2Fb?version=v2&domain=pqr",
    ],
    [
      "ModuleQ, Tulip, RescoCloud: with the base path",
      [["dynamichosturl", { urlTemplate: "https://h.x/sso/" }]],
      "GET https://h.x/sso/get/a%2Fb?version=v2&domain=pqr",
    ],
    [
      "S: ids in any case",
      [["DynamicHostUrl", { urlTemplate: "https://h.x" }]],
      "GET https://h.x/get/a%2Fb?version=v2&domain=pqr",
    ],
    [
      "Learn: another path of the same service",
      [[ROUTE, { newPath: "/v3/{id}" }]],
      "GET https://api.example/v1/v3/a%2Fb?version=v2&domain=pqr",
    ],
    [
      "Learn: an expression in the path",
      [[ROUTE, { newPath: "/@queryParameters('version')/get/{id}" }]],
      "GET https://api.example/v1/v2/get/a%2Fb?version=v2&domain=pqr",
    ],
    [
      "Learn: a default",
      [[ROUTE, { newPath: "/@header('version', 'v1')/get" }]],
      "GET https://api.example/v1/v1/get?version=v2&domain=pqr",
    ],
    [
      "S: another method",
      [[ROUTE, { newPath: "/x", httpMethod: "POST" }]],
      "POST https://api.example/v1/x?version=v2&domain=pqr",
    ],
    [
      "Calendly: the original method",
      [[ROUTE, { newPath: "/x", httpMethod: "@Request.OriginalHTTPMethod" }]],
      "GET https://api.example/v1/x?version=v2&domain=pqr",
    ],
    [
      "assumption: a query of its own comes first",
      [[ROUTE, { newPath: "/x?y=1" }]],
      "GET https://api.example/v1/x?y=1&version=v2&domain=pqr",
    ],
    [
      "RescoCloud: the route lies below the host's path",
      [
        ["dynamichosturl", { urlTemplate: "https://h.x/odata" }],
        [ROUTE, { newPath: "/" }],
      ],
      "GET https://h.x/odata/?version=v2&domain=pqr",
    ],
    [
      "L: in the order of the file, the last one stands",
      [
        ["dynamichosturl", { urlTemplate: "https://one.x" }],
        ["dynamichosturl", { urlTemplate: "https://two.x" }],
      ],
      "GET https://two.x/get/a%2Fb?version=v2&domain=pqr",
    ],
    [
      "S: a list of operations limits",
      [["dynamichosturl", { urlTemplate: "https://h.x", operationName: ["Other"] }]],
      "GET https://api.example/v1/get/a%2Fb?version=v2&domain=pqr",
    ],
    [
      "assumption: an empty list means all",
      [["dynamichosturl", { urlTemplate: "https://h.x", operationName: [] }]],
      "GET https://h.x/get/a%2Fb?version=v2&domain=pqr",
    ],
  ];
  test.each(table)("%s", async (_, policies, want) => {
    const { request } = await run(policies);
    expect(`${request?.method} ${request?.url}`).toBe(want);
  });
});

describe("headers and query parameters", () => {
  const headers: [source: string, parameters: Record<string, unknown>, want: string | undefined][] =
    [
      ["Learn: override is the default", { name: "test", value: "@headers('test')moo" }, "foomoo"],
      ["Learn: override", { name: "TEST", value: "x", existsAction: "override" }, "x"],
      ["Learn: skip", { name: "test", value: "x", existsAction: "skip" }, "foo"],
      ["Learn: append", { name: "test", value: "x", existsAction: "append" }, "foo, x"],
      [
        "Learn: an empty value is sent",
        { name: "test", value: "@connectionParameters('name','')" },
        "",
      ],
      [
        "assumption: an answer's policy leaves the request alone",
        { name: "test", value: "x", policySection: "Response" },
        "foo",
      ],
    ];
  test.each(headers)("setheader: %s", async (_, parameters, want) => {
    expect((await run([["setheader", parameters]])).request?.headers.test).toBe(want);
  });

  test("setheader in the Response section sets the answer's header and leaves the rest", async () => {
    const api = apiOf(() => ({ headers: { etag: "1", server: "x" } }));
    const policy: Policy = [
      "SetHeader",
      { name: "ETag", value: "@headers('test')", policySection: "response" },
    ];
    expect((await run([policy], api)).response.headers).toEqual({ etag: "foo", server: "x" });
  });

  test("setheader in the Failure section runs only where no answer came", async () => {
    const policy: Policy = [
      "setheader",
      { name: "Retry-After", value: "60", policySection: "Failure" },
    ];
    const refused = apiOf(() => {
      throw new ConnectionError("refused");
    });
    expect((await run([policy], refused)).response).toMatchObject({
      status: 502,
      headers: { "retry-after": "60" },
    });
    const failing = await run(
      [policy],
      apiOf(() => ({ status: 500 })),
    );
    expect(failing.response.headers).toEqual({});
  });

  const query: [source: string, parameters: Record<string, unknown>, want: string][] = [
    [
      "Learn: override is the default",
      { name: "domain", value: "@connectionParameters('cat')" },
      "version=v2&domain=bar",
    ],
    [
      "Learn: from several expressions",
      { name: "domain", value: "@queryParameters('domain')@connectionParameters('cat')" },
      "version=v2&domain=pqrbar",
    ],
    [
      "Learn: a default",
      { name: "domain", value: "@connectionParameters('dog', 'default')" },
      "version=v2&domain=default",
    ],
    ["Learn: skip", { name: "domain", value: "x", existsAction: "skip" }, "version=v2&domain=pqr"],
    [
      "assumption: append repeats the parameter",
      { name: "domain", value: "x", existsAction: "append" },
      "version=v2&domain=pqr&domain=x",
    ],
    [
      "Integration Toolbox: a new one is added",
      { name: "_platform", value: "ms flow" },
      "version=v2&domain=pqr&_platform=ms%20flow",
    ],
  ];
  test.each(query)("setqueryparameter: %s", async (_, parameters, want) => {
    const { request } = await run([["setqueryparameter", parameters]]);
    expect(request?.url.split("?")[1]).toBe(want);
  });
});

describe("a policy that cannot run is an error that names it, and nothing is sent", () => {
  test.each<[string, Policy, RegExp]>([
    [
      "an unknown template",
      ["sethaeder", {}],
      /Get: the policy "Policy 1" \(sethaeder\) cannot run: there is no such template; there are .*setheader/,
    ],
    [
      "an unknown expression",
      ["setheader", { name: "a", value: "@body('x')" }],
      /"Policy 1" \(setheader\).*"@body\('x'\)" is not known here/,
    ],
    [
      "a missing value",
      ["setheader", { name: "a", value: "@headers('none')" }],
      /@headers\('none'\) has no value and no default/,
    ],
    ["a missing parameter", ["setheader", { name: "a" }], /its parameter "value" is missing/],
    [
      "a host that is no URL",
      ["dynamichosturl", { urlTemplate: "@connectionParameters('cat')" }],
      /"bar" is not an absolute http\(s\) URL/,
    ],
    [
      "an unknown method",
      [ROUTE, { newPath: "/", httpMethod: "FETCH" }],
      /httpMethod must be one of GET/,
    ],
    [
      "an unknown action",
      ["setheader", { name: "a", value: "b", existsAction: "replace" }],
      /"existsAction" must be one of override, skip, append/,
    ],
    [
      "a section that the template does not have",
      ["dynamichosturl", { urlTemplate: "https://h.x", policySection: "Response" }],
      /it runs in Request, not in "Response"/,
    ],
  ])("%s", async (_, policy, message) => {
    const api = apiOf();
    await expect(run([policy], api)).rejects.toThrow(message);
    expect(api.sent).toEqual([]);
  });

  test("a secret in the message is hidden", async () => {
    const policy: Policy = ["dynamichosturl", { urlTemplate: "@connectionParameters('api_key')" }];
    await expect(run([policy])).rejects.toThrow(/"\*\*\*" is not an absolute/);
  });
});
