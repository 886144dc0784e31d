import { describe, expect, it } from "vitest";
import type { Json } from "../../scripts/common/json.ts";
import { properties } from "../../scripts/generate/properties.ts";
import { setHeader } from "../../scripts/language/policies.ts";
import { connectorOf, modelOf, operation, plain } from "./small.ts";

const connector = connectorOf(
  {},
  {
    testConnection: plain("GET /me"),
    policies: [setHeader("Version", "Intercom-Version", "2.16")],
  },
);

describe("apiProperties.json", () => {
  it("is the hand-written one with the publisher, the policies and the operations that run the script", () => {
    const model = modelOf([operation("A"), operation("B")], { connector });
    expect(properties(model, { properties: { iconBrandColor: "#007ee5" } })).toEqual({
      properties: {
        iconBrandColor: "#007ee5",
        publisher: "Somebody",
        policyTemplateInstances: [
          {
            templateId: "setheader",
            title: "Version",
            parameters: {
              "x-ms-apimTemplateParameter.name": "Intercom-Version",
              "x-ms-apimTemplateParameter.value": "2.16",
              "x-ms-apimTemplateParameter.existsAction": "override",
              "x-ms-apimTemplate-policySection": "Request",
            },
          },
        ],
        scriptOperations: ["A", "B"],
      },
    });
  });

  it.each<[string, Json, RegExp]>([
    ["is no object", [], /There is no object `properties`/],
    ["has no properties", { other: {} }, /There is no object `properties`/],
    [
      "has policies",
      { properties: { policyTemplateInstances: [] } },
      /\/properties\/policyTemplateInstances: policyTemplateInstances is generated/,
    ],
    [
      "has the script's operations",
      { properties: { scriptOperations: [] } },
      /\/properties\/scriptOperations: scriptOperations is generated/,
    ],
    [
      "has a publisher",
      { properties: { publisher: "Another" } },
      /publisher is generated from connector\/publisher\.ts/,
    ],
  ])("is refused where the hand-written one %s", (_, written, message) => {
    expect(() => properties(modelOf([]), written)).toThrow(message);
  });
});
