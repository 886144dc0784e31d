import { defined } from "./defined.ts";
/**
 * The contract: Intercom's API as this project understands it, an OpenAPI 3.0 document kept as one
 * YAML file a resource.
 */

/** A complete OpenAPI 3.0 document, restricted to the keywords that the contract uses. */
export interface Contract {
  openapi: string;
  info: { title: string; version: string; description: string };
  servers: { url: string; description: string }[];
  security: Record<string, string[]>[];
  /** By path template, such as `/tags/{tag_id}`. */
  paths: Record<string, PathItem>;
  components: {
    schemas: Record<string, Schema>;
    securitySchemes: Record<string, { type: string; scheme: string; description: string }>;
  };
}

export const METHODS = ["get", "post", "put", "patch", "delete"] as const;
export type Method = (typeof METHODS)[number];

export type PathItem = { [method in Method]?: Operation };

export interface Operation {
  summary: string;
  description: string;
  parameters?: Parameter[];
  requestBody?: {
    required: boolean;
    description: string;
    content: Content;
  };
  /** One success status ("200") and `default`; an answer without content is empty. */
  responses: Record<string, { description: string; content?: Content }>;
}

export interface Parameter {
  name: string;
  in: "path" | "query";
  required?: boolean;
  description: string;
  /** OpenAPI gives parameters no title, so the schema carries it. */
  schema: Schema;
  example?: Literal;
}

/** One content type; all but a few files are JSON. */
export type ContentType = "application/json" | "text/plain" | "application/octet-stream";

export type Content = { [type in ContentType]?: { schema: Schema } };

export type SchemaType = "string" | "integer" | "number" | "boolean" | "array" | "object";
export type Literal = string | number | boolean | null;

/**
 * Either a lone `$ref` (OpenAPI 3.0 ignores anything beside it; title, description and nullability
 * are those of the schema referred to) or a schema in full.
 */
export interface Schema {
  /** Always `#/components/schemas/<name>`. */
  $ref?: string;
  title?: string;
  description?: string;
  type?: SchemaType;
  /** `unix-time` marks an integer of unix seconds; otherwise as in OpenAPI. */
  format?: string;
  nullable?: boolean;
  enum?: Literal[];
  default?: Literal;
  example?: Literal;
  properties?: Record<string, Schema>;
  required?: string[];
  /** True where the workspace decides which names there are. */
  additionalProperties?: boolean;
  items?: Schema;
  oneOf?: Schema[];
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
}

export interface ContractOperation {
  /** As descriptors name it: `GET /tags/{tag_id}`. */
  call: string;
  method: Method;
  path: string;
  operation: Operation;
}

/** What is wrong in a file of a contract. */
export interface ContractFault {
  /** The name of the file. */
  file: string;
  line: number;
  /** Keys from the top: `paths > /tags > get`; empty for the whole file. */
  place: string;
  message: string;
  /** A name that is not known, and those that are. */
  unknown?: { name: string; among: readonly string[] };
}

/** The files do not make a contract. The message lists every fault as `file:line place: what`. */
export class ContractError extends Error {
  override name = "ContractError";

  constructor(
    message: string,
    /** By file; empty where the fault is no file's. */
    readonly faults: readonly ContractFault[] = [],
  ) {
    super(message);
  }
}

const SCHEMAS = "#/components/schemas/";

/** The name in a local reference: `#/components/schemas/tag` gives `tag`. */
export function schemaName(ref: string): string {
  return ref.slice(SCHEMAS.length);
}

/**
 * The schema itself, or the one that its `$ref` leads to.
 * @throws {ContractError} when there is no schema of that name, or references form a ring.
 */
export function resolve(contract: Contract, schema: Schema): Schema {
  const seen = new Set<string>();
  let current = schema;
  while (current.$ref !== undefined) {
    const target = contract.components.schemas[schemaName(current.$ref)];
    if (target === undefined || seen.has(current.$ref)) {
      throw new ContractError(`${current.$ref} leads to no schema of the contract`);
    }
    seen.add(current.$ref);
    current = target;
  }
  return current;
}

/** All operations, in the order of the files and within a path in that of `METHODS`. */
export function operations(contract: Contract): ContractOperation[] {
  return Object.entries(contract.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      const call = `${method.toUpperCase()} ${path}`;
      return operation === undefined ? [] : [{ call, method, path, operation }];
    }),
  );
}

/** The schema of a body in JSON; undefined for none, or one of another type. */
export function jsonSchemaOf(content: Content | undefined): Schema | undefined {
  return content?.["application/json"]?.schema;
}

/** What the operation answers when all is well; `schema` is that of JSON, absent for anything else. */
export function success(operation: Operation): {
  status: number;
  description: string;
  schema?: Schema;
} {
  for (const [status, { description, content }] of Object.entries(operation.responses)) {
    if (status === "default") continue;
    const schema = jsonSchemaOf(content);
    return { status: Number(status), description, ...defined({ schema }) };
  }
  throw new ContractError(`"${operation.summary}" declares no success answer`);
}
