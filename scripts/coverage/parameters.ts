/** What makers fill in, and how much of it is easy. */
import type { SwaggerParameter } from "../generate/swagger.ts";
import { resolved, type Shipped, type ShippedOperation, type ShippedSchema } from "./shipped.ts";

/** What a parameter is to a maker; the first that fits. */
export type ParameterKind =
  /** A list from the workspace. */
  | "dynamic dropdown"
  /** A list of fixed words. */
  | "fixed words"
  /** Fields that the workspace decides on. */
  | "dynamic schema"
  | "boolean"
  | "date"
  /** A number with a least or a most. */
  | "number with limits"
  | "other";

export interface ShownParameter {
  /** In a body, with dots: `from.id`; entries of a list with `*`. */
  readonly key: string;
  readonly kind: ParameterKind;
  readonly advanced: boolean;
  /** Whether it lies in the entries of a list, which a card shows one by one when they are added. */
  readonly inList: boolean;
}

/**
 * The parameters that a card shows: those of path and query, and of a body each value that is no
 * object itself. A list of objects is shown as the fields of an entry.
 */
export function shownParameters(shipped: Shipped, operation: ShippedOperation): ShownParameter[] {
  const found: ShownParameter[] = [];
  const visit = (
    given: ShippedSchema,
    at: Pick<ShownParameter, "key" | "advanced" | "inList">,
    above: readonly ShippedSchema[],
  ) => {
    const schema = resolved(shipped, given);
    const visibility = schema["x-ms-visibility"];
    if (visibility === "internal" || above.includes(schema)) return;
    const advanced = at.advanced || visibility === "advanced";
    const within = [...above, schema];
    const entry = schema.items && resolved(shipped, schema.items);
    if (schema.properties !== undefined && kindOf(schema) === "other") {
      for (const [key, inner] of Object.entries(schema.properties)) {
        visit(inner, { ...at, advanced, key: at.key === "" ? key : `${at.key}.${key}` }, within);
      }
    } else if (entry?.properties !== undefined) {
      visit(entry, { key: `${at.key}.*`, advanced, inList: true }, within);
    } else {
      const own = kindOf(schema);
      const kind = own === "other" && entry !== undefined ? kindOf(entry) : own;
      found.push({ ...at, advanced, kind });
    }
  };
  for (const parameter of operation.parameters ?? []) {
    const isBody = parameter.in === "body";
    const key = isBody ? "" : parameter.name;
    visit(schemaOf(parameter), { key, advanced: false, inList: false }, []);
  }
  return found;
}

function schemaOf({ schema, required: _, ...parameter }: SwaggerParameter): ShippedSchema {
  return schema ?? parameter;
}

function kindOf(schema: ShippedSchema): ParameterKind {
  if (schema["x-ms-dynamic-values"] ?? schema["x-ms-dynamic-list"]) return "dynamic dropdown";
  if (schema["x-ms-dynamic-schema"] ?? schema["x-ms-dynamic-properties"]) return "dynamic schema";
  if ((schema.enum?.length ?? 0) > 1) return "fixed words";
  if (schema.type === "boolean") return "boolean";
  if (schema.format === "date-time" || schema.format === "date") return "date";
  const isNumber = schema.type === "integer" || schema.type === "number";
  const isLimited = schema.minimum !== undefined || schema.maximum !== undefined;
  return isNumber && isLimited ? "number with limits" : "other";
}
