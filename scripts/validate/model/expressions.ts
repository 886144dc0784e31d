import type { Json } from "../../common/json.ts";
import { below } from "../json/pointer.ts";
import { isObject } from "../json/values.ts";
import type { Node } from "./node.ts";

/** A function call in a policy's value: `@connectionParameters('region','us')`. */
export interface Expression {
  /** The text that holds it. */
  readonly node: Node<Json>;
  /** Without the `@`. */
  readonly function: string;
  /** The arguments that are texts in quotes; others are left out. */
  readonly arguments: readonly string[];
}

const CALL = /@\{?\s*([A-Za-z][\w.]*)\s*\(([^()]*)\)/g;

/** The function calls in all texts of a value. `@@` stands for the sign itself. */
export function expressionsIn(node: Node<Json>): Expression[] {
  const { value } = node;
  if (typeof value === "string") {
    return [...value.replaceAll("@@", "  ").matchAll(CALL)].map(([, name = "", given = ""]) => ({
      node,
      function: name,
      arguments: [...given.matchAll(/'([^']*)'/g)].map(([, text = ""]) => text),
    }));
  }
  const children = Array.isArray(value)
    ? value.map((item, index) => [String(index), item] as const)
    : isObject(value)
      ? Object.entries(value)
      : [];
  return children.flatMap(([key, child]) =>
    expressionsIn({ file: node.file, pointer: below(node.pointer, key), value: child }),
  );
}
