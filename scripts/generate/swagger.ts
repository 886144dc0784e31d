/** The parts of Swagger 2.0, with Microsoft's extensions, that this connector uses. */
import type { Literal } from "../common/contract.ts";
import type { Dropdown } from "../language/dropdown.ts";
import type { ParameterOptions, Visibility } from "../language/operations.ts";

export interface SwaggerSchema extends DropdownExtensions {
  $ref?: string;
  type?: string;
  format?: string;
  description?: string;
  "x-ms-summary"?: string;
  "x-ms-visibility"?: Visibility;
  "x-nullable"?: true;
  enum?: Literal[];
  default?: Literal;
  example?: Literal;
  items?: SwaggerSchema;
  properties?: Record<string, SwaggerSchema>;
  required?: string[];
  additionalProperties?: boolean;
}

export interface SwaggerParameter extends DropdownExtensions {
  name: string;
  in: "path" | "query" | "body";
  required?: boolean;
  description?: string;
  type?: string;
  format?: string;
  enum?: Literal[];
  default?: Literal;
  schema?: SwaggerSchema;
  "x-ms-summary"?: string;
  "x-ms-visibility"?: Visibility;
  "x-ms-url-encoding"?: "single";
  "x-ms-test-value"?: Literal;
}

export interface DropdownExtensions {
  "x-ms-dynamic-values"?: Record<string, unknown>;
  "x-ms-dynamic-list"?: Record<string, unknown>;
}

export type Definitions = Record<string, SwaggerSchema>;

/**
 * Both forms of a dropdown: the list form is what designers of today read, the values form what
 * older ones do (Microsoft Learn, "Use dynamic values"). An id can be typed in either way.
 */
function dropdownExtensions(dropdown: Dropdown): DropdownExtensions {
  const { action, items, value, title } = dropdown;
  return {
    "x-ms-dynamic-values": {
      operationId: action.operationId,
      ...(items === undefined ? {} : { "value-collection": items }),
      "value-path": value,
      "value-title": title,
    },
    "x-ms-dynamic-list": {
      operationId: action.operationId,
      ...(items === undefined ? {} : { itemsPath: items }),
      itemValuePath: value,
      itemTitlePath: title,
    },
  };
}

/** What a descriptor's options add to a parameter or a body property. */
export function optionExtensions(
  options: ParameterOptions,
): DropdownExtensions & { "x-ms-visibility"?: Visibility } {
  return {
    ...(options.visibility === undefined ? {} : { "x-ms-visibility": options.visibility }),
    ...(options.dropdown === undefined ? {} : dropdownExtensions(options.dropdown)),
  };
}

export function ref(name: string): SwaggerSchema {
  return { $ref: `#/definitions/${name}` };
}
