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
    const visit = (schema: Schema) => {
      if (above.has(schema) || done.has(schema)) return;
      above.add(schema);
      for (const { from, to } of next(schema)) {
        if (above.has(to)) report(to, { pointer: from.pointer });
        visit(to);
      }
      above.delete(schema);
      done.add(schema);
    };
    for (const schema of connector.schemas) visit(schema);
  },
});

/** What a value of a schema cannot do without: its required properties, and all parts of allOf. */
function demanded({ schemas, index }: Connector) {
  const below = new Map<string, Schema[]>();
  for (const schema of schemas) {
    const { parent, position, required } = schema;
    if (!parent || !((position === "property" && required) || position === "allOf")) continue;
    below.set(parent.pointer, [...(below.get(parent.pointer) ?? []), schema]);
  }
  return (schema: Schema): { from: Schema; to: Schema }[] =>
    (below.get(schema.pointer) ?? []).flatMap((from) => {
      const to = resolve(index, from);
      return to ? [{ from, to }] : [];
    });
}
