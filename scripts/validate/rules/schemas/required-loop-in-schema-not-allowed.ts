import type { Connector } from "../../connector.ts";
import type { Schema } from "../../model/schemas.ts";
import { resolve } from "../../model/shape.ts";
import { rule } from "../../rule.ts";

export const requiredLoopInSchemaNotAllowed = rule({
  id: "RequiredLoopInSchemaNotAllowed",
  severity: "error",
  area: "schemas",
  message: "This schema requires itself at {pointer}, so a value of it would never end.",
  advice: "Take one of the properties on the way off its list of required ones.",
  check(connector, report) {
    const next = demanded(connector);
    const done = new Set<Schema>();
    const above = new Set<Schema>();
    // Without calling itself: definitions may refer to one another ten thousand times in a row.
    for (const start of connector.schemas) {
      const open: { schema: Schema; rest: Demand[] }[] = [];
      const enter = (schema: Schema) => {
        if (above.has(schema) || done.has(schema)) return;
        above.add(schema);
        open.push({ schema, rest: next(schema).toReversed() });
      };
      enter(start);
      for (let top = open.at(-1); top; top = open.at(-1)) {
        const demand = top.rest.pop();
        if (demand) {
          const { from, to } = demand;
          if (above.has(to)) report(to, { pointer: from.pointer });
          enter(to);
          continue;
        }
        open.pop();
        above.delete(top.schema);
        done.add(top.schema);
      }
    }
  },
});

interface Demand {
  readonly from: Schema;
  readonly to: Schema;
}

/** What a value of a schema cannot do without: its required properties, and all parts of allOf. */
function demanded({ schemas, index }: Connector) {
  const below = new Map<string, Schema[]>();
  for (const schema of schemas) {
    const { parent, position, required } = schema;
    if (!parent || !((position === "property" && required) || position === "allOf")) continue;
    below.set(parent.pointer, [...(below.get(parent.pointer) ?? []), schema]);
  }
  return (schema: Schema): Demand[] =>
    (below.get(schema.pointer) ?? []).flatMap((from) => {
      const to = resolve(index, from);
      return to ? [{ from, to }] : [];
    });
}
