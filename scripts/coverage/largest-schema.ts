import {
  answerOf,
  resolved,
  type Shipped,
  type ShippedSchema,
  visibleOperations,
} from "./shipped.ts";

/** The body or answer that is made of most schemas, as the platform counts: references written out. */
export function largestSchema(shipped: Shipped): { operation: string; schemas: number } {
  const counts = new Map<ShippedSchema, number>();
  const count = (given: ShippedSchema): number => {
    const schema = resolved(shipped, given);
    const known = counts.get(schema);
    if (known !== undefined) return known;
    // A schema within itself is not counted again.
    counts.set(schema, 0);
    const parts = [
      ...Object.values(schema.properties ?? {}),
      ...(schema.items ? [schema.items] : []),
    ];
    const sum = parts.reduce((total, part) => total + count(part), 1);
    counts.set(schema, sum);
    return sum;
  };
  let largest = { operation: "", schemas: 0 };
  for (const operation of visibleOperations(shipped)) {
    const bodies = (operation.parameters ?? []).flatMap(({ schema }) => schema ?? []);
    for (const one of [...bodies, answerOf(shipped, operation) ?? {}]) {
      const schemas = count(one);
      if (schemas > largest.schemas) largest = { operation: operation.operationId, schemas };
    }
  }
  return largest;
}
