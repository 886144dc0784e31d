import { describe, expect, test } from "vitest";
import { apiOf, connectionTo } from "./connector-of.ts";

const region = (place: object) => ({
  type: "string",
  uiDefinition: {
    displayName: "Region",
    constraints: {
      required: "true",
      allowedValues: [
        { text: "US", value: "us" },
        { text: "EU", value: "eu" },
      ],
    },
  },
  ...place,
});
const token = {
  type: "securestring",
  uiDefinition: { displayName: "Access Token", constraints: { required: "true" } },
};
const operations = { "GET /me": { operationId: "Me" } };
const host = {
  templateId: "dynamichosturl",
  parameters: {
    "x-ms-apimTemplateParameter.urlTemplate": "https://@connectionParameters('region').x",
  },
};

async function hostOf(connectionParameters: object, given: Record<string, string>) {
  const api = apiOf();
  const properties = { connectionParameters, policyTemplateInstances: [host] };
  await connectionTo({ operations, properties }, api, given).call("Me");
  return new URL(api.sent[0]?.url ?? "").host;
}

describe("connection parameters", () => {
  test.each<[string, object]>([
    ["beside the type", { defaultValue: "us" }],
    ["beside the type, by the other name", { default: "us" }],
    ["in the uiDefinition", { uiDefinition: { default: "us" } }],
    ["in its constraints", { uiDefinition: { constraints: { default: "us" } } }],
  ])("a preset %s is used when nothing is given", async (_, place) => {
    expect(await hostOf({ region: region(place) }, {})).toBe("us.x");
    expect(await hostOf({ region: region(place) }, { region: "eu" })).toBe("eu.x");
  });

  test.each<[string, object, Record<string, string>, RegExp]>([
    [
      "a required one by title and name",
      { token },
      {},
      /The connection needs "Access Token" \(token\)/,
    ],
    [
      "a value that the dropdown does not have",
      { region: region({}) },
      { region: "mars" },
      /"Region" \(region\) must be one of: us, eu\. It is "mars"/,
    ],
    [
      "an unknown one lists the known",
      { token },
      { tokn: "x" },
      /no connection parameter "tokn"\. Known: token/,
    ],
    [
      "a number that is none",
      { size: { type: "int" } },
      { size: "x" },
      /"size" must be a whole number/,
    ],
    ["a boolean that is none", { on: { type: "bool" } }, { on: "x" }, /"on" must be true or false/],
  ])("wrong: %s", (_, connectionParameters, given, message) => {
    expect(() =>
      connectionTo({ operations, properties: { connectionParameters } }, apiOf(), given),
    ).toThrow(message);
  });

  test("a secret that is not allowed is not told", () => {
    const secret = { ...region({}), type: "securestring" };
    const make = () =>
      connectionTo({ operations, properties: { connectionParameters: { secret } } }, apiOf(), {
        secret: "hush",
      });
    expect(make).toThrow(/must be one of: us, eu\.$/);
  });

  test("the first way to sign in is taken where there are several", async () => {
    const properties = {
      connectionParameters: { other: token },
      connectionParameterSets: {
        values: [
          { name: "cloud", parameters: { region: region({ default: "eu" }) } },
          { name: "own", parameters: { token } },
        ],
      },
      policyTemplateInstances: [host],
    };
    const api = apiOf();
    await connectionTo({ operations, properties }, api).call("Me");
    expect(api.sent[0]?.url).toBe("https://eu.x/me");
  });
});

describe("sign-in by the definition", () => {
  const secret = { type: "securestring" };
  test.each<[string, object, object, Record<string, string>, object]>([
    [
      "an API key in a header",
      { type: "apiKey", in: "header", name: "X-Key" },
      { api_key: secret },
      { api_key: "k1" },
      { headers: { "x-key": "k1" }, url: "https://api.example/v1/me" },
    ],
    [
      "an API key in the query",
      { type: "apiKey", in: "query", name: "code" },
      { api_key: secret },
      { api_key: "k&1" },
      { headers: {}, url: "https://api.example/v1/me?code=k%261" },
    ],
    [
      "user name and password",
      { type: "basic" },
      { username: secret, password: secret },
      { username: "u", password: "p" },
      { headers: { authorization: "Basic dTpw" } },
    ],
    [
      "an access token",
      { type: "oauth2" },
      { token: { type: "oauthSetting" } },
      { token: "t1" },
      { headers: { authorization: "Bearer t1" } },
    ],
  ])("%s", async (_, scheme, connectionParameters, given, want) => {
    const api = apiOf();
    const pieces = {
      definition: { securityDefinitions: { it: scheme } },
      operations,
      properties: { connectionParameters },
    };
    const { trace } = await connectionTo(pieces, api, given).call("Me");
    expect(api.sent[0]).toMatchObject(want);
    expect(trace.steps[1]).toMatchObject({ step: "sign-in" });
  });

  test("a policy for the same header wins", async () => {
    const api = apiOf();
    const policy = {
      templateId: "setheader",
      parameters: {
        "x-ms-apimTemplateParameter.name": "Authorization",
        "x-ms-apimTemplateParameter.value": "Bearer @connectionParameters('api_key')",
      },
    };
    const pieces = {
      definition: {
        securityDefinitions: { it: { type: "apiKey", in: "header", name: "Authorization" } },
      },
      operations,
      properties: { connectionParameters: { api_key: secret }, policyTemplateInstances: [policy] },
    };
    await connectionTo(pieces, api, { api_key: "k1" }).call("Me");
    expect(api.sent[0]?.headers.authorization).toBe("Bearer k1");
  });
});
