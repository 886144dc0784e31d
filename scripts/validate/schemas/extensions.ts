import type { JsonObject } from "../../common/json.ts";
import { COPILOT_EXTENSIONS } from "./copilot.ts";
import { DYNAMIC_EXTENSIONS } from "./dynamic.ts";

/**
 * Microsoft's extensions of the definition, by name: those of its own schema, and those of published
 * connectors with where they are. An extension that is not here is not checked.
 */

const TEXT: JsonObject = { type: "string" };
const YES_OR_NO: JsonObject = { type: "boolean" };

export const EXTENSIONS: Readonly<Record<string, JsonObject>> = {
  ...DYNAMIC_EXTENSIONS,
  ...COPILOT_EXTENSIONS,
  "x-ms-summary": TEXT,
  "x-ms-visibility": {
    type: "string",
    // "none" stands for "as usual" in published definitions.
    enum: ["important", "advanced", "internal", "none", ""],
  },
  "x-ms-url-encoding": { type: "string", enum: ["single", "double", "mock"] },
  "x-ms-trigger": { type: "string", enum: ["batch", "single"] },
  "x-ms-trigger-hint": TEXT,
  "x-ms-trigger-metadata": {
    title: "x-ms-trigger-metadata",
    type: "object",
    required: ["kind", "mode"],
    properties: { kind: TEXT, mode: TEXT },
  },
  "x-ms-notification-url": YES_OR_NO,
  "x-ms-notification-content": {
    title: "x-ms-notification-content",
    type: "object",
    required: ["schema"],
    additionalProperties: false,
    patternProperties: { "^x-": {} },
    // Published ones describe headers too, as if it were a response.
    properties: { description: TEXT, schema: { type: "object" }, headers: { type: "object" } },
  },
  "x-ms-notification": {
    title: "x-ms-notification",
    type: "object",
    required: ["operationId"],
    properties: { operationId: TEXT },
  },
  "x-ms-pageable": {
    title: "x-ms-pageable",
    type: "object",
    required: ["nextLinkName"],
    // Azure's definitions write null where a list has no pages.
    properties: { nextLinkName: { type: ["string", "null"] } },
  },
  "x-ms-trigger-value": {
    title: "x-ms-trigger-value",
    type: "object",
    properties: { "value-collection": TEXT, "value-path": TEXT },
  },
  "x-ms-no-generic-test": YES_OR_NO,
  "x-ms-safe-operation": YES_OR_NO,
  "x-ms-test-value": {},
  "x-ms-localizeDefaultValue": YES_OR_NO,
  "x-ms-editor": TEXT,
  // Options of the editor (Azure/LogicAppsUX).
  "x-ms-editor-options": { type: "object" },
  "x-ms-media-kind": TEXT,
  "x-ms-enum-values": {
    type: "array",
    items: {
      title: "entry of x-ms-enum-values",
      type: "object",
      required: ["value"],
      properties: { value: {}, displayName: TEXT },
    },
  },
  "x-ms-api-annotation": {
    title: "x-ms-api-annotation",
    type: "object",
    properties: {
      status: TEXT,
      family: TEXT,
      revision: { type: "integer", minimum: 1, description: "a whole number from 1" },
      replacement: {
        title: "replacement",
        type: "object",
        properties: { api: TEXT, operationId: TEXT },
      },
    },
  },
  // Published in GMO Sign's and Seismic's connectors, in info.
  "x-ms-deployment-version": TEXT,
  "x-ms-docs": {
    type: "array",
    items: {
      title: "entry of x-ms-docs",
      type: "object",
      required: ["url", "description"],
      properties: { url: TEXT, description: TEXT },
    },
  },
  // AutoRest's, which the platform does not read; published in GreenSign's connector, the last with
  // a label for makers.
  "x-ms-enum": {
    title: "x-ms-enum",
    type: "object",
    properties: { name: TEXT, modelAsString: YES_OR_NO, values: { type: "array" } },
  },
  "x-ms-parameter-location": TEXT,
  "x-ms-skip-url-encoding": YES_OR_NO,
  "x-ms-parameterized-host": { type: "object" },
  // Of columns (Power-Fx, ConnectorConstants).
  "x-ms-permission": TEXT,
  "x-ms-sort": TEXT,
  "x-ms-keyType": TEXT,
  "x-ms-keyOrder": { type: "integer" },
  "x-ms-connector-metadata": {
    type: "array",
    items: {
      title: "entry of x-ms-connector-metadata",
      type: "object",
      required: ["propertyName", "propertyValue"],
      properties: { propertyName: TEXT, propertyValue: TEXT },
    },
  },
};

/** The names of all; what x-ms-capabilities holds depends on where it stands. */
export const EXTENSION_NAMES: readonly string[] = [...Object.keys(EXTENSIONS), "x-ms-capabilities"];
