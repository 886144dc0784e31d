/** Pieces of the schemas of the control interface. */
import type { CheckedSchema } from "../schema-check.ts";

export const TEXT = { type: "string" } as const;
export const SECONDS = { type: "number", minimum: 0 } as const;
export const MAYBE_TEXT = { type: "string", nullable: true } as const;

/** An object with these properties and no others. */
export const object = (
  properties: Readonly<Record<string, CheckedSchema>>,
  required: string[] = [],
) => ({ type: "object", properties, required, additionalProperties: false }) as const;

/** An object with one number in it. */
export const number = (name: string) => object({ [name]: { type: "number" } }, [name]);

export const list = (items: CheckedSchema) => ({ type: "array", items }) as const;

export const one = (...schemas: CheckedSchema[]) => ({ oneOf: schemas }) as const;
