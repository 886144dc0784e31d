/** Definitions as small as the tests need them. */
import type { Shipped, ShippedOperation, ShippedSchema } from "../../scripts/coverage/shipped.ts";

/** An action that answers a schema. */
export function operation(
  answer: ShippedSchema,
  rest: Partial<ShippedOperation> = {},
): ShippedOperation {
  return {
    operationId: "Get",
    summary: "Get it",
    description: "Gets it.",
    responses: { "200": { schema: answer } },
    ...rest,
  };
}

export function shipped(
  operations: readonly ShippedOperation[],
  definitions: Shipped["definitions"] = {},
): Shipped {
  return {
    paths: Object.fromEntries(operations.map((one) => [`/${one.operationId}`, { get: one }])),
    definitions,
  };
}

export function titled(title: string, rest: ShippedSchema = {}): ShippedSchema {
  return { type: "string", "x-ms-summary": title, description: `The ${title}.`, ...rest };
}

export function object(properties: Record<string, ShippedSchema>, title?: string): ShippedSchema {
  return { ...(title === undefined ? {} : titled(title)), type: "object", properties };
}
