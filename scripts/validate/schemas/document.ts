import type { JsonObject } from "../../common/json.ts";

const TEXT: JsonObject = { type: "string" };
const TEXTS: JsonObject = { type: "array", items: TEXT };
const DOCUMENTATION: JsonObject = { type: "object", properties: { url: TEXT, description: TEXT } };

/** The head of the definition (OpenAPI 2.0); paths and schemas have rules of their own. */
export const DOCUMENT: JsonObject = {
  title: "definition",
  type: "object",
  required: ["info", "paths"],
  properties: {
    info: {
      title: "info object",
      type: "object",
      // The specification asks for title and version; paconn reads the description too.
      required: ["title", "version", "description"],
      properties: {
        title: TEXT,
        version: TEXT,
        description: TEXT,
        termsOfService: TEXT,
        contact: { type: "object", properties: { name: TEXT, url: TEXT, email: TEXT } },
        license: { type: "object", properties: { name: TEXT, url: TEXT } },
      },
    },
    host: TEXT,
    basePath: TEXT,
    schemes: TEXTS,
    consumes: TEXTS,
    produces: TEXTS,
    paths: { type: "object", patternProperties: { "^/": { type: "object" } } },
    definitions: { type: "object" },
    parameters: { type: "object" },
    responses: { type: "object" },
    tags: {
      type: "array",
      items: {
        title: "tag",
        type: "object",
        required: ["name"],
        properties: { name: TEXT, description: TEXT, externalDocs: DOCUMENTATION },
      },
    },
    externalDocs: DOCUMENTATION,
    security: { type: "array", items: { type: "object" } },
    securityDefinitions: {
      type: "object",
      additionalProperties: {
        title: "security definition",
        type: "object",
        required: ["type"],
        properties: {
          type: { type: "string", enum: ["basic", "apiKey", "oauth2"] },
          description: TEXT,
          name: TEXT,
          in: { type: "string", enum: ["header", "query"] },
          flow: { type: "string", enum: ["implicit", "password", "application", "accessCode"] },
          authorizationUrl: TEXT,
          tokenUrl: TEXT,
          scopes: { type: "object", additionalProperties: TEXT },
        },
      },
    },
  },
};
