export type AttributeType = "string" | "integer" | "float" | "boolean" | "date";
export type AttributeValue = string | number | boolean | null;
