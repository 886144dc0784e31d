/**
 * The parts of a connector definition (OpenAPI 2.0 with Microsoft's x-ms extensions) that the
 * local platform reads. Everything is optional that some published connector leaves out.
 */

export interface Swagger {
  info?: { title?: string; description?: string; version?: string };
  host?: string;
  basePath?: string;
  schemes?: string[];
  consumes?: string[];
  produces?: string[];
  paths: Record<string, PathItem>;
  definitions?: Record<string, Schema>;
  parameters?: Record<string, Parameter>;
  responses?: Record<string, Response>;
  securityDefinitions?: Record<string, SecurityScheme>;
  "x-ms-capabilities"?: { testConnection?: TestConnection };
}

export const METHODS = ["get", "put", "post", "delete", "options", "head", "patch"] as const;
export type Method = (typeof METHODS)[number];

export type PathItem = { parameters?: ParameterOrRef[] } & { [method in Method]?: Operation };

export interface Operation {
  operationId?: string;
  summary?: string;
  description?: string;
  parameters?: ParameterOrRef[];
  consumes?: string[];
  responses?: Record<string, Response | Ref>;
  "x-ms-visibility"?: string;
  /** `batch`: one run per item of the answer; `single`: one run per answer. */
  "x-ms-trigger"?: string;
}

export interface Ref {
  $ref: string;
}
export type ParameterOrRef = Parameter | Ref;

export interface Parameter extends Dynamic {
  name: string;
  in: string;
  required?: boolean;
  type?: string;
  format?: string;
  default?: unknown;
  collectionFormat?: string;
  /** Only of parameters in the body. */
  schema?: Schema;
  description?: string;
  "x-ms-summary"?: string;
  "x-ms-url-encoding"?: string;
}

export interface Schema extends Dynamic {
  $ref?: string;
  type?: string;
  title?: string;
  description?: string;
  format?: string;
  default?: unknown;
  enum?: unknown[];
  properties?: Record<string, Schema>;
  /** A list by the specification; some published connectors put a boolean on the property. */
  required?: string[] | boolean;
  additionalProperties?: boolean | Schema;
  items?: Schema;
  allOf?: Schema[];
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: boolean;
  exclusiveMaximum?: boolean;
  "x-nullable"?: boolean;
  "x-ms-summary"?: string;
  "x-ms-notification-url"?: boolean;
}

/** What fills a dropdown: the old form and the new one, either or both. */
export interface Dynamic {
  "x-ms-dynamic-values"?: DynamicValues;
  "x-ms-dynamic-list"?: DynamicList;
}

export interface DynamicValues {
  operationId?: string;
  parameters?: Record<string, unknown>;
  "value-collection"?: string;
  "value-path"?: string;
  "value-title"?: string;
}

export interface DynamicList {
  operationId?: string;
  parameters?: Record<string, { value?: unknown; parameterReference?: string }>;
  itemsPath?: string;
  itemValuePath?: string;
  itemTitlePath?: string;
}

export interface Response {
  description?: string;
  schema?: Schema;
}

export interface SecurityScheme {
  type?: string;
  in?: string;
  name?: string;
}

export interface TestConnection {
  operationId: string;
  parameters?: Record<string, unknown>;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isRef(value: object): value is Ref {
  return "$ref" in value && typeof value.$ref === "string";
}
