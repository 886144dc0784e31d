import { isAgentic } from "../../platform/agent.ts";
import type { OperationEntry } from "../../platform/definition/operations.ts";
import { isRecord, type Swagger } from "../../platform/definition/swagger.ts";
import { notificationUrls } from "../../platform/triggers/webhook.ts";
import type { Badge } from "../model.ts";

/**
 * What a maker should know of an operation at a glance. What an action does is said by the sentence with
 * which ours end, else by its method; `x-ms-safe-operation` is a POST that only reads.
 */
export function badgesOf(definition: Swagger, entry: OperationEntry): Badge[] {
  const { operation } = entry;
  const badges: Badge[] = [];
  if (operation["x-ms-visibility"] === "important") badges.push("important");
  if (operation["x-ms-trigger"] !== undefined) {
    badges.push(notificationUrls(definition, entry).length > 0 ? "webhook" : "polling");
  } else if (isAgentic(entry)) badges.push("agent");
  else {
    const effect = effectOf(entry);
    if (effect !== undefined) badges.push(effect);
  }
  if (isRecord(operation) && operation.deprecated === true) badges.push("deprecated");
  return badges;
}

function effectOf({ method, operation }: OperationEntry): Badge | undefined {
  const { description = "" } = operation;
  if (/\bReads only[.;]/.test(description)) return undefined;
  if (/\bCannot be undone[.;]/.test(description)) return "deletes";
  if (/\bChanges data[.;]/.test(description)) return "changes";
  if (method === "GET" || method === "HEAD" || method === "OPTIONS") return undefined;
  if (isRecord(operation) && operation["x-ms-safe-operation"] === true) return undefined;
  return method === "DELETE" ? "deletes" : "changes";
}
