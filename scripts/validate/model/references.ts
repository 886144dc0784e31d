import type { Json } from "../../common/json.ts";
import { below, valueAt } from "../json/pointer.ts";
import { isObject, stringOf } from "../json/values.ts";
import { entriesIn, inside, type Node } from "./node.ts";
import type { PathItem } from "./operations.ts";
import type { Schema } from "./schemas.ts";
import { refPointer } from "./shape.ts";

/** An object with `$ref`, and what it leads to. */
export interface Reference {
  readonly node: Node;
  readonly ref: string;
  /** What may stand there, by the place of the reference. */
  readonly kind: "schema" | "parameter" | "response" | "path";
  /** The pointer that it means; undefined where it is no pointer into this file. */
  readonly target: string | undefined;
  /** Whether there is a value at the target. */
  readonly found: boolean;
  /** The names beside `$ref`. */
  readonly siblings: readonly string[];
}

/** Every reference of a definition. */
export function referencesOf(
  root: Node,
  pathItems: readonly PathItem[],
  schemas: readonly Schema[],
): Reference[] {
  const references: Reference[] = [];
  const add = (node: Node<Json>, kind: Reference["kind"]) => {
    if (!isObject(node.value)) return;
    const ref = stringOf(node.value.$ref);
    if (ref === undefined) return;
    const target = refPointer(ref);
    references.push({
      node: { file: node.file, pointer: node.pointer, value: node.value },
      ref,
      kind,
      target,
      found: target !== undefined && valueAt(root.value, target) !== undefined,
      siblings: Object.keys(node.value).filter((key) => key !== "$ref"),
    });
  };
  // A property may be called $ref; only a text under that name makes a reference.
  for (const schema of schemas) add(schema, schema.role === "parameter" ? "parameter" : "schema");
  for (const { node } of entriesIn(root, "responses")) add(node, "response");
  for (const pathItem of pathItems) {
    add(pathItem, "path");
    for (const { node } of pathItem.entries) add(node, "parameter");
    for (const [method, operation] of Object.entries(pathItem.value)) {
      if (!isObject(operation)) continue;
      const at = inside(pathItem, method);
      for (const [index, value] of listed(operation.parameters)) {
        add({ file: at.file, pointer: below(at.pointer, "parameters", index), value }, "parameter");
      }
      if (!isObject(operation.responses)) continue;
      for (const [status, value] of Object.entries(operation.responses)) {
        add({ file: at.file, pointer: below(at.pointer, "responses", status), value }, "response");
      }
    }
  }
  return references;
}

function listed(value: Json | undefined): [number, Json][] {
  return Array.isArray(value) ? value.map((item, index) => [index, item]) : [];
}
