import type { JsonObject } from "../../common/json.ts";
import { CONNECTION_PARAMETERS } from "./connection-parameters.ts";

/**
 * apiProperties.json as published connectors and current tools write it, connectionParameterSets and
 * scriptOperations included, which Microsoft's schema does not know. Sub-schemas that describe an
 * object have a title, which messages use; those that constrain a text have a description, which
 * says what it must be.
 */
export const API_PROPERTIES: JsonObject = {
  title: "apiProperties file",
  type: "object",
  required: ["properties"],
  additionalProperties: false,
  properties: {
    $schema: { type: "string" },
    properties: {
      title: "connector's properties",
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
        scriptOperations: { type: "array", items: { type: "string" } },
        connectionParameters: CONNECTION_PARAMETERS,
        connectionParameterSets: {
          title: "list of ways to sign in",
          type: "object",
          required: ["uiDefinition", "values"],
          additionalProperties: false,
          properties: {
            uiDefinition: {
              title: "uiDefinition of the ways to sign in",
              type: "object",
              required: ["displayName", "description"],
              properties: { displayName: { type: "string" }, description: { type: "string" } },
            },
            values: {
              type: "array",
              minItems: 1,
              description: "a list of at least one way to sign in",
              items: {
                title: "way to sign in",
                type: "object",
                required: ["name", "uiDefinition", "parameters"],
                properties: {
                  name: { type: "string" },
                  uiDefinition: {
                    title: "uiDefinition of a way to sign in",
                    type: "object",
                    required: ["displayName", "description"],
                    properties: {
                      displayName: { type: "string" },
                      description: { type: "string" },
                    },
                  },
                  parameters: CONNECTION_PARAMETERS,
                  metadata: { type: "object" },
                },
              },
            },
          },
        },
        policyTemplateInstances: {
          type: "array",
          // paconn's service refuses an empty list; leaving it out is fine.
          minItems: 1,
          description: "a list of at least one policy, or nothing",
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
              parameters: { type: "object" },
            },
          },
        },
      },
    },
  },
};
