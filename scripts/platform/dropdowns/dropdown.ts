import type { OperationEntry } from "../definition/operations.ts";
import { type Dynamic, isRecord, type Swagger } from "../definition/swagger.ts";
import { UsageError } from "../errors.ts";
import { findParameter, parameterKeys } from "../request/find-parameter.ts";

/**
 * The part of the definition that declares a parameter's dropdown: the parameter, a property of
 * the body, or the items of either when it takes several.
 * @throws {UsageError} for an unknown key
 */
export function dropdownOf(definition: Swagger, entry: OperationEntry, key: string): Dynamic {
  const found = findParameter(definition, entry, key);
  if (!found) {
    const known = parameterKeys(definition, entry).join(", ") || "none";
    throw new UsageError(`${entry.operationId} has no parameter "${key}". It takes: ${known}.`);
  }
  const declares = found["x-ms-dynamic-list"] ?? found["x-ms-dynamic-values"];
  return declares === undefined && isRecord(found.items) ? found.items : found;
}
