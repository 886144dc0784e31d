import type { Field } from "./operation.ts";

/** What a field holds: the fields of an object, the entry of a list. */
export function partsOf({ fields, items }: Field): Field[] {
  return [...Object.values(fields ?? {}), ...(items === undefined ? [] : [items])];
}

/** These fields and all that they hold, each once, in the order in which they are met. */
export function fieldsIn(roots: readonly Field[]): Set<Field> {
  const found = new Set<Field>();
  const visit = (field: Field) => {
    if (found.has(field)) return;
    found.add(field);
    for (const part of partsOf(field)) visit(part);
  };
  for (const root of roots) visit(root);
  return found;
}
