import { own } from "../../common/own.ts";
import { declaredResponse } from "../answer/check-answer.ts";
import type { OperationEntry } from "../definition/operations.ts";
import { bodyProperties, resolveSchema } from "../definition/schema.ts";
import { type Dynamic, isRecord, type Schema, type Swagger } from "../definition/swagger.ts";
import { UsageError } from "../errors.ts";
import { type Declared, findParameter, parameterKeys } from "../request/find-parameter.ts";
import { notificationSchema } from "../triggers/webhook.ts";

/**
 * The part of the definition that declares a parameter's dropdown or tree: the parameter, a
 * property of the body or of a row of a list, or the items of any of these when it takes several.
 * @throws {UsageError} for an unknown key
 */
export function dynamicOf(
  definition: Swagger,
  entry: OperationEntry,
  key: string,
  extensions: readonly (keyof Dynamic)[],
): Dynamic {
  const found = declaredAt(definition, entry, key);
  if (declares(found, extensions) || !isRecord(found.items)) return found;
  return resolveSchema(definition, found.items);
}

/**
 * A parameter, a property of the body, or one of a row of a list.
 * @throws {UsageError} for an unknown key
 */
export function declaredAt(definition: Swagger, entry: OperationEntry, key: string): Declared {
  const found = findParameter(definition, entry, key) ?? inRow(definition, entry, key);
  if (found) return found;
  const known = parameterKeys(definition, entry).join(", ") || "none";
  throw new UsageError(`${entry.operationId} has no parameter "${key}". It takes: ${known}.`);
}

/** What lies in the rows of a list, "body/parts/*\/size", in lists of lists further down. */
function inRow(definition: Swagger, entry: OperationEntry, key: string): Schema | undefined {
  const [list = "", ...paths] = key.split("/*/");
  let at: Schema | undefined = findParameter(definition, entry, list);
  for (const path of paths) {
    const properties = isRecord(at?.items) ? bodyProperties(definition, at.items) : [];
    at = properties.find((one) => one.path.join("/") === path)?.schema;
  }
  return paths.length === 0 ? undefined : at;
}

const SCHEMAS = ["x-ms-dynamic-schema", "x-ms-dynamic-properties"] as const;

/**
 * The schema at a place that only the API knows: a parameter's key, "response" for the answer,
 * "notification" for a webhook's payload; the latter with property names behind "/" where the
 * dynamic part lies deeper ("response/fields"). Arrays are stepped into without a name.
 * @throws {UsageError} for an unknown place
 */
export function dynamicSchemaOf(
  definition: Swagger,
  entry: OperationEntry,
  place: string,
): Dynamic {
  const [root = "", ...names] = place.split("/");
  const known = findParameter(definition, entry, place);
  const schema = known
    ? undefined
    : root === "response"
      ? answerSchema(definition, entry)
      : root === "notification"
        ? notificationSchema(definition, entry)
        : undefined;
  if (!schema) return dynamicOf(definition, entry, place, SCHEMAS);
  let at = inside(definition, schema);
  for (const name of names) {
    const property = own(at.properties ?? {}, name);
    if (!property) {
      const there = Object.keys(at.properties ?? {}).join(", ") || "none";
      throw new UsageError(
        `${entry.operationId}: "${place}" is not declared; at "${name}" there are: ${there}.`,
      );
    }
    at = inside(definition, property);
  }
  return at;
}

function inside(definition: Swagger, schema: Schema): Schema {
  const resolved = resolveSchema(definition, schema);
  if (declares(resolved, SCHEMAS) || !isRecord(resolved.items)) return resolved;
  return inside(definition, resolved.items);
}

function answerSchema(definition: Swagger, entry: OperationEntry): Schema | undefined {
  const statuses = Object.keys(entry.operation.responses ?? {}).filter((one) =>
    /^2\d\d$/.test(one),
  );
  return statuses
    .map((status) => declaredResponse(definition, entry, Number(status))?.schema)
    .find((schema) => schema !== undefined);
}

function declares(dynamic: Dynamic, extensions: readonly (keyof Dynamic)[]): boolean {
  return extensions.some((extension) => dynamic[extension] !== undefined);
}
