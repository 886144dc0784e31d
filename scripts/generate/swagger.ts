/** The parts of Swagger 2.0, with Microsoft's extensions, that this connector uses. */
import type { Json } from "../common/json.ts";
import type { Visibility } from "../language/parameters.ts";

export interface SwaggerSchema extends DropdownExtensions, DynamicSchemaExtensions {
  $ref?: string;
  type?: string;
  format?: string;
  description?: string;
  "x-ms-summary"?: string;
  "x-ms-visibility"?: Visibility;
  "x-nullable"?: true;
  enum?: readonly Json[];
  "x-ms-enum-values"?: readonly { value: Json; displayName: string }[];
  default?: Json;
  example?: Json;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  items?: SwaggerSchema;
  properties?: Record<string, SwaggerSchema>;
  required?: readonly string[];
  additionalProperties?: boolean;
}

export interface SwaggerParameter extends Omit<SwaggerSchema, "required" | "properties"> {
  name: string;
  in: "path" | "query" | "body";
  required?: boolean;
  collectionFormat?: "multi";
  schema?: SwaggerSchema;
  "x-ms-url-encoding"?: "single";
  "x-ms-test-value"?: Json;
}

export interface DropdownExtensions {
  "x-ms-dynamic-values"?: Record<string, unknown>;
  "x-ms-dynamic-list"?: Record<string, unknown>;
}

export interface DynamicSchemaExtensions {
  "x-ms-dynamic-schema"?: Record<string, unknown>;
  "x-ms-dynamic-properties"?: Record<string, unknown>;
}

export function ref(name: string): SwaggerSchema {
  return { $ref: `#/definitions/${name}` };
}
