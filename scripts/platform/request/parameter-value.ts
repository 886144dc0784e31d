import { isRecord, type Parameter, type Schema } from "../definition/swagger.ts";
import { UsageError } from "../errors.ts";
import { isFile } from "./file-value.ts";

/** What a declaration of a parameter or a property says of its values. */
interface Typed {
  type?: string;
  format?: string;
  items?: Schema;
}

/**
 * A maker's value as the declared type. Text that reads as a number or a boolean is converted, as
 * flows do ("OpenApiOperationParameterTypeConversionFailed" is their error when it does not).
 * Values outside an `enum` pass: makers may type a custom value, and the API judges it.
 * A file passes as it is: a form or a body reads it, and JSON holds it as flows do.
 * @throws {UsageError} that names the parameter and the type it wants
 */
export function convertValue(value: unknown, declared: Typed, label: string): unknown {
  const { type, items } = declared;
  if (value === null || isFile(declared)) return value;
  switch (type) {
    case "string":
      if (typeof value === "string") return value;
      if (typeof value === "number" || typeof value === "boolean") return String(value);
      break;
    case "integer":
    case "number": {
      const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
      const fits = type === "integer" ? Number.isInteger(number) : Number.isFinite(number);
      if (typeof number === "number" && fits) return number;
      break;
    }
    case "boolean":
      if (typeof value === "boolean") return value;
      if (typeof value === "string" && /^(true|false)$/i.test(value)) {
        return value.toLowerCase() === "true";
      }
      break;
    case "array":
      if (Array.isArray(value)) {
        return items?.type === undefined
          ? value
          : value.map((item, index) => convertValue(item, items, `${label} item ${index}`));
      }
      break;
    case "object":
      if (isRecord(value)) return value;
      break;
    default:
      return value;
  }
  throw new UsageError(`${label} must be of type ${type}; it is ${kindOf(value)}.`);
}

const SEPARATORS = new Map([
  ["csv", ","],
  ["ssv", " "],
  ["tsv", "\t"],
  ["pipes", "|"],
]);

/**
 * The texts that a value becomes outside the body: one, or one per item where the collection
 * format is `multi`, which only the query and forms know. An absent format means csv (OpenAPI 2.0).
 * Lists in a list are joined as the items say. Null is as good as no value; among joined items it keeps
 * its place, empty. Assumption: an empty
 * array is, too; flows drop both.
 */
export function toTexts(value: unknown, parameter: Parameter): string[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) return [toText(value)];
  if (value.length === 0) return [];
  const { in: place, collectionFormat, items } = parameter;
  if (collectionFormat === "multi" && (place === "query" || place === "formData")) {
    return value.filter((item) => item !== null).map((item) => itemText(item, items));
  }
  return [joined(value, parameter)];
}

function joined(list: readonly unknown[], { collectionFormat = "csv", items }: Schema): string {
  const separator = SEPARATORS.get(collectionFormat) ?? ",";
  return list.map((item) => itemText(item, items)).join(separator);
}

function itemText(item: unknown, items: Schema | undefined): string {
  return Array.isArray(item) && items?.type === "array" ? joined(item, items) : toText(item);
}

function toText(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return "an array";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
