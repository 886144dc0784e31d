import { findOperation, type OperationEntry } from "../definition/operations.ts";
import type { Swagger } from "../definition/swagger.ts";
import { type Choice, resolveChoices } from "./choices.ts";
import { dynamicOf, dynamicSchemaOf } from "./declared.ts";
import type { Asker } from "./question.ts";
import { type DynamicSchemaResult, resolveSchemaAt } from "./schema.ts";
import { resolveTree, type TreeNode } from "./tree.ts";

/** Values that a maker has filled in so far, by parameter key. */
export type Known = Record<string, unknown>;

/** What the designers ask a connector while a maker fills in an operation. */
export interface Designer {
  /** The lines of a parameter's dropdown; in a row of a list its key is as in `body/parts/*` + `/size`. */
  choices(operationId: string, parameterKey: string, known?: Known): Promise<Choice[]>;
  /**
   * The schema that the API gives for a place: a parameter's key, "response" or "notification",
   * the latter two with property names behind "/" where the dynamic part lies deeper.
   */
  schema(operationId: string, place: string, known?: Known): Promise<DynamicSchemaResult>;
  /** One level of a parameter's tree: the roots, or what lies below a node. */
  tree(
    operationId: string,
    parameterKey: string,
    known?: Known,
    parent?: TreeNode,
  ): Promise<TreeNode[]>;
}

export function createDesigner(
  definition: Swagger,
  operations: readonly OperationEntry[],
  call: Asker["call"],
): Designer {
  const asker = (operationId: string, place: string, known: Known): Asker => ({
    definition,
    entry: findOperation(operations, operationId),
    key: place,
    owner: `${operationId} "${place}"`,
    known,
    call,
  });
  return {
    async choices(operationId, key, known = {}) {
      const who = asker(operationId, key, known);
      const extensions = ["x-ms-dynamic-list", "x-ms-dynamic-values"] as const;
      return resolveChoices(who, dynamicOf(definition, who.entry, key, extensions));
    },
    async schema(operationId, place, known = {}) {
      const who = asker(operationId, place, known);
      return resolveSchemaAt(who, dynamicSchemaOf(definition, who.entry, place));
    },
    async tree(operationId, key, known = {}, parent) {
      const who = asker(operationId, key, known);
      const extensions = ["x-ms-dynamic-tree", "x-ms-dynamic-values"] as const;
      return resolveTree(who, dynamicOf(definition, who.entry, key, extensions), parent);
    },
  };
}
