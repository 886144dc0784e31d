import { describe, expect, test } from "vitest";
import { connect } from "../../../scripts/platform/connection.ts";
import { listOperations } from "../../../scripts/platform/definition/operations.ts";
import { exampleOf } from "../../../scripts/platform/survey/example.ts";
import {
  exampleConnection,
  exampleParameters,
} from "../../../scripts/platform/survey/example-values.ts";
import { apiOf, connectorOf } from "../connector-of.ts";
import { policyOf } from "../policies/policy-on-body.ts";

const definition = {
  paths: {},
  definitions: {
    Tree: {
      type: "object",
      properties: {
        name: { type: "string" },
        child: { $ref: "#/definitions/Tree" },
        children: { type: "array", items: { $ref: "#/definitions/Tree" } },
      },
    },
  },
};

describe("an example value", () => {
  test.each<[string, object, unknown]>([
    ["x-ms-test-value first", { type: "string", "x-ms-test-value": "t", default: "d" }, "t"],
    ["then the default", { type: "integer", default: 0, enum: [5] }, 0],
    ["unless it is of another type", { type: "boolean", default: "true" }, true],
    [
      "a default that lacks what it requires, completed",
      {
        type: "object",
        required: ["a", "b"],
        properties: { a: { type: "string" }, b: { type: "integer" } },
        default: { a: "d" },
      },
      { a: "d", b: 1 },
    ],
    ["then the first choice", { type: "string", enum: ["a", "b"] }, "a"],
    ["a number in its range", { type: "number", minimum: 5, exclusiveMinimum: true }, 6],
    ["a number below its maximum", { type: "integer", maximum: 0 }, 0],
    ["text of its format", { type: "string", format: "date" }, "2024-01-01"],
    ["text of its length", { type: "string", minLength: 3 }, "xxx"],
    ["text of an unknown type", {}, "x"],
    ["a list of one", { type: "array", items: { type: "integer" } }, [1]],
    ["a dictionary", { type: "object", additionalProperties: { type: "integer" } }, { key: 1 }],
    ["a schema inside itself ends", { $ref: "#/definitions/Tree" }, { name: "x", children: [] }],
    [
      "a notification URL",
      { type: "string", "x-ms-notification-url": true },
      "https://gateway.example/callback",
    ],
  ])("%s", (_, schema, want) => {
    expect(exampleOf(definition, schema)).toEqual(want);
  });
});

test("what a host template begins with is a URL, anything else goes into one", async () => {
  const hosts = [
    "@connectionParameters('server')/api/@connectionParameters('tenant')",
    "@queryParameters('hostUrl')",
  ];
  const connector = connectorOf({
    operations: {
      "GET /x": {
        operationId: "Get",
        parameters: [{ name: "HostUrl", in: "query", type: "string" }],
      },
    },
    properties: {
      connectionParameters: {
        server: { type: "string" },
        tenant: { type: "string" },
        count: { type: "int" },
        flag: { type: "bool" },
        region: {
          type: "string",
          uiDefinition: { constraints: { allowedValues: [{ value: "eu" }] } },
        },
      },
      policyTemplateInstances: hosts.map((urlTemplate, index) =>
        policyOf(["dynamichosturl", { urlTemplate }], index),
      ),
    },
  });
  const parameters = exampleConnection(connector);
  expect(parameters).toEqual({
    server: "https://host.example",
    tenant: "example-tenant",
    count: "1",
    flag: "true",
    region: "eu",
  });
  const [entry] = listOperations(connector.definition);
  const given = entry && exampleParameters(connector, entry);
  expect(given).toEqual({ HostUrl: "https://host.example" });
  const api = apiOf();
  await connect({ connector, parameters, send: api.send }).call("Get", given);
  expect(api.sent[0]?.url).toMatch(/^https:\/\/host\.example\/x\?/);
});
