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
  "x-ms-capabilities"?: { testConnection?: TestConnection; "file-picker"?: FilePicker };
}

export const METHODS = ["get", "put", "post", "delete", "options", "head", "patch"] as const;
export type Method = (typeof METHODS)[number];

export type PathItem = {
  parameters?: ParameterOrRef[];
  /** What a webhook trigger's callbacks bring; it stands beside the verb that subscribes. */
  "x-ms-notification-content"?: { description?: string; schema?: Schema };
} & { [method in Method]?: Operation };

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
  "x-ms-pageable"?: Pageable;
  /** `mcp-streamable-1.0`: agents speak this with the operation. */
  "x-ms-agentic-protocol"?: string;
}

export interface Pageable {
  /** The property of the answer that holds the URL of the next page. */
  nextLinkName?: string;
  /** The property of the answer that holds the page's items. */
  itemName?: string;
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
  items?: Schema;
  /** How an array becomes text: csv (the default), ssv, tsv, pipes, multi. */
  collectionFormat?: string;
  /** Only of parameters in the body. */
  schema?: Schema;
  description?: string;
  "x-ms-summary"?: string;
  "x-ms-url-encoding"?: string;
  "x-ms-visibility"?: string;
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
  /** Of a list in a list outside the body; else as of a parameter. */
  collectionFormat?: string;
  allOf?: Schema[];
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: boolean;
  exclusiveMaximum?: boolean;
  "x-nullable"?: boolean;
  "x-ms-summary"?: string;
  "x-ms-visibility"?: string;
  "x-ms-notification-url"?: boolean;
}

/** What the designers ask the connector itself: the old form and the new one, either or both. */
export interface Dynamic {
  "x-ms-dynamic-values"?: DynamicValues;
  "x-ms-dynamic-list"?: DynamicList;
  "x-ms-dynamic-schema"?: DynamicSchema;
  "x-ms-dynamic-properties"?: DynamicProperties;
  "x-ms-dynamic-tree"?: DynamicTree;
}

/** What every one of them begins with: an operation, or something built into the platform. */
export interface DynamicCall {
  operationId?: string;
  builtInOperation?: string;
  /** Literals, `{parameter}` (old form), `{value}`, `{parameterReference}` (new form). */
  parameters?: Record<string, unknown>;
}

export interface DynamicValues extends DynamicCall {
  /** `file-picker` refers to the definition's x-ms-capabilities: the old form of a tree. */
  capability?: string;
  "value-collection"?: string;
  "value-path"?: string;
  "value-title"?: string;
}

export interface DynamicList extends DynamicCall {
  itemsPath?: string;
  itemValuePath?: string;
  itemTitlePath?: string;
}

export interface DynamicSchema extends DynamicCall {
  "value-path"?: string;
}

export interface DynamicProperties extends DynamicCall {
  itemValuePath?: string;
}

/** Fills one level of a tree. */
export interface DynamicTreeLevel extends DynamicList {
  itemIsParent?: string | boolean;
}

export interface DynamicTree {
  settings?: { canSelectParentNodes?: boolean; canSelectLeafNodes?: boolean };
  /** The roots. */
  open?: DynamicTreeLevel;
  /** What lies below a node; its parameters may read the node (`{selectedItemValuePath}`). */
  browse?: DynamicTreeLevel;
}

/** The old form of a tree, one for the whole connector. */
export interface FilePicker {
  open?: DynamicCall;
  /** Its parameters may read the node (`{"value-property"}`). */
  browse?: DynamicCall;
  "value-collection"?: string;
  "value-path"?: string;
  "value-title"?: string;
  "value-folder-property"?: string;
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
