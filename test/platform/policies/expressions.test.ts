import { describe, expect, test } from "vitest";
import { evaluateTemplate } from "../../../scripts/platform/policies/expressions.ts";
import { parseQuery } from "../../../scripts/platform/request/query.ts";

const scope = {
  connectionParameters: new Map([
    ["cat", "bar"],
    ["subPath", "path"],
    ["token:region", "emea"],
    ["factoryUrl", "acme"],
  ]),
  headers: { test: "foo", port: "1234" },
  query: parseQuery("domain=pqr&x=a%20b"),
  pathParameters: { id: "a%2Fb" },
};

/** Learn: the examples on Microsoft Learn's policy template pages. */
const table: [source: string, given: string, want: string][] = [
  [
    "Learn, dynamichosturl",
    "https://@header('test').abc.xyz:@header('port')",
    "https://foo.abc.xyz:1234",
  ],
  ["Learn, dynamichosturl", "https://@connectionParameters('cat').abc.xyz", "https://bar.abc.xyz"],
  [
    "Learn, dynamichosturl",
    "https://@header('test').abc.@queryParameters('domain')/@connectionParameters('subPath')",
    "https://foo.abc.pqr/path",
  ],
  [
    "Learn, dynamichosturl",
    "https://@header('test123', 'default').abc.xyz",
    "https://default.abc.xyz",
  ],
  ["Learn, expressions", "@headers('test')moo", "foomoo"],
  ["Learn, expressions", "moo@headers('test')", "moofoo"],
  ["Learn, setheader", "@connectionParameters('name', '')", ""],
  ["Learn, setqueryparameter", "@queryParameters('domain')@connectionParameters('cat')", "pqrbar"],
  ["Tribal - Maytas", "@connectionParameters('token:region')", "emea"],
  ["Tulip", "@connectionParameters('factoryURL')", "acme"],
  ["HTTP: header names have no case", "@headers('TEST')", "foo"],
  ["assumption: values of the query are decoded", "@queryParameters('x')", "a b"],
  ["assumption: a doubled quote is a quote", "@headers('none','it''s')", "it's"],
  ["assumption: a lone @ is text", "me@example.com @ x", "me@example.com @ x"],
  ["Learn, training: {name} of the path", "/v2/{id}/x", "/v2/a%2Fb/x"],
];

describe("expressions", () => {
  test.each(table)("%s: %s", (_, given, want) => {
    expect(evaluateTemplate(given, scope)).toBe(want);
  });

  test("braces are text where the parameter is no path", () => {
    const { pathParameters: _, ...rest } = scope;
    expect(evaluateTemplate("{id}", rest)).toBe("{id}");
  });

  test.each([
    [
      "a missing value without a default",
      "@connectionParameters('dog')",
      "@connectionParameters('dog') has no value and no default",
    ],
    ["an unknown function", "@body('x')", "the expression \"@body('x')\" is not known here"],
    ["an expression of another template", "@{triggerBody().x}", "is not known here"],
    ["a property of the request", "@Request.OriginalHTTPMethod", "is not known here"],
    ["a malformed call", "@headers(test)", "is not known here"],
    [
      "a path parameter that is not there",
      "/{nope}",
      "the operation's path has no parameter {nope}",
    ],
  ])("%s is an error that names it", (_, given, message) => {
    expect(() => evaluateTemplate(given, scope)).toThrow(message);
  });
});
