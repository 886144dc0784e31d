import { stringOf } from "../json/values.ts";
import { type Node, objectIn } from "./node.ts";
import type { Operation } from "./operations.ts";

/** x-ms-api-annotation of an operation: how its versions belong together, and how mature it is. */
export interface Annotation extends Node {
  readonly operation: Operation;
  /** What all versions of the operation share; often the id of the first. */
  readonly family: string | undefined;
  /** From 1. */
  readonly revision: number | undefined;
  /** Production or Preview. */
  readonly status: string | undefined;
  /** What to use instead of a deprecated operation. */
  readonly replacement: Node | undefined;
}

/** The annotations of those operations that have one. */
export function annotationsOf(operations: readonly Operation[]): Annotation[] {
  return operations.flatMap((operation) => {
    const node = objectIn(operation, "x-ms-api-annotation");
    if (node === undefined) return [];
    const { revision } = node.value;
    return {
      ...node,
      operation,
      family: stringOf(node.value.family) || undefined,
      revision: typeof revision === "number" ? revision : undefined,
      status: stringOf(node.value.status),
      replacement: objectIn(node, "replacement"),
    };
  });
}
