import type { AnyShape } from "../language/operations.ts";
import type { Field, Fields } from "../language/shape.ts";
import type { SwaggerSchema } from "./swagger.ts";

/** The definition of a shape. */
export function shapeSchema(shape: AnyShape): SwaggerSchema {
  return {
    type: "object",
    "x-ms-summary": shape.title,
    description: shape.description,
    properties: properties(shape.fields),
  };
}

function properties(fields: Fields): Record<string, SwaggerSchema> {
  return Object.fromEntries(Object.entries(fields).map(([key, item]) => [key, fieldSchema(item)]));
}

function fieldSchema(field: Field): SwaggerSchema {
  const texts = { "x-ms-summary": field.title, description: field.description };
  switch (field.kind) {
    case "group":
      return { type: "object", ...texts, properties: properties(field.fields) };
    case "list":
      return {
        type: "array",
        ...texts,
        items: { type: "object", properties: properties(field.fields) },
      };
    case "leaf":
      return {
        ...(field.type === "date-time"
          ? { type: "string", format: "date-time" }
          : { type: field.type }),
        ...texts,
        ...(field.nullable ? { "x-nullable": true } : {}),
      };
  }
}
