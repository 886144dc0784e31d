/** A definition as it ships, read back. */
import { METHODS, type Method } from "../common/contract.ts";
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

/** The operations of a path, by method. */
export type ShippedPath = { readonly [method in Method]?: ShippedOperation } & {
  /** What the trigger by webhooks that is there gives to a flow. */
  readonly "x-ms-notification-content"?: { readonly schema: ShippedSchema };
};

/** A definition whose parameters are written out; {@link readShipped} makes one. */
export interface Shipped {
  readonly paths: Readonly<Record<string, ShippedPath>>;
  readonly definitions: Readonly<Record<string, ShippedSchema>>;
}

/**
 * Reads the text of a definition of ours, which the build has checked against the specification; its
 * operations refer to the parameters that they share.
 */
export function readShipped(text: string): Shipped {
  const { parameters = {}, ...shipped } = JSON.parse(text) as Shipped & {
    readonly parameters?: Readonly<Record<string, SwaggerParameter>>;
  };
  const written = (one: SwaggerParameter) =>
    parameters[one.$ref?.replace("#/parameters/", "") ?? ""] ?? one;
  const paths = Object.entries(shipped.paths).map(([path, item]) => {
    const operations = METHODS.flatMap((method) => {
      const operation = item[method];
      if (operation?.parameters === undefined) return [];
      return [[method, { ...operation, parameters: operation.parameters.map(written) }] as const];
    });
    return [path, { ...item, ...Object.fromEntries(operations) }] as const;
  });
  return { ...shipped, paths: Object.fromEntries(paths) };
}

export function allOperations({ paths }: Shipped): ShippedOperation[] {
  return Object.values(paths).flatMap((path) => METHODS.flatMap((method) => path[method] ?? []));
}

/** All operations but those that only fill dropdowns, in the order of ids. */
export function visibleOperations(shipped: Shipped): ShippedOperation[] {
  return allOperations(shipped)
    .filter((operation) => operation["x-ms-visibility"] !== "internal")
    .sort((a, b) => (a.operationId < b.operationId ? -1 : 1));
}

/** What a schema is, behind its reference. */
export function resolved({ definitions }: Shipped, schema: ShippedSchema): ShippedSchema {
  const name = schema.$ref?.replace("#/definitions/", "");
  return name === undefined ? schema : (definitions[name] ?? {});
}

/** What a flow receives: what an operation answers when it succeeds, or what a webhook brings. */
export function answerOf(
  { paths }: Shipped,
  operation: ShippedOperation,
): ShippedSchema | undefined {
  const content = Object.values(paths).find((path) =>
    METHODS.some((method) => path[method] === operation),
  )?.["x-ms-notification-content"];
  if (isTrigger(operation) && content !== undefined) return content.schema;
  const { responses } = operation;
  return responses["200"]?.schema ?? responses["201"]?.schema;
}

export function isTrigger(operation: ShippedOperation): boolean {
  return operation["x-ms-trigger"] !== undefined;
}
