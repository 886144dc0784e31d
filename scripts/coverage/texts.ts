import {
  answerOf,
  isTrigger,
  resolved,
  type Shipped,
  type ShippedOperation,
  type ShippedSchema,
} from "./shipped.ts";

/** Where an operation lacks a title or a description: of its own, of a parameter, of a value in its answer. */
export function missingTexts(shipped: Shipped, operation: ShippedOperation): string[] {
  const missing: string[] = [];
  const tell = (place: string, one: ShippedSchema) => {
    const isTitled = one["x-ms-summary"] || standsBefore(one, place);
    if (!isTitled) missing.push(`${operation.operationId}, ${place}: title`);
    if (!one.description) missing.push(`${operation.operationId}, ${place}: description`);
  };
  /** An object's title stands before those of what it holds, and so does that of a list in an answer. */
  const standsBefore = ({ properties, items }: ShippedSchema, place: string): boolean => {
    const isList = place.startsWith("answer") && items !== undefined;
    const held = isList ? resolved(shipped, items).properties : properties;
    return Object.keys(held ?? {}).length > 0;
  };
  const visit = (given: ShippedSchema, place: string, above: readonly ShippedSchema[]) => {
    const schema = resolved(shipped, given);
    if (schema["x-ms-visibility"] === "internal" || above.includes(schema)) return;
    // Neither a whole body or answer nor an entry of a list is shown by a title of its own.
    if (!/(^(body|answer)|\*)$/.test(place)) tell(place, schema);
    const within = [...above, schema];
    for (const [key, inner] of Object.entries(schema.properties ?? {})) {
      visit(inner, `${place}.${key}`, within);
    }
    if (schema.items !== undefined) visit(schema.items, `${place}.*`, within);
  };
  if (!operation.summary) missing.push(`${operation.operationId}: title`);
  if (!operation.description) missing.push(`${operation.operationId}: description`);
  for (const { schema, required: _, ...parameter } of operation.parameters ?? []) {
    visit(schema ?? parameter, schema === undefined ? parameter.name : "body", []);
  }
  const answer = answerOf(shipped, operation);
  if (answer !== undefined) visit(answer, isTrigger(operation) ? "answer.*" : "answer", []);
  return missing;
}
