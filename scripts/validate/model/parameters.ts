import type { Json } from "../../common/json.ts";
import { stringOf } from "../json/values.ts";
import { entriesIn, isObjectNode, itemsIn, type Node, objectIn } from "./node.ts";

/** A parameter as it is declared, once, wherever it is used. */
export interface Parameter extends Node {
  /** Empty where it has none. */
  readonly name: string;
  /** path, query, header, body or formData; anything else where the definition is wrong. */
  readonly in: string;
  readonly required: boolean;
  /** Declared on an operation, on its path item, or among the definition's shared parameters. */
  readonly level: "operation" | "path" | "shared";
}

/** An entry of a `parameters` list: a parameter, or a reference to a shared one. */
export interface ParameterEntry {
  readonly node: Node<Json>;
  /** Undefined where the entry refers to nothing or is no object. */
  readonly parameter: Parameter | undefined;
}

/** The parameters under the definition's root, by name of their entry. */
export function sharedParameters(root: Node): Map<string, Parameter> {
  return new Map(
    entriesIn(root, "parameters").map(({ name, node }) => [name, parameterOf(node, "shared")]),
  );
}

/** The entries of the `parameters` list of an operation or a path item. */
export function parameterEntries(
  owner: Node,
  level: "operation" | "path",
  shared: ReadonlyMap<string, Parameter>,
): ParameterEntry[] {
  return itemsIn(owner, "parameters").map((node) => {
    if (!isObjectNode(node)) return { node, parameter: undefined };
    const ref = stringOf(node.value.$ref);
    if (ref === undefined) return { node, parameter: parameterOf(node, level) };
    return { node, parameter: shared.get(ref.replace("#/parameters/", "")) };
  });
}

/** The schema of a body parameter. */
export function bodySchema(parameter: Parameter): Node | undefined {
  return parameter.in === "body" ? objectIn(parameter, "schema") : undefined;
}

function parameterOf(node: Node, level: Parameter["level"]): Parameter {
  return {
    ...node,
    name: stringOf(node.value.name) ?? "",
    in: stringOf(node.value.in) ?? "",
    required: node.value.required === true,
    level,
  };
}
