import { MOST_SCHEMAS_IN_BODY, MOST_SCHEMAS_IN_OPERATION } from "../../catalogue/limits.ts";
import type { Connector } from "../../connector.ts";
import { inside } from "../../model/node.ts";
import { bodySchema } from "../../model/parameters.ts";
import type { Schema } from "../../model/schemas.ts";
import { resolve } from "../../model/shape.ts";
import { rule } from "../../rule.ts";

/**
 * How many schemas makers would have before them. What a reference leads to counts wherever it is
 * used: the service refuses definitions with far fewer schemas of their own (issue 1088 of
 * Microsoft's repository).
 */

export const bodySchemaCountExceedsMaxAllowed = rule({
  id: "BodySchemaCountExceedsMaxAllowed",
  severity: "error",
  area: "schemas",
  message:
    "With all that it refers to, this schema is made of {count} schemas; {most} are allowed.",
  advice: "Remove properties that makers do not need, or leave an inner object without properties.",
  check(connector, report) {
    const most = MOST_SCHEMAS_IN_BODY;
    const count = counter(connector);
    for (const schema of connector.schemas) {
      // A reference at the top leads to a definition, which is reported itself.
      if (schema.position !== "root" || schema.value.$ref !== undefined) continue;
      const own = count(schema);
      if (own > most) report(schema, { count: own, most });
    }
  },
});

export const operationSchemaCountExceedsMaxAllowed = rule({
  id: "OperationSchemaCountExceedsMaxAllowed",
  severity: "error",
  area: "schemas",
  message: "{operation} is made of {count} schemas; {most} are allowed.",
  advice: "Remove properties and responses that makers do not need.",
  check(connector, report) {
    const most = MOST_SCHEMAS_IN_OPERATION;
    const count = counter(connector);
    const at = (pointer: string) => count(connector.index.get(pointer));
    for (const operation of connector.operations) {
      const { parameters, responses, name } = operation;
      const sent = parameters.map((one) => at((bodySchema(one) ?? one).pointer));
      const received = responses.map(({ schema }) => (schema ? at(schema.pointer) : 0));
      const all = [...sent, ...received].reduce((sum, one) => sum + one, 0);
      if (all > most) report(inside(operation), { operation: name, count: all, most });
    }
  },
});

/** Counts a schema and all within it. A schema within itself is not counted again. */
function counter({ schemas, index }: Connector): (schema: Schema | undefined) => number {
  const below = new Map<string, Schema[]>();
  for (const schema of schemas) {
    const list = schema.parent && below.get(schema.parent.pointer);
    if (list) list.push(schema);
    else if (schema.parent) below.set(schema.parent.pointer, [schema]);
  }
  const counts = new Map<string, number>();
  // Without calling itself: definitions may refer to one another ten thousand times in a row.
  return (schema) => {
    const open: { pointer: string; rest: Schema[]; sum: number }[] = [];
    /** The number where it is known; else the schema is opened. */
    const enter = (one: Schema | undefined): number => {
      const pointer = resolve(index, one)?.pointer;
      if (pointer === undefined) return 1;
      const known = counts.get(pointer);
      if (known !== undefined) return known;
      counts.set(pointer, 0);
      open.push({ pointer, rest: (below.get(pointer) ?? []).toReversed(), sum: 1 });
      return 0;
    };
    let result = enter(schema);
    for (let top = open.at(-1); top; top = open.at(-1)) {
      const child = top.rest.pop();
      if (child) {
        top.sum += enter(child);
        continue;
      }
      open.pop();
      counts.set(top.pointer, top.sum);
      const above = open.at(-1);
      if (above) above.sum += top.sum;
      else result = top.sum;
    }
    return result;
  };
}
