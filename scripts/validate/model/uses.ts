import type { Operation } from "./operations.ts";
import { bodySchema } from "./parameters.ts";
import type { Schema } from "./schemas.ts";
import { resolve, type SchemaIndex } from "./shape.ts";

/** One way in which a schema is reached: by which operation, and whether it is sent or received. */
export interface Use {
  readonly operation: Operation;
  /** `notification`: what a webhook of the operation's path sends. */
  readonly direction: "input" | "output" | "notification";
}

/**
 * Who uses a schema, by its pointer, references followed. Schemas under `definitions` that nothing
 * refers to are not in it.
 */
export function usesOf(
  operations: readonly Operation[],
  index: SchemaIndex,
  schemas: readonly Schema[],
): ReadonlyMap<string, Use[]> {
  const children = new Map<string, Schema[]>();
  for (const schema of schemas) {
    if (!schema.parent) continue;
    const list = children.get(schema.parent.pointer);
    if (list) list.push(schema);
    else children.set(schema.parent.pointer, [schema]);
  }
  const uses = new Map<string, Use[]>();
  const reach = (start: Schema | undefined, use: Use, seen: Set<string>): void => {
    const open = [start];
    for (let schema = open.pop(); schema !== undefined; schema = open.pop()) {
      if (seen.has(schema.pointer)) continue;
      seen.add(schema.pointer);
      const list = uses.get(schema.pointer);
      if (list) list.push(use);
      else uses.set(schema.pointer, [use]);
      const target = schema.value.$ref === undefined ? undefined : resolve(index, schema);
      if (target) open.push(target);
      const below = children.get(schema.pointer);
      if (below) open.push(...below);
    }
  };
  for (const operation of operations) {
    const seenInput = new Set<string>();
    for (const parameter of operation.parameters) {
      const pointer = bodySchema(parameter)?.pointer ?? parameter.pointer;
      reach(index.get(pointer), { operation, direction: "input" }, seenInput);
    }
    const seenOutput = new Set<string>();
    for (const response of operation.responses) {
      const pointer = response.schema?.pointer;
      if (pointer === undefined) continue;
      reach(index.get(pointer), { operation, direction: "output" }, seenOutput);
    }
    const sent = operation.trigger === "webhook" ? operation.pathItem.notification : undefined;
    if (sent) {
      const use = { operation, direction: "notification" } as const;
      reach(index.get(`${sent.pointer}/schema`), use, new Set());
    }
  }
  return uses;
}
