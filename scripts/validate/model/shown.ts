import { stringOf } from "../json/values.ts";
import type { Node } from "./node.ts";
import type { Operation } from "./operations.ts";
import type { Parameter } from "./parameters.ts";
import type { Schema } from "./schemas.ts";
import type { Use } from "./uses.ts";

/** A text that makers read, and the property that holds it. */
export interface ShownText {
  /** summary, x-ms-summary, title or description. */
  readonly key: string;
  /** Never empty. */
  readonly text: string;
}

/** Something that makers see in the designer: an action or trigger, a parameter, a property. */
export interface Shown extends Node {
  readonly kind: "operation" | "parameter" | "property";
  readonly name: string;
  /** Whether it is a trigger; false of parameters and properties. */
  readonly trigger: boolean;
  readonly title: ShownText | undefined;
  readonly description: ShownText | undefined;
}

/**
 * All that makers see, in the order of the definition. What is internal, or belongs only to internal
 * operations, is left out; so are bodies, which are shown as their properties, and references, whose
 * texts stand where they lead.
 */
export function shownOf(
  operations: readonly Operation[],
  schemas: readonly Schema[],
  uses: ReadonlyMap<string, readonly Use[]>,
): Shown[] {
  const visible = operations.filter(({ internal }) => !internal);
  const parameters = new Map<string, Parameter>();
  for (const parameter of visible.flatMap((operation) => operation.parameters)) {
    if (parameter.in === "body" || isInternal(parameter)) continue;
    parameters.set(parameter.pointer, parameter);
  }
  const properties = schemas.filter(
    (schema) =>
      schema.position === "property" &&
      schema.value.$ref === undefined &&
      !isHidden(schema) &&
      (uses.get(schema.pointer) ?? []).some(({ operation }) => !operation.internal),
  );
  return [
    ...visible.map((one) => shown(one, "operation", one.name, ["summary"], one.trigger)),
    ...[...parameters.values()].map((one) => shown(one, "parameter", one.name, ["x-ms-summary"])),
    ...properties.map((one) => shown(one, "property", one.name, ["x-ms-summary", "title"])),
  ];
}

function shown(
  node: Node,
  kind: Shown["kind"],
  name: string,
  titles: readonly string[],
  trigger?: Operation["trigger"],
): Shown {
  return {
    file: node.file,
    pointer: node.pointer,
    value: node.value,
    kind,
    name,
    trigger: trigger !== undefined,
    title: titles.map((key) => textIn(node, key)).find((text) => text !== undefined),
    description: textIn(node, "description"),
  };
}

function textIn(node: Node, key: string): ShownText | undefined {
  const text = stringOf(node.value[key]);
  return text === undefined || text.trim() === "" ? undefined : { key, text };
}

const isInternal = ({ value }: Node) => value["x-ms-visibility"] === "internal";

/** Whether the schema or one that it stands in is internal. */
function isHidden(schema: Schema): boolean {
  for (let one: Schema | undefined = schema; one; one = one.parent) {
    if (isInternal(one)) return true;
  }
  return false;
}
