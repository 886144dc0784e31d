import type { JsonObject } from "../../common/json.ts";

const FILE: JsonObject = { type: ["string", "null"] };

/** settings.json: the arguments of paconn. */
export const SETTINGS: JsonObject = {
  title: "settings file",
  type: "object",
  additionalProperties: false,
  properties: {
    $schema: { type: "string" },
    connectorId: { type: ["string", "null"] },
    environment: { type: ["string", "null"] },
    apiProperties: FILE,
    apiDefinition: FILE,
    icon: FILE,
    script: FILE,
    powerAppsUrl: { type: "string" },
    powerAppsApiVersion: { type: "string" },
    flowUrl: { type: "string" },
    flowApiVersion: { type: "string" },
  },
};
