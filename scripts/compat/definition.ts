import { isObject, type Json, type JsonObject } from "../common/json.ts";
import { own } from "../common/own.ts";

/** A connector as it is compared: any, ours or another's; whatever the JSON holds, nothing throws. */
export interface Compared {
  /** The name of its folder. */
  readonly name: string;
  readonly definition: JsonObject;
  /** The value of `properties` in apiProperties.json; absent where only a definition is given. */
  readonly properties?: JsonObject;
  readonly script?: string;
}

export interface ComparedOperation {
  readonly id: string;
  /** Upper case. */
  readonly method: string;
  readonly path: string;
  readonly object: JsonObject;
  /** Of the path item and the operation, references resolved. */
  readonly parameters: readonly JsonObject[];
  /** What a webhook trigger's callbacks bring. */
  readonly notification: Json | undefined;
}

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch"];

/** By operation id; of two with one id the first, as the platform takes it. */
export function operationsOf({ definition }: Compared): Map<string, ComparedOperation> {
  const operations = new Map<string, ComparedOperation>();
  for (const [path, item] of Object.entries(objectOf(definition.paths))) {
    if (!isObject(item)) continue;
    for (const method of METHODS) {
      const object = own(item, method);
      if (!isObject(object) || typeof object.operationId !== "string") continue;
      if (operations.has(object.operationId)) continue;
      const parameters = new Map<string, JsonObject>();
      for (const one of [...listOf(item.parameters), ...listOf(object.parameters)]) {
        const parameter = resolved(definition, one);
        parameters.set(`${parameter.in} ${parameter.name}`, parameter);
      }
      operations.set(object.operationId, {
        id: object.operationId,
        method: method.toUpperCase(),
        path,
        object,
        parameters: [...parameters.values()],
        notification: item["x-ms-notification-content"],
      });
    }
  }
  return operations;
}

/** Follows `$ref`, at most 20 times; an empty object where nothing is there. */
export function resolved(definition: JsonObject, value: Json | undefined): JsonObject {
  let found = value;
  for (let hops = 0; hops < 20; hops++) {
    if (!isObject(found)) return {};
    if (typeof found.$ref !== "string") return found;
    found = at(definition, found.$ref);
  }
  return {};
}

/** The value at a reference such as `#/definitions/tag`. */
function at(definition: JsonObject, reference: string): Json | undefined {
  if (!reference.startsWith("#/")) return undefined;
  let value: Json | undefined = definition;
  for (const segment of reference.slice(2).split("/")) {
    if (!isObject(value)) return undefined;
    value = own(value, segment.replaceAll("~1", "/").replaceAll("~0", "~"));
  }
  return value;
}

export function objectOf(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

export function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

/** Whether two values are the same, whatever the order of keys. */
export function same(one: Json | undefined, other: Json | undefined): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, index) => same(item, other[index]));
  }
  if (isObject(one) && isObject(other)) {
    const keys = Object.keys(one);
    return (
      keys.length === Object.keys(other).length &&
      keys.every((key) => Object.hasOwn(other, key) && same(one[key], other[key]))
    );
  }
  return one === other;
}

/** A value for a sentence. */
export function told(value: Json | undefined): string {
  if (value === undefined) return "none";
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
