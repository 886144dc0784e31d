import { rule } from "../../rule.ts";

export const definitionNotUsed = rule({
  id: "DefinitionNotUsed",
  severity: "hint",
  area: "schemas",
  message: 'Nothing uses the definition "{name}".',
  advice: "Remove it, or refer to it where it is meant.",
  check({ operations, schemas, uses }, report) {
    // Without any operation, nothing is used: what lacks is the operations.
    if (operations.length === 0) return;
    // Of a discriminator the kinds are found by their names alone.
    const discriminates = schemas.some(({ value }) => value.discriminator !== undefined);
    if (discriminates) return;
    for (const schema of schemas) {
      const { role, position, name, pointer } = schema;
      if (role !== "definition" || position !== "root" || uses.has(pointer)) continue;
      // What is nothing but a reference is the finding of other rules.
      if (schema.value.$ref !== undefined) continue;
      report(schema, { name });
    }
  },
});
