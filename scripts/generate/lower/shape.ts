import type { AnyShape } from "../../language/returns.ts";
import type { Fields, Field as ShapeField } from "../../language/shape.ts";
import type { Field } from "../operation.ts";

/** The field of a shape: a definition of its own. */
export function shapeField({ name, title, description, fields }: AnyShape): Field {
  return {
    type: "object",
    title,
    ownTitles: true,
    description,
    definition: name,
    fields: shapeFields(fields),
  };
}

function shapeFields(fields: Fields): Record<string, Field> {
  return Object.fromEntries(Object.entries(fields).map(([key, item]) => [key, fieldOf(item)]));
}

function fieldOf(item: ShapeField): Field {
  const { title, description } = item;
  switch (item.kind) {
    case "group":
      return { type: "object", title, description, fields: shapeFields(item.fields) };
    case "list":
      return {
        type: "list",
        title,
        description,
        items: { type: "object", fields: shapeFields(item.fields) },
      };
    case "leaf":
      return {
        type: item.type,
        title,
        description,
        ...(item.type === "object" ? { open: true } : {}),
        ...(item.nullable ? { nullable: true } : {}),
      };
  }
}
