import type { OperationEntry } from "../definition/operations.ts";
import type { Dynamic, Swagger } from "../definition/swagger.ts";
import { bodyForm } from "./body.ts";

/** What a parameter and a property of the body have in common. */
export interface Declared extends Dynamic {
  type?: string;
  format?: string;
  items?: Dynamic;
  enum?: unknown[];
}

/** The parameter, or the property of the body, behind a key by which it can be given. */
export function findParameter(
  definition: Swagger,
  entry: OperationEntry,
  key: string,
): Declared | undefined {
  for (const parameter of entry.parameters) {
    if (parameter.in === "body") {
      const property = bodyForm(definition, parameter).find(key);
      if (property) return property;
    } else if (parameter.name === key) return parameter;
  }
  return undefined;
}

/** Every key by which the operation's parameters can be given. */
export function parameterKeys(definition: Swagger, entry: OperationEntry): string[] {
  return entry.parameters.flatMap((parameter) =>
    parameter.in === "body" ? bodyForm(definition, parameter).keys : [parameter.name],
  );
}
