import { describe, expect, test } from "vitest";
import { ConnectionError, type HttpResponse } from "../../../scripts/common/http.ts";
import { apiOf } from "../connector-of.ts";
import { callWithBody, type Policy } from "./policy-on-body.ts";

/** An API whose first answer is that of the policy's own call. */
const api = (answer: Partial<HttpResponse>) =>
  apiOf((_, count) => (count === 1 ? answer : { body: '{"done":true}' }));

const learn = {
  parameterTemplate: "@headers('location')",
  httpMethod: "GET",
  parameterValueUrl: "/v1.0/TestAPI/tasks/{id}/foo",
  parameterValuePathTemplate: "@body().peopleObject.location",
};
const location = { body: '{"peopleObject":{"location":"USA"}}' };

describe("setvaluefromurl", () => {
  test.each<[source: string, parameters: object, answer: string, want: object]>([
    ["Learn: a header", {}, location.body, { location: "USA" }],
    [
      "Planner: a quoted name; GET unless told (S)",
      {
        parameterTemplate: "@headers('If-Match')",
        parameterValuePathTemplate: "@body()['@odata.etag']",
        httpMethod: undefined,
      },
      '{"@odata.etag":"W/1"}',
      { "if-match": "W/1" },
    ],
    [
      "assumption: numbers become text",
      { parameterValuePathTemplate: "@body().n" },
      '{"n":5}',
      { location: "5" },
    ],
  ])("%s", async (_, parameters, answer, want) => {
    const policy: Policy = ["SetValueFromUrl", { ...learn, ...parameters }];
    const echo = api({ body: answer });
    const { sent } = await callWithBody([policy], { a: 1 }, echo);
    expect(echo.sent[0]).toEqual({
      method: "GET",
      url: "https://api.example/v1/v1.0/TestAPI/tasks/a%2Fb/foo",
      headers: {},
    });
    expect(sent?.headers).toEqual({ "content-type": "application/json", ...want });
  });

  test("Learn: a query parameter, replaced where there is one (assumption)", async () => {
    const parameters = { ...learn, parameterTemplate: "@queryParameters('version')" };
    const { sent } = await callWithBody([["setvaluefromurl", parameters]], {}, api(location));
    expect(sent?.url).toBe("https://api.example/v1/things/a%2Fb?version=USA");
  });

  test("assumption: the call carries the request's headers, as policies before it left them", async () => {
    const echo = api(location);
    const header: Policy = ["setheader", { name: "Authorization", value: "Bearer x" }];
    await callWithBody([header, ["setvaluefromurl", learn]], {}, echo);
    expect(echo.sent[0]?.headers).toEqual({ authorization: "Bearer x" });
  });

  test("S, assumption: in the Response section it sets a header of the answer", async () => {
    const echo = apiOf((_, count) => (count === 2 ? location : { body: "{}" }));
    const policy: Policy = ["setvaluefromurl", { ...learn, policySection: "Response" }];
    expect((await callWithBody([policy], {}, echo)).headers).toEqual({ location: "USA" });
  });

  test("an API that cannot be reached is the gateway's 502", async () => {
    const refused = apiOf(() => {
      throw new ConnectionError("refused");
    });
    const { answer } = await callWithBody([["setvaluefromurl", learn]], {}, refused);
    expect(answer).toMatchObject({ error: { code: 502 } });
  });

  test.each<[name: string, parameters: object, answer: Partial<HttpResponse>, message: RegExp]>([
    ["assumption: any other answer", {}, { status: 404 }, /GET .*\/foo answered 404/],
    ["an answer that is not JSON", {}, { body: "<html>" }, /did not answer JSON/],
    ["an answer without the value", {}, { body: '{"peopleObject":{}}' }, /has no value in the/],
    [
      "Learn: the URL is relative",
      { parameterValueUrl: "https://other.example/x" },
      {},
      /"parameterValueUrl" must be relative/,
    ],
    ["another target", { parameterTemplate: "@body()" }, {}, /must be @headers\('…'\)/],
    [
      "S: another method",
      { httpMethod: "DELETE" },
      {},
      /"httpMethod" must be one of GET, POST, PUT/,
    ],
    [
      "a query parameter of an answer",
      { parameterTemplate: "@queryParameters('x')", policySection: "Response" },
      location,
      /an answer has no query parameter/,
    ],
  ])("an error: %s", async (_, parameters, answer, message) => {
    const policy: Policy = ["setvaluefromurl", { ...learn, ...parameters }];
    const echo = apiOf(() => answer);
    await expect(callWithBody([policy], {}, echo)).rejects.toThrow(message);
  });
});
