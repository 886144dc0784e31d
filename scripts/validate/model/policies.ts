import type { Json } from "../../common/json.ts";
import { stringOf } from "../json/values.ts";
import { inside, itemsIn, type Node, objectIn, objectsIn } from "./node.ts";

/** A policy template instance of apiProperties. */
export interface Policy extends Node {
  /** In lower case: the service takes any (setHeader and SetProperty are published). */
  readonly templateId: string;
  /** Its title, else its template: how messages call it. */
  readonly name: string;
  /** The template's parameters without their prefix. */
  readonly parameters: ReadonlyMap<string, Node<Json>>;
  /** The ids of the operations it is for; undefined where it is for all. */
  readonly operations: readonly Node<Json>[] | undefined;
  /** Request, Response or Failure, where it says so. */
  readonly section: string | undefined;
}

export const PARAMETER = "x-ms-apimTemplateParameter.";
export const OPERATION_NAME = "x-ms-apimTemplate-operationName";
export const POLICY_SECTION = "x-ms-apimTemplate-policySection";

/** The policies in the order in which they are applied. */
export function policiesOf(properties: Node): Policy[] {
  return objectsIn(properties, "policyTemplateInstances").map((node) => {
    const given = objectIn(node, "parameters");
    const parameters = new Map<string, Node<Json>>();
    for (const [key, value] of Object.entries(given?.value ?? {})) {
      if (!key.startsWith(PARAMETER)) continue;
      parameters.set(key.slice(PARAMETER.length), { ...inside(node, "parameters", key), value });
    }
    const template = stringOf(node.value.templateId) ?? "";
    return {
      ...node,
      templateId: template.toLowerCase(),
      name: stringOf(node.value.title) ?? template,
      parameters,
      operations:
        given?.value[OPERATION_NAME] === undefined ? undefined : itemsIn(given, OPERATION_NAME),
      section: stringOf(given?.value[POLICY_SECTION]),
    };
  });
}
