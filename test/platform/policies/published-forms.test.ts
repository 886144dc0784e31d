import { describe, expect, test } from "vitest";
import { apiOf, connectionTo, type Pieces } from "../connector-of.ts";
import { callWithBody, type Policy, policyOf } from "./policy-on-body.ts";

/** What published connectors write beyond the documented forms, and what the service makes of it. */

const setTo = (value: string, parent = "@body()"): Policy => [
  "setproperty",
  {
    newPropertyParentPathTemplate: parent,
    newPropertySubPathTemplate: "set",
    propertyValuePathTemplate: value,
  },
];
const sentBody = async (policies: Policy[], body: unknown) =>
  JSON.parse((await callWithBody(policies, body)).sent?.body ?? "null");

describe("setproperty", () => {
  test.each<[string, unknown]>([
    ['["a", 1, null]', ["a", 1, null]],
    ['{"a": {"b": true}}', { a: { b: true } }],
    ["[]", []],
    ['{"copy": "@body().a", "text": "it is @{body().a}"}', { copy: 7, text: "it is 7" }],
    ['{"__proto__": {"polluted": "no"}}', JSON.parse('{"__proto__": {"polluted": "no"}}')],
    // No JSON: text, with its expressions.
    ["[a", "[a"],
    ["{@body().a}", "7"],
    ["7", "7"],
  ])("sets %s", async (value, set) => {
    expect(await sentBody([setTo(value)], { a: 7 })).toEqual({ a: 7, set });
  });

  test.each(["body()", "Body()", "@body()"])("takes %s for the body", async (parent) => {
    expect(await sentBody([setTo("x", `${parent}.in`)], { in: {} })).toEqual({ in: { set: "x" } });
  });
});

test("the other templates take body() without @ too, where they read and where they write", async () => {
  const policy: Policy = [
    "stringreplace",
    {
      propertyParentPath: "body()",
      propertySubPath: "a",
      sourceString: "x",
      replacementString: "y",
      newPropertyPath: "body().b",
    },
  ];
  expect(await sentBody([policy], { a: "x" })).toEqual({ a: "x", b: "y" });
});

test("nulls, and what else no policy changes, stay as they came in an answer", async () => {
  const answer = { gone: null, list: [null, { inner: null }], empty: "" };
  const api = apiOf(() => ({ body: JSON.stringify(answer) }));
  const [templateId, parameters] = setTo("@body().gone");
  const policies: Policy[] = [[templateId, { ...parameters, policySection: "Response" }]];
  expect((await callWithBody(policies, {}, api)).answer).toEqual({ ...answer, set: null });
});

const get = (...policies: Policy[]): Pieces => ({
  operations: {
    "GET /things/{id}": {
      operationId: "Get",
      parameters: [
        { name: "id", in: "path", type: "string", required: true },
        { name: "q", in: "query", type: "string" },
      ],
    },
  },
  properties: {
    connectionParameters: { subdomain: { type: "string" } },
    policyTemplateInstances: policies.map(policyOf),
  },
});

async function called(pieces: Pieces, parameters: object = {}, status = 200) {
  const api = apiOf(() => ({ status }));
  const connection = connectionTo(pieces, api, { subdomain: "us" });
  const { findings, trace } = await connection.call("Get", { id: "a b", ...parameters });
  const changes = trace.steps.flatMap((step) => (step.step === "policy" ? step.changes : []));
  return { url: api.sent[0]?.url, findings: findings.map(({ message }) => message), changes };
}

describe("newPath", () => {
  test.each<[string, string, string]>([
    ["/x?f=@queryParameters('q')&n=1", "a&b=c d", "/x?f=a%26b%3Dc%20d&n=1"],
    ["/x?f=@{queryParameters('q')}", "50%", "/x?f=50%25"],
    ["/x/{id}?i={id}", "", "/x/a%20b?i=a%20b"],
    ["@queryParameters('q')", "/whole?way=1", "/whole?way=1"],
  ])("%s keeps a value one value: %s", async (newPath, q, want) => {
    const { url } = await called(get(["routerequesttoendpoint", { newPath }]), { q });
    expect(url).toBe(
      `https://api.example/v1${want}${want.includes("?") ? "&" : "?"}q=${encodeURIComponent(q)}`,
    );
  });
});

test("a host with a query goes without it, with a warning, and the call is made", async () => {
  const policy: Policy = ["dynamichosturl", { urlTemplate: "https://eu.example/v2/?key=1#top" }];
  const { url, findings } = await called(get(policy));
  expect(url).toBe("https://eu.example/v2/things/a%20b");
  expect(findings).toEqual([
    'the policy "Policy 1" (dynamichosturl): urlTemplate "https://eu.example/v2/?key=1#top" has a query or fragment, which a host cannot have: left out',
  ]);
});

test("dynamicsubdomain chooses the host", async () => {
  const urlTemplate = "https://@connectionParameters('subdomain').example/api/";
  const { url } = await called(get(["dynamicsubdomain", { urlTemplate }]));
  expect(url).toBe("https://us.example/api/things/a%20b");
});

test("setconnectionstatustounauthenticated marks the connection at its status, and leaves the answer", async () => {
  const pieces = get(["setconnectionstatustounauthenticated", { statusCode: 401 }]);
  expect((await called(pieces, {}, 401)).changes).toEqual([
    "connection status: unauthenticated (401)",
  ]);
  expect((await called(pieces, {}, 200)).changes).toEqual([]);
});

test.each(["moveproperties", "routerequesttocode"])(
  "%s, which nobody documents, keeps nothing from running and is told",
  async (templateId) => {
    const { url, findings } = await called(get([templateId, {}]));
    expect(url).toBe("https://api.example/v1/things/a%20b");
    expect(findings).toEqual([
      `the policy "Policy 1" (${templateId}): nobody documents the template ${templateId}, so nothing is done here`,
    ]);
  },
);
