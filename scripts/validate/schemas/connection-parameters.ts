import type { JsonObject } from "../../common/json.ts";

/**
 * The service wants texts where JSON would have booleans; either capitalisation is published. Plain
 * booleans are published too, so they are no error here but a warning of rule BooleanTextExpected.
 */
const BOOLEAN_TEXT: JsonObject = {
  type: ["string", "boolean"],
  enum: ["true", "false", "True", "False", true, false],
};

const TEXT: JsonObject = { type: "string" };
const TEXT_OR_NULL: JsonObject = { type: ["string", "null"] };

/**
 * One of a few values, which the service takes in any case: SurveyMonkey's connector has the
 * redirectMode "direct", and Microsoft Learn the type "oauthsetting".
 */
function anyCase(...values: string[]): JsonObject {
  const letter = (one: string) => `[${one.toUpperCase()}${one.toLowerCase()}]`;
  const pattern = values.map((value) => value.replace(/[a-z]/gi, letter)).join("|");
  return {
    type: "string",
    // Where the pattern does not fit, the values are what the finding names.
    if: { type: "string", not: { type: "string", pattern: `^(${pattern})$` } },
    // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
    then: { type: "string", enum: values },
  };
}

const CONSTRAINTS: JsonObject = {
  title: "constraints",
  type: "object",
  properties: {
    required: BOOLEAN_TEXT,
    hidden: BOOLEAN_TEXT,
    clearText: { type: "boolean" },
    tabIndex: { type: "integer" },
    default: {},
    capability: { type: "array", items: TEXT },
    dependencies: { type: "object" },
    allowedValues: {
      type: "array",
      items: {
        title: "allowed value",
        type: "object",
        required: ["value"],
        properties: { value: { type: ["string", "number", "boolean"] }, text: TEXT },
      },
    },
  },
};

const OAUTH_SETTINGS: JsonObject = {
  title: "oAuthSettings",
  type: "object",
  required: ["identityProvider"],
  properties: {
    identityProvider: TEXT,
    clientId: TEXT_OR_NULL,
    clientSecret: TEXT_OR_NULL,
    redirectMode: anyCase("Global", "Direct", "GlobalPerConnector"),
    redirectUrl: TEXT,
    scopes: { type: "array", items: TEXT },
    properties: { type: "object" },
    additionalParameters: { type: "object" },
    customParameters: {
      type: "object",
      additionalProperties: {
        title: "custom parameter",
        type: "object",
        required: ["value"],
        properties: { value: {} },
      },
    },
  },
};

const CONNECTION_PARAMETER: JsonObject = {
  $id: "connection-parameter",
  title: "connection parameter",
  type: "object",
  properties: {
    type: anyCase("string", "securestring", "int", "bool", "gatewaySetting", "oauthSetting"),
    uiDefinition: {
      title: "uiDefinition of a connection parameter",
      type: "object",
      properties: {
        displayName: TEXT,
        description: TEXT,
        tooltip: TEXT,
        constraints: CONSTRAINTS,
      },
    },
    oAuthSettings: OAUTH_SETTINGS,
    allowedValues: { type: "array" },
    metadata: { type: "object" },
  },
  if: { type: "object", properties: { type: anyCase("oauthSetting") }, required: ["type"] },
  // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
  then: { title: "connection parameter of type oauthSetting", required: ["oAuthSettings"] },
};

const PARAMETERS: JsonObject = {
  $id: "connection-parameters",
  type: "object",
  propertyNames: {
    // A part of a sign-in is named after it: `token:TenantId`.
    pattern: "^[0-9A-Za-z_.-]+(:[0-9A-Za-z_]+)?$",
    description: "a name of letters, digits and underscores",
  },
  // A part of a sign-in may leave its type out (Microsoft's schema).
  patternProperties: { ":": { $ref: "connection-parameter" } },
  additionalProperties: {
    $ref: "connection-parameter",
    title: "connection parameter",
    type: "object",
    required: ["type"],
  },
};

/** What others refer to. Compiling them once instead of at each place halves the time it takes. */
export const SHARED_SCHEMAS: readonly JsonObject[] = [CONNECTION_PARAMETER, PARAMETERS];

/** The parameters that a maker is asked when connecting, by name. */
export const CONNECTION_PARAMETERS: JsonObject = { $ref: "connection-parameters" };
