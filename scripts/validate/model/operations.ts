import { stringOf, stringsOf } from "../json/values.ts";
import { entriesOf, type Node, objectIn } from "./node.ts";
import { type Parameter, type ParameterEntry, parameterEntries } from "./parameters.ts";

/** The verbs that a path item may hold (OpenAPI 2.0), as they are written there. */
export const METHODS = ["get", "put", "post", "delete", "options", "head", "patch"] as const;

export interface PathItem extends Node {
  /** The template, below basePath. */
  readonly path: string;
  readonly entries: readonly ParameterEntry[];
  /** What a webhook of this path sends; it stands beside the verbs. */
  readonly notification: Node | undefined;
}

export interface Operation extends Node {
  /** Empty where it has none. */
  readonly id: string;
  /** How messages call it: its id, else verb and path. */
  readonly name: string;
  /** Lower case. */
  readonly method: string;
  readonly path: string;
  readonly pathItem: PathItem;
  /** Its own `parameters` list, references included. */
  readonly entries: readonly ParameterEntry[];
  /** Its own and its path item's, references resolved; its own replace those of the same name and place. */
  readonly parameters: readonly Parameter[];
  readonly responses: readonly Response[];
  /** Its own, else the definition's. */
  readonly consumes: readonly string[];
  readonly produces: readonly string[];
  /** `webhook`: the path item says what is sent; `polling`: any other operation with x-ms-trigger. */
  readonly trigger: "webhook" | "polling" | undefined;
  /** x-ms-visibility is internal: makers do not see it. */
  readonly internal: boolean;
  readonly deprecated: boolean;
}

/** A response as it is declared; references to shared ones are resolved. */
export interface Response extends Node {
  /** The status, or "default". */
  readonly status: string;
  /** Whether the status is 200 to 299. */
  readonly success: boolean;
  readonly schema: Node | undefined;
}

/** All path items. */
export function pathItemsOf(root: Node, shared: ReadonlyMap<string, Parameter>): PathItem[] {
  const paths = objectIn(root, "paths");
  if (paths === undefined) return [];
  return entriesOf(paths)
    .filter(({ name }) => !name.startsWith("x-"))
    .map(({ name, node }) => ({
      ...node,
      path: name,
      entries: parameterEntries(node, "path", shared),
      notification: objectIn(node, "x-ms-notification-content"),
    }));
}

/** All operations, in the order of the definition. */
export function operationsOf(
  root: Node,
  pathItems: readonly PathItem[],
  shared: ReadonlyMap<string, Parameter>,
): Operation[] {
  return pathItems.flatMap((pathItem) =>
    METHODS.flatMap((method) => {
      const node = objectIn(pathItem, method);
      return node ? [operationOf(root, pathItem, method, node, shared)] : [];
    }),
  );
}

function operationOf(
  root: Node,
  pathItem: PathItem,
  method: string,
  node: Node,
  shared: ReadonlyMap<string, Parameter>,
): Operation {
  const { value } = node;
  const id = stringOf(value.operationId) ?? "";
  const entries = parameterEntries(node, "operation", shared);
  const parameters = new Map<string, Parameter>();
  for (const { parameter } of [...pathItem.entries, ...entries]) {
    if (parameter) parameters.set(`${parameter.in} ${parameter.name}`, parameter);
  }
  return {
    ...node,
    id,
    name: id || `${method.toUpperCase()} ${pathItem.path}`,
    method,
    path: pathItem.path,
    pathItem,
    entries,
    parameters: [...parameters.values()],
    responses: responsesOf(root, node),
    consumes: stringsOf(value.consumes ?? root.value.consumes),
    produces: stringsOf(value.produces ?? root.value.produces),
    trigger: triggerOf(node, pathItem, method),
    internal: value["x-ms-visibility"] === "internal",
    deprecated: value.deprecated === true,
  };
}

/**
 * Published webhook paths mark the subscribing POST with x-ms-trigger and describe what is sent
 * beside it; a few leave x-ms-trigger out. Where another verb of the path is marked, that is it.
 */
function triggerOf(node: Node, pathItem: PathItem, method: string): Operation["trigger"] {
  const marked = isMarked(node);
  const subscribes = method === "post" || method === "put";
  const other = !marked && METHODS.some((one) => isMarked(objectIn(pathItem, one)));
  if (pathItem.notification && subscribes && !other) return "webhook";
  return marked ? "polling" : undefined;
}

const isMarked = (operation: Node | undefined) => operation?.value["x-ms-trigger"] !== undefined;

function responsesOf(root: Node, operation: Node): Response[] {
  const responses = objectIn(operation, "responses");
  if (responses === undefined) return [];
  return entriesOf(responses)
    .filter(({ name }) => !name.startsWith("x-"))
    .map(({ name, node }) => {
      const ref = stringOf(node.value.$ref)?.replace("#/responses/", "");
      const shared = objectIn(root, "responses");
      const resolved = ref === undefined ? node : shared && objectIn(shared, ref);
      return {
        ...(resolved ?? node),
        status: name,
        success: /^2\d\d$/.test(name),
        schema: resolved && objectIn(resolved, "schema"),
      };
    });
}
