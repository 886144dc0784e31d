import { isObject, type Json, type JsonObject } from "../../../scripts/common/json.ts";
import type { Connector } from "../../../scripts/validate/connector.ts";
import { drafted, draftOf } from "./draft.ts";

/**
 * The operations of the published Intercom connector, the one that tests the connection, and those
 * that fill their dropdowns.
 */
export const PUBLISHED: readonly string[] = [
  "CreateLead",
  "CreateUser",
  "GetConnectedTeammate",
  "GetLead",
  "GetUser",
  "ListCompanies",
  "ListLeads",
  "ListSegments",
  "ListTags",
  "ListUsers",
  "TrigNewConversation",
  "TrigNewLead",
  "TrigNewUser",
  "TrigUpdateUser",
];

/** A connector with only some of its operations, and what those refer to. */
export function onlyOperations(connector: Connector, ids: readonly string[]): Connector {
  const draft = draftOf(connector);
  const { definition, properties } = draft;
  const paths = objectIn(definition, "paths");
  for (const [path, item] of Object.entries(paths)) {
    if (!isObject(item)) continue;
    for (const [method, operation] of Object.entries(item)) {
      const id = isObject(operation) ? operation.operationId : undefined;
      if (typeof id !== "string" || !ids.includes(id)) delete item[method];
    }
    if (Object.keys(item).length === 0) delete paths[path];
  }
  const used = new Set<string>();
  const visit = (value: Json | undefined): void => {
    if (typeof value !== "object" || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (key !== "$ref" || typeof inner !== "string") visit(inner);
      else if (!used.has(inner)) {
        used.add(inner);
        const [, section = "", name = ""] = inner.split("/");
        visit(objectIn(definition, section)[name]);
      }
    }
  };
  visit(paths);
  for (const section of ["definitions", "parameters", "responses"]) {
    const shared = definition[section];
    if (!isObject(shared)) continue;
    for (const name of Object.keys(shared)) {
      if (!used.has(`#/${section}/${name}`)) delete shared[name];
    }
  }
  objectIn(properties, "properties").scriptOperations = [...ids];
  return drafted(draft);
}

function objectIn(holder: JsonObject, key: string): JsonObject {
  const value = holder[key];
  if (!isObject(value)) throw new Error(`there is no object ${key}`);
  return value;
}
