/** Pieces of the JSON Schemas of the control interface. */

export const TEXT = { type: "string" } as const;
export const SECONDS = { type: "number", minimum: 0 } as const;
export const MAYBE_TEXT = { type: "string", nullable: true } as const;

/** An object with these properties and no others. */
export const object = (properties: object, required: readonly string[] = []) => ({
  type: "object",
  properties,
  required,
  additionalProperties: false,
});

/** An object with one number in it. */
export const number = (name: string) => object({ [name]: { type: "number" } }, [name]);

export const list = (items: object) => ({ type: "array", items });

export const one = (...schemas: object[]) => ({ oneOf: schemas });
