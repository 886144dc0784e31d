import type { JsonObject } from "../../common/json.ts";
import { CONNECTION_PARAMETERS } from "./connection-parameters.ts";

/** That texts are missing is a rule's finding. Microsoft Learn's examples have both spellings. */
const SET_TEXTS: JsonObject = {
  title: "uiDefinition",
  type: "object",
  properties: {
    displayName: { type: "string" },
    displayname: { type: "string" },
    description: { type: "string" },
  },
};

/**
 * apiProperties.json as published connectors and current tools write it. Microsoft's own schema knows
 * connectionParameterSets and scriptOperations only since 2026; what it allows is allowed here.
 * Sub-schemas that describe an object have a title, which messages use; those that constrain a text
 * have a description, which says what it must be.
 */
export const API_PROPERTIES: JsonObject = {
  title: "apiProperties file",
  type: "object",
  required: ["properties"],
  additionalProperties: false,
  properties: {
    $schema: { type: "string" },
    properties: {
      title: "properties object",
      type: "object",
      required: ["iconBrandColor"],
      additionalProperties: false,
      properties: {
        iconBrandColor: {
          type: "string",
          pattern: "^#[0-9A-Fa-f]{6}$",
          description: "a colour of six hexadecimal digits, such as #0f5c63",
        },
        publisher: { type: "string" },
        stackOwner: { type: "string" },
        capabilities: { type: "array", items: { type: "string" } },
        // null is what `pac connector init` writes.
        scriptOperations: { type: ["array", "null"], items: { type: "string" } },
        connectionParameters: CONNECTION_PARAMETERS,
        connectionParameterSets: {
          title: "list of ways to sign in",
          type: "object",
          required: ["values"],
          additionalProperties: false,
          properties: {
            uiDefinition: SET_TEXTS,
            values: {
              type: "array",
              minItems: 1,
              description: "a list of at least one way to sign in",
              items: {
                title: "way to sign in",
                type: "object",
                required: ["name", "parameters"],
                properties: {
                  name: { type: "string", minLength: 1, description: "a name" },
                  uiDefinition: SET_TEXTS,
                  parameters: CONNECTION_PARAMETERS,
                  metadata: { type: "object" },
                },
              },
            },
          },
        },
        policyTemplateInstances: {
          // An empty list is published in some connectors (HtmlToText, Meisterplan, Akeyless).
          type: "array",
          items: {
            title: "policy",
            type: "object",
            required: ["templateId", "title"],
            additionalProperties: false,
            properties: {
              templateId: { type: "string" },
              title: { type: "string" },
              // "PollingTrigger", beside the template of that name.
              type: { type: "string" },
              // Those of the template have rules.
              parameters: {
                type: "object",
                properties: {
                  "x-ms-apimTemplate-operationName": { type: "array", items: { type: "string" } },
                  "x-ms-apimTemplate-policySection": { type: "string" },
                },
              },
            },
          },
        },
      },
    },
  },
};
