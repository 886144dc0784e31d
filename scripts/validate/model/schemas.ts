import { stringsOf } from "../json/values.ts";
import { entriesIn, type Node, objectIn, objectsIn } from "./node.ts";
import type { PathItem } from "./operations.ts";
import { METHODS } from "./operations.ts";
import type { Parameter } from "./parameters.ts";

/** What the schema at the top is for. */
export type SchemaRole =
  /** The body of requests. */
  | "body"
  /** A parameter that is not in the body: it carries type, enum and the like itself. */
  | "parameter"
  | "response"
  | "header"
  /** What a webhook sends. */
  | "notification"
  /** Under `definitions`: used wherever something refers to it, see `usesOf`. */
  | "definition";

/** Where a schema stands in the one above it. */
export type SchemaPosition =
  | "root"
  | "property"
  | "items"
  | "additionalProperties"
  | "allOf"
  /** Of oneOf, anyOf and not, which OpenAPI 2.0 does not know. */
  | "alternative";

/** A schema as it is written, once; references are not followed (see `shape.ts`). */
export interface Schema extends Node {
  readonly role: SchemaRole;
  readonly position: SchemaPosition;
  /** The name of a property or definition, or of the parameter or header; else empty. */
  readonly name: string;
  /** Whether the schema above requires this property; of parameters, whether they are required. */
  readonly required: boolean;
  readonly parent: Schema | undefined;
}

/** The schema at the top, itself where it is that. */
export function topSchema(schema: Schema): Schema {
  let top = schema;
  while (top.parent) top = top.parent;
  return top;
}

/** What findings call a schema: `"tags"`, `the items of "tags"`, `the response`. */
export function nameOf({ position, role, name, parent }: Schema): string {
  if (name !== "") return `"${name}"`;
  if (position === "items" && parent) return `the items of ${nameOf(parent)}`;
  if (position === "additionalProperties" && parent) return `the values of ${nameOf(parent)}`;
  if (parent) return nameOf(parent);
  return role === "notification" ? "what the webhook sends" : `the ${role}`;
}

type Visit = (schema: Schema) => void;

/** Every schema of a definition, and every parameter and header that carries a type, once each. */
export function schemasOf(
  root: Node,
  pathItems: readonly PathItem[],
  sharedParameters: Iterable<Parameter>,
): Schema[] {
  const found: Schema[] = [];
  const visit: Visit = (schema) => found.push(schema);
  for (const { name, node } of entriesIn(root, "definitions")) {
    walk(topOf(node, "definition", name), visit);
  }
  for (const parameter of sharedParameters) walkParameter(parameter, visit);
  for (const { node } of entriesIn(root, "responses")) walkResponse(node, visit);
  for (const pathItem of pathItems) {
    for (const { node, parameter } of pathItem.entries) {
      if (parameter?.pointer === node.pointer) walkParameter(parameter, visit);
    }
    const sent = pathItem.notification && objectIn(pathItem.notification, "schema");
    if (sent) walk(topOf(sent, "notification", ""), visit);
    for (const method of METHODS) {
      const operation = objectIn(pathItem, method);
      if (operation) walkOperation(operation, visit);
    }
  }
  return found;
}

function walkOperation(operation: Node, visit: Visit): void {
  for (const parameter of objectsIn(operation, "parameters")) {
    if (parameter.value.$ref === undefined) walkParameter(parameter, visit);
  }
  for (const { node } of entriesIn(operation, "responses")) walkResponse(node, visit);
}

function walkParameter(parameter: Node, visit: Visit): void {
  const { name, required } = parameter.value;
  const title = typeof name === "string" ? name : "";
  if (parameter.value.in !== "body") {
    walk(topOf(parameter, "parameter", title, required === true), visit);
    return;
  }
  const schema = objectIn(parameter, "schema");
  if (schema) walk(topOf(schema, "body", title, required === true), visit);
}

function walkResponse(response: Node, visit: Visit): void {
  const schema = objectIn(response, "schema");
  if (schema) walk(topOf(schema, "response", ""), visit);
  for (const { name, node } of entriesIn(response, "headers")) {
    walk(topOf(node, "header", name), visit);
  }
}

function walk(schema: Schema, visit: Visit): void {
  visit(schema);
  const required = stringsOf(schema.value.required);
  for (const { name, node } of entriesIn(schema, "properties")) {
    walk(within(schema, node, "property", name, required.includes(name)), visit);
  }
  for (const key of ["items", "additionalProperties"] as const) {
    const node = objectIn(schema, key);
    if (node) walk(within(schema, node, key), visit);
  }
  for (const node of objectsIn(schema, "allOf")) walk(within(schema, node, "allOf"), visit);
  for (const node of [...objectsIn(schema, "oneOf"), ...objectsIn(schema, "anyOf")]) {
    walk(within(schema, node, "alternative"), visit);
  }
  const not = objectIn(schema, "not");
  if (not) walk(within(schema, not, "alternative"), visit);
}

function topOf(node: Node, role: SchemaRole, name: string, required = false): Schema {
  return schema(node, role, "root", name, required, undefined);
}

function within(
  parent: Schema,
  node: Node,
  position: SchemaPosition,
  name = "",
  required = false,
): Schema {
  return schema(node, parent.role, position, name, required, parent);
}

/** Written out: definitions have thousands of schemas, and spreading is what takes the time. */
function schema(
  { file, pointer, value }: Node,
  role: SchemaRole,
  position: SchemaPosition,
  name: string,
  required: boolean,
  parent: Schema | undefined,
): Schema {
  return { file, pointer, value, role, position, name, required, parent };
}
