import type { JsonObject } from "../../common/json.ts";

/**
 * The extensions that call an operation. Names are those of Microsoft's schema of the definition, of
 * Asite's connector (which has the only published picker of the sample) and of the designer's own
 * types (Azure/LogicAppsUX). What they mean has rules.
 */

const TEXT: JsonObject = { type: "string" };
const YES_OR_NO: JsonObject = { type: "boolean" };

/** An object of these properties and no others, but for extensions of its own. */
function only(title: string, properties: JsonObject, required: string[] = []): JsonObject {
  return {
    title,
    type: "object",
    required,
    properties,
    patternProperties: { "^x-": {} },
    additionalProperties: false,
  };
}

const call = (title: string, paths: JsonObject): JsonObject =>
  only(title, { operationId: TEXT, parameters: { type: "object" }, ...paths }, ["operationId"]);

/** An extension that calls an operation, or names what takes its place. */
const extension = (title: string, paths: JsonObject): JsonObject => ({
  ...only(title, {
    operationId: TEXT,
    parameters: { type: "object" },
    capability: TEXT,
    builtInOperation: TEXT,
    dynamicState: {},
    ...paths,
  }),
  // Published pickers name a capability or an operation of the platform; Microsoft's own connectors
  // keep the operation in dynamicState.
  if: {
    type: "object",
    not: {
      anyOf: ["capability", "builtInOperation", "dynamicState"].map((name) => ({
        required: [name],
      })),
    },
  },
  // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
  then: { title, required: ["operationId"] },
});

const treeCall = (step: string): JsonObject =>
  call(`"${step}" of x-ms-dynamic-tree`, {
    itemsPath: TEXT,
    itemValuePath: TEXT,
    itemTitlePath: TEXT,
    itemFullTitlePath: TEXT,
    itemIsParent: TEXT,
    selectableFilter: TEXT,
  });

export const DYNAMIC_EXTENSIONS: Readonly<Record<string, JsonObject>> = {
  "x-ms-dynamic-values": extension("x-ms-dynamic-values", {
    "value-collection": TEXT,
    // Without it the items themselves are the values (RAPID Platform's lists of texts).
    "value-path": TEXT,
    "value-title": TEXT,
    "value-description": TEXT,
    "value-selectable": TEXT,
  }),
  "x-ms-dynamic-list": extension("x-ms-dynamic-list", {
    itemsPath: TEXT,
    itemValuePath: TEXT,
    itemTitlePath: TEXT,
  }),
  "x-ms-dynamic-schema": extension("x-ms-dynamic-schema", { "value-path": TEXT }),
  "x-ms-dynamic-properties": extension("x-ms-dynamic-properties", { itemValuePath: TEXT }),
  "x-ms-dynamic-tree": only(
    "x-ms-dynamic-tree",
    {
      settings: only("settings of x-ms-dynamic-tree", {
        canSelectParentNodes: YES_OR_NO,
        canSelectLeafNodes: YES_OR_NO,
      }),
      open: treeCall("open"),
      browse: treeCall("browse"),
    },
    ["open"],
  ),
  "x-ms-operation-context": only(
    "x-ms-operation-context",
    { simulate: call("simulate of x-ms-operation-context", {}) },
    ["simulate"],
  ),
};

/** x-ms-capabilities at the top of the definition. */
export const CONNECTOR_CAPABILITIES: JsonObject = only("x-ms-capabilities", {
  testConnection: call("testConnection", {}),
  "file-picker": only(
    "file-picker",
    {
      open: call('"open" of the file-picker', {}),
      browse: call('"browse" of the file-picker', {}),
      "value-collection": TEXT,
      "value-path": TEXT,
      "value-title": TEXT,
      "value-folder-property": TEXT,
      "value-media-property": TEXT,
    },
    ["open"],
  ),
});

/**
 * x-ms-capabilities of operations: whether large contents may be sent in pieces (Microsoft Learn,
 * openapi-extensions), and the sizes that the designer reads (Azure/LogicAppsUX).
 */
export const OPERATION_CAPABILITIES: JsonObject = {
  title: "x-ms-capabilities",
  type: "object",
  properties: { chunkTransfer: { type: ["boolean", "object"] } },
};

/** x-ms-capabilities of a table or column (Power-Fx, ServiceCapabilities); functions have rules. */
export const SCHEMA_CAPABILITIES: JsonObject = {
  title: "x-ms-capabilities",
  type: "object",
  properties: {
    filterFunctions: { type: "array", items: TEXT },
    filterFunctionSupport: { type: "array", items: TEXT },
    sortRestrictions: { type: "object" },
    filterRestrictions: { type: "object" },
    selectRestrictions: { type: "object" },
    isOnlyServerPagable: YES_OR_NO,
    serverPagingOptions: { type: "array", items: TEXT },
  },
};
