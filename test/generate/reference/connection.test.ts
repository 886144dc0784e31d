import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../scripts/common/json.ts";
import { connectionSection } from "../../../scripts/generate/reference/connection.ts";

const token: JsonObject = {
  type: "securestring",
  uiDefinition: {
    displayName: "Token",
    description: "The token.",
    tooltip: "Copy it.",
    constraints: { required: "true" },
  },
};
const region: JsonObject = {
  type: "string",
  uiDefinition: {
    displayName: "Region",
    description: "Where.",
    constraints: {
      allowedValues: [
        { text: "US", value: "us" },
        { text: "EU", value: "eu" },
      ],
    },
  },
};
const hidden: JsonObject = { type: "string", uiDefinition: { constraints: { hidden: "true" } } };
const rows = (properties: JsonObject) =>
  connectionSection({ properties })
    .join("\n")
    .split("\n")
    .filter((line) => /^(\||###)/.test(line))
    .filter((line) => !/^\| (Name|---)/.test(line));

describe("the section on connections", () => {
  it("has what makers give, with what they choose from, but not what is hidden", () => {
    expect(rows({ connectionParameters: { token, region, hidden } })).toEqual([
      "| Token | securestring | The token. Copy it. | True |",
      "| Region | string (dropdown) | Where. Values: US, EU. |  |",
    ]);
  });

  it("names the permissions that operations need", () => {
    const [, ...section] = connectionSection({ properties: { connectionParameters: { token } } }, [
      "Read tags",
      "Write tags",
    ]);
    expect(section.at(-1)).toContain("Read tags, Write tags.");
  });

  it("has each way to sign in", () => {
    const values = [
      { name: "a", uiDefinition: { displayName: "By token" }, parameters: { token } },
      { name: "b", uiDefinition: { displayName: "By region" }, parameters: { region } },
    ];
    expect(
      rows({ connectionParameterSets: { values } }).filter((row) => row.startsWith("#")),
    ).toEqual(["### By token", "### By region"]);
  });

  it.each<[string, JsonObject]>([
    ["there are no properties", {}],
    ["they ask for nothing", { properties: { connectionParameters: {} } }],
  ])("is not there where %s", (_, shipped) => {
    expect(connectionSection(shipped)).toEqual([]);
  });
});
