import type { JsonObject } from "../../common/json.ts";

/** Microsoft's extensions of the definition, by name. An extension that is not here is not checked. */

const TEXT: JsonObject = { type: "string" };
const YES_OR_NO: JsonObject = { type: "boolean" };
const CALL: JsonObject = { operationId: TEXT, parameters: { type: "object" } };

const DYNAMIC_VALUES: JsonObject = {
  title: "x-ms-dynamic-values",
  type: "object",
  // Instead of an operation, published pickers name a capability or an operation of the platform.
  if: {
    type: "object",
    not: { anyOf: [{ required: ["capability"] }, { required: ["builtInOperation"] }] },
  },
  // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
  then: { title: "x-ms-dynamic-values", required: ["operationId"] },
  // Without value-path the items themselves are the values (RAPID Platform's lists of texts).
  properties: {
    ...CALL,
    "value-collection": TEXT,
    "value-path": TEXT,
    "value-title": TEXT,
  },
};

export const EXTENSIONS: Readonly<Record<string, JsonObject>> = {
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
    properties: { description: TEXT, schema: { type: "object" } },
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
    properties: { nextLinkName: TEXT },
  },
  "x-ms-no-generic-test": YES_OR_NO,
  "x-ms-safe-operation": YES_OR_NO,
  "x-ms-editor": TEXT,
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
  "x-ms-dynamic-values": DYNAMIC_VALUES,
  "x-ms-dynamic-list": {
    title: "x-ms-dynamic-list",
    type: "object",
    required: ["operationId"],
    properties: { ...CALL, itemsPath: TEXT, itemValuePath: TEXT, itemTitlePath: TEXT },
  },
  "x-ms-dynamic-schema": {
    title: "x-ms-dynamic-schema",
    type: "object",
    required: ["operationId"],
    properties: { ...CALL, "value-path": TEXT },
  },
  "x-ms-dynamic-properties": {
    title: "x-ms-dynamic-properties",
    type: "object",
    required: ["operationId"],
    properties: { ...CALL, itemValuePath: TEXT },
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
