import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../scripts/common/json.ts";
import { withRegions } from "../../scripts/generate/regions.ts";
import { modelOf } from "./small.ts";

const region = (allowedValues?: JsonObject[]): JsonObject => ({
  connectionParameters: {
    token: { type: "securestring" },
    region: {
      type: "string",
      defaultValue: "eu.example.com",
      uiDefinition: {
        displayName: "Region",
        constraints: { required: "true", ...(allowedValues ? { allowedValues } : {}) },
      },
    },
  },
});
const all = region([
  { text: "EU", value: "eu.example.com" },
  { text: "US", value: "us.example.com" },
]);

describe("the regions of a package", () => {
  it("are those of apiProperties.json where it has none of its own", () => {
    expect(withRegions(all, modelOf([]))).toBe(all);
  });

  it("replace those of apiProperties.json, and the first is chosen", () => {
    const own = withRegions(all, modelOf([], { regions: { US: "tools.example.com" } }));
    expect(own).toEqual({
      connectionParameters: {
        token: { type: "securestring" },
        region: {
          type: "string",
          defaultValue: "tools.example.com",
          uiDefinition: {
            displayName: "Region",
            constraints: {
              required: "true",
              allowedValues: [{ text: "US", value: "tools.example.com" }],
            },
          },
        },
      },
    });
  });

  it.each<[string, JsonObject, RegExp]>([
    ["is none of those in apiProperties.json", all, /has the region AU, .* has EU, US/],
    ["has no parameter to be chosen with", {}, /no connection parameter region/],
    ["has a parameter without a list", region(), /no connection parameter region/],
  ])("are refused where one %s", (_, properties, message) => {
    const model = modelOf([], { regions: { AU: "tools.example.com" } });
    expect(() => withRegions(properties, model)).toThrow(message);
  });
});
