export type AttributeType = "string" | "integer" | "float" | "boolean" | "date";

/** A list holds ids of custom objects that the attribute refers to. */
export type AttributeValue = string | number | boolean | null | readonly string[];
