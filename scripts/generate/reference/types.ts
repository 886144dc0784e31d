import { typeAndTexts } from "../field-schema.ts";
import type { Field } from "../operation.ts";

/** A field's type as the reference names it. */
export function typeName(field: Field): string {
  if (field.items !== undefined) {
    return `array of ${field.items.definition ?? typeAndTexts(field.items).type ?? "object"}`;
  }
  if (field.type === "date-time") return "date-time";
  if (field.type === "file") return "file";
  return typeAndTexts(field).type ?? "object";
}
