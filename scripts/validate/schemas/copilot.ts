import type { JsonObject } from "../../common/json.ts";

/** The extensions for language models that call the connector's operations. */

const TEXT: JsonObject = { type: "string" };
const YES_OR_NO: JsonObject = { type: "boolean" };

export const COPILOT_EXTENSIONS: Readonly<Record<string, JsonObject>> = {
  // Published in "Seismic for Copilot for Sales"; Microsoft Learn's sample definition for Copilot for
  // Sales has openai-enabled alone.
  "x-ms-openai-data": {
    title: "x-ms-openai-data",
    type: "object",
    properties: {
      "openai-enabled": YES_OR_NO,
      operations: {
        type: "array",
        items: {
          title: "entry of x-ms-openai-data",
          type: "object",
          required: ["operationId"],
          properties: { operationId: TEXT, "x-ms-require-user-confirmation": YES_OR_NO },
        },
      },
    },
  },
  // What it holds is on no public page, and the plug-ins that it described are discontinued (reviews
  // of PowerPlatformConnectors, #4019).
  "x-ms-openai-manifest": { type: "object" },
  // In info of the same connector.
  "x-ms-openai-published-to-copilots": {
    type: "array",
    items: {
      title: "entry of x-ms-openai-published-to-copilots",
      type: "object",
      required: ["AICopilotName"],
      properties: { "AICopilot-enabled": YES_OR_NO, AICopilotName: TEXT },
    },
  },
  // A list in that connector, a text in Microsoft Learn's sample.
  "x-ms-keywords": { type: ["array", "string"], items: TEXT },
  // What models read instead of name and description (PowerPlatformConnectors #4019).
  "x-ms-name-for-model": TEXT,
  "x-ms-description-for-model": TEXT,
  // On the operation of a server of the Model Context Protocol (Microsoft Learn, Copilot Studio).
  "x-ms-agentic-protocol": TEXT,
  "x-ms-require-user-confirmation": YES_OR_NO,
};
