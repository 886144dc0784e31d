import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import type { Json, JsonObject } from "../../common/json.ts";
import type { Connector } from "../connector.ts";
import { above, stepsOf, valueAt } from "../json/pointer.ts";
import { shown } from "../json/values.ts";
import { inside, type Node, type Place } from "../model/node.ts";
import type { Operation } from "../model/operations.ts";
import type { Schema } from "../model/schemas.ts";
import { isSlipOf } from "../near.ts";
import { API_PROPERTIES } from "./api-properties.ts";
import { SHARED_SCHEMAS } from "./connection-parameters.ts";
import { CORE_OPERATION, CORE_PARAMETER, CORE_RESPONSE, CORE_SCHEMA } from "./core.ts";
import { DOCUMENT } from "./document.ts";
import { CONNECTOR_CAPABILITIES, OPERATION_CAPABILITIES, SCHEMA_CAPABILITIES } from "./dynamic.ts";
import { EXTENSIONS } from "./extensions.ts";
import { SETTINGS } from "./settings.ts";

/** What a JSON Schema of ours does not allow, told in words that do not need the schema. */
export interface Violation {
  readonly place: Place & { file: Node["file"] };
  /** additionalProperties, required, type, enum, or any other keyword of JSON Schema. */
  readonly keyword: string;
  /** What holds the value: the title of its schema, such as "connection parameter". */
  readonly what: string;
  /** The property that is too many, missing or wrong. */
  readonly property: string;
  readonly value: Json | undefined;
  /** What is expected instead: types, values, or the schema's description. */
  readonly expected: readonly string[];
  /** Names that exist where the unknown one stands. */
  readonly known: readonly string[];
}

/** Whether a property is there for one that is required at the same place, and told as missing there. */
export function isSlipOfMissing(
  violations: readonly Violation[],
  { file, pointer }: Place,
  property: string,
): boolean {
  return violations.some(
    ({ keyword, place, property: missing }) =>
      keyword === "required" &&
      place.file === file &&
      place.pointer === above(pointer) &&
      isSlipOf(property, missing),
  );
}

/** Everything that our schemas find in a connector. */
export function violationsOf(connector: Connector): Violation[] {
  const { root, pathItems, operations, parameters, schemas } = connector;
  const { definition, settings, properties } = connector;
  const found: Violation[] = [];
  if (definition.state === "read") found.push(...check(DOCUMENT, root));
  if (properties.state === "read") found.push(...check(API_PROPERTIES, wholeOf(properties)));
  if (settings.state === "read") found.push(...check(SETTINGS, wholeOf(settings)));
  for (const operation of operations) found.push(...check(CORE_OPERATION, operation));
  const responses = operations.flatMap((operation) => operation.responses);
  // Many operations may refer to a shared response.
  for (const response of new Map(responses.map((one) => [one.pointer, one])).values()) {
    if (isWritten(response)) found.push(...check(CORE_RESPONSE, response));
  }
  // A reference is all that counts where it stands.
  for (const parameter of parameters.filter(isWritten)) {
    found.push(...check(CORE_PARAMETER, parameter));
  }
  for (const schema of schemas.filter(isWritten)) {
    // Parameters that are not in the body are among the schemas.
    const own = schema.role === "parameter" && schema.position === "root";
    if (!own) found.push(...check(CORE_SCHEMA, schema));
  }
  const info = connector.info ?? [];
  const seen = new Set<string>();
  for (const node of [root, info, pathItems, operations, parameters, responses, schemas].flat()) {
    if (seen.has(node.pointer)) continue;
    seen.add(node.pointer);
    for (const key of Object.keys(node.value)) {
      const schema = extensionSchema(node, key);
      if (schema === undefined) continue;
      // Under properties or definitions, x-ms-... is a name like any other; those are no nodes here.
      found.push(...check(schema, { ...inside(node, key), value: node.value[key] ?? null }, key));
    }
  }
  return found;
}

/** The schema of an extension; what x-ms-capabilities holds depends on where it stands. */
function extensionSchema(node: Node | Operation | Schema, key: string): JsonObject | undefined {
  if (!key.startsWith("x-ms-")) return undefined;
  if (key !== "x-ms-capabilities") return EXTENSIONS[key];
  if (node.pointer === "") return CONNECTOR_CAPABILITIES;
  return "method" in node ? OPERATION_CAPABILITIES : SCHEMA_CAPABILITIES;
}

const isWritten = ({ value }: Node) => typeof value.$ref !== "string";

const wholeOf = (file: Node["file"]): Node<Json> => ({ file, pointer: "", value: file.value });

const compiled = new Map<JsonObject, ValidateFunction>();

function check(schema: JsonObject, node: Node<Json>, name = ""): Violation[] {
  let validate = compiled.get(schema);
  if (validate === undefined) {
    validate = AJV.compile(schema);
    compiled.set(schema, validate);
  }
  if (validate(node.value)) return [];
  return (validate.errors ?? []).flatMap((error) => violation(error, node, name) ?? []);
}

// The title of a schema says what it describes; descriptions say what a value must be.
const AJV = new Ajv({
  schemas: [...SHARED_SCHEMAS],
  allErrors: true,
  verbose: true,
  // The schemas are ours, and a test checks them: the first run of a process takes half the time.
  meta: false,
  validateSchema: false,
  inlineRefs: false,
  code: { optimize: false },
  allowUnionTypes: true,
  strictRequired: false,
});

/** Keywords that only say that one of the others, which are reported too, has failed. */
const WRAPPERS = new Set(["if", "oneOf", "anyOf", "allOf", "not"]);

function violation(error: ErrorObject, node: Node<Json>, name: string): Violation | undefined {
  if (WRAPPERS.has(error.keyword)) return undefined;
  const { instancePath, keyword } = error;
  const steps = stepsOf(instancePath);
  const parent: unknown = error.parentSchema;
  const own = isRecord(parent) ? parent : {};
  const extra: unknown = error.params.additionalProperty ?? error.params.propertyName;
  const lacking: unknown = error.params.missingProperty;
  // The service reads properties in any case: Microsoft Learn's sets of parameters have "displayname".
  if (node.file.kind === "properties" && hasInAnyCase(error.data, lacking)) return undefined;
  const property = String(extra ?? lacking ?? namedStep(steps) ?? name);
  const place = {
    file: node.file,
    pointer: node.pointer + instancePath,
  };
  return {
    place: extra === undefined ? place : inside({ ...place, value: null }, property),
    keyword: keyword === "const" ? "enum" : keyword,
    what: String(own.title ?? (name || titleAbove(node, steps))),
    property,
    value: valueAt(node.value, extra === undefined ? instancePath : `${instancePath}/${property}`),
    expected: expectedOf(error, own),
    known: isRecord(own.properties) ? Object.keys(own.properties) : [],
  };
}

function expectedOf(error: ErrorObject, own: Record<string, unknown>): string[] {
  const { keyword, params } = error;
  if (keyword === "type") return String(params.type).split(",");
  if (keyword === "enum" && Array.isArray(params.allowedValues)) {
    const words = params.allowedValues.map((value: Json) =>
      typeof value === "string" ? value : shown(value),
    );
    return [...new Set<string>(words)];
  }
  if (keyword === "const") return [shown(params.allowedValue)];
  return [typeof own.description === "string" ? own.description : (error.message ?? keyword)];
}

/** The last step, with the name of its list where it is an index. */
function namedStep(steps: readonly string[]): string | undefined {
  const named = steps.findLastIndex((step) => !/^\d+$/.test(step));
  return steps.length === 0 ? undefined : steps.slice(Math.max(0, named)).join("/");
}

/** The nearest name on the way to the value that is no index. */
function titleAbove(node: Node<Json>, steps: readonly string[]): string {
  const named = steps.slice(0, -1).findLast((step) => !/^\d+$/.test(step));
  return named ?? stepsOf(node.pointer).at(-1) ?? "file";
}

function hasInAnyCase(value: unknown, key: unknown): boolean {
  const wanted = typeof key === "string" ? key.toLowerCase() : undefined;
  return isRecord(value) && Object.keys(value).some((one) => one.toLowerCase() === wanted);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
