import { own } from "../../common/own.ts";
import { boundedAnew, LimitError } from "../bounded.ts";
import { nearNames, UsageError } from "../errors.ts";
import {
  isRef,
  METHODS,
  type Operation,
  type Parameter,
  type ParameterOrRef,
  type Swagger,
} from "./swagger.ts";

/** One operation with everything that its path item and the definition add to it. */
export interface OperationEntry {
  operationId: string;
  /** Upper case. */
  method: string;
  /** The template, below basePath. */
  path: string;
  operation: Operation;
  /** Those of the operation and of its path item, references resolved. */
  parameters: Parameter[];
  /** References to parameters that are not there: such an operation cannot be called. */
  missing: string[];
  /** The first media type that the operation, else the definition, consumes. */
  consumes: string;
}

/** All operations in the order of the definition; those without an operationId cannot be called. */
export function listOperations(definition: Swagger): OperationEntry[] {
  const entries: OperationEntry[] = [];
  for (const [path, item] of Object.entries(definition.paths)) {
    if (typeof item !== "object" || item === null) continue;
    for (const method of METHODS) {
      const operation = item[method];
      if (typeof operation?.operationId !== "string") continue;
      entries.push({
        operationId: operation.operationId,
        method: method.toUpperCase(),
        path,
        operation,
        ...mergeParameters(definition, item.parameters, operation.parameters),
        consumes: mediaType(operation.consumes) ?? mediaType(definition.consumes) ?? JSON_TYPE,
      });
    }
  }
  return entries;
}

/** @throws {UsageError} that lists the names most like it */
export function findOperation(
  operations: readonly OperationEntry[],
  operationId: string,
): OperationEntry {
  const found = operations.find((entry) => entry.operationId === operationId);
  if (found) return found;
  const names = operations.map((entry) => entry.operationId);
  const near = nearNames(operationId, names);
  const advice =
    near.length > 0 ? `Did you mean ${near.join(", ")}?` : `There are: ${names.join(", ")}.`;
  throw new UsageError(`There is no operation "${operationId}". ${advice}`);
}

/**
 * The decoded values that a path gives the parameters of a template; undefined where it does not
 * fit. Assumption: letter case and a slash at the end make no difference to the gateway.
 */
export function templateValues(template: string, path: string): Record<string, string> | undefined {
  // Most templates do not fit already by how many steps they have.
  if (steps(template) !== steps(path)) return undefined;
  const names: string[] = [];
  const pattern = template
    .split(/(\{[^{}]+\})/)
    .map((part) => {
      const name = /^\{(.+)\}$/.exec(part)?.[1];
      if (name === undefined) return part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
      names.push(name);
      return "([^/]+)";
    })
    .join("");
  const expression = new RegExp(`^${pattern}/?$`, "i");
  const found = CROWDED.test(template) ? match(expression, path) : expression.exec(path);
  if (!found) return undefined;
  return Object.fromEntries(names.map((name, i) => [name, decode(found[i + 1] ?? "")]));
}

function steps(path: string): number {
  return path.replace(/\/$/, "").split("/").length;
}

/** Three parameters in one step of a path. */
const CROWDED = /\{[^{}/]*\}[^/]*\{[^{}/]*\}[^/]*\{/;

/** A template of a stranger's with parameter beside parameter may fit a path in too many ways to try. */
function match(pattern: RegExp, path: string): RegExpExecArray | null {
  try {
    return boundedAnew(MATCH_LIMIT, () => pattern.exec(path));
  } catch (error) {
    if (error instanceof LimitError) return null;
    throw error;
  }
}

/** Real milliseconds. */
const MATCH_LIMIT = 200;

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The maker's name for a parameter or property, beside its key. */
export function label(key: string, titled: { "x-ms-summary"?: string; title?: string }): string {
  const title = titled["x-ms-summary"] ?? titled.title;
  return title ? `"${title}" (${key})` : `"${key}"`;
}

// Assumption: flows send JSON where a definition names no media type, as most published ones do.
const JSON_TYPE = "application/json";

function mediaType(list: string[] | undefined): string | undefined {
  return Array.isArray(list) ? list[0] : undefined;
}

/** An operation's parameter replaces its path item's of the same name and place (OpenAPI 2.0). */
function mergeParameters(
  definition: Swagger,
  ...lists: (ParameterOrRef[] | undefined)[]
): { parameters: Parameter[]; missing: string[] } {
  const merged = new Map<string, Parameter>();
  const missing: string[] = [];
  for (const one of lists.flatMap((list) => list ?? [])) {
    const parameter = isRef(one)
      ? own(definition.parameters ?? {}, one.$ref.replace("#/parameters/", ""))
      : one;
    if (parameter) merged.set(`${parameter.in} ${parameter.name}`, parameter);
    else if (isRef(one)) missing.push(one.$ref);
  }
  return { parameters: [...merged.values()], missing };
}
