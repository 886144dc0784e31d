/** A definition as it ships, read back. */
import type { SwaggerParameter, SwaggerSchema } from "../generate/swagger.ts";

/** A schema or parameter with what generated files may hold beyond what is written today. */
export type ShippedSchema = SwaggerSchema & {
  "x-ms-dynamic-schema"?: unknown;
  "x-ms-dynamic-properties"?: unknown;
};

export interface ShippedOperation {
  readonly operationId: string;
  readonly summary?: string;
  readonly description?: string;
  readonly "x-ms-visibility"?: string;
  readonly "x-ms-trigger"?: string;
  readonly parameters?: readonly SwaggerParameter[];
  readonly responses: Readonly<Record<string, { readonly schema?: ShippedSchema }>>;
}

export interface Shipped {
  readonly paths: Readonly<Record<string, Readonly<Record<string, ShippedOperation>>>>;
  readonly definitions: Readonly<Record<string, ShippedSchema>>;
}

/** All operations but those that only fill dropdowns, in the order of ids. */
export function visibleOperations({ paths }: Shipped): ShippedOperation[] {
  return Object.values(paths)
    .flatMap((methods) => Object.values(methods))
    .filter((operation) => operation["x-ms-visibility"] !== "internal")
    .sort((a, b) => (a.operationId < b.operationId ? -1 : 1));
}

/** What a schema is, behind its reference. */
export function resolved({ definitions }: Shipped, schema: ShippedSchema): ShippedSchema {
  const name = schema.$ref?.replace("#/definitions/", "");
  return name === undefined ? schema : (definitions[name] ?? {});
}

/** What an operation answers when it succeeds. */
export function answerOf({ responses }: ShippedOperation): ShippedSchema | undefined {
  return responses["200"]?.schema ?? responses["201"]?.schema;
}

export function isTrigger(operation: ShippedOperation): boolean {
  return operation["x-ms-trigger"] !== undefined;
}
