import { type Contract, resolve, type Schema, schemaName } from "../common/contract.ts";
import type { TimesTree } from "../plan/plan.ts";
import { type Definitions, ref, type SwaggerSchema } from "./swagger.ts";

/** What turns into what: unix seconds are dates for makers. */
const TIME = "unix-time";

/**
 * A schema of the contract in Swagger 2.0, with what it refers to added to `definitions`.
 * Swagger has no alternatives, so a schema with `oneOf` is left open.
 */
export function contractSchema(
  contract: Contract,
  schema: Schema,
  definitions: Definitions,
): SwaggerSchema {
  if (schema.$ref !== undefined) {
    const name = schemaName(schema.$ref);
    if (definitions[name] === undefined) {
      const definition: SwaggerSchema = {};
      // Entered before it is complete, so that a schema that holds itself comes to an end.
      definitions[name] = definition;
      Object.assign(definition, contractSchema(contract, resolve(contract, schema), definitions));
    }
    return ref(name);
  }
  const time = schema.format === TIME;
  return {
    ...(schema.type === undefined ? {} : { type: time ? "string" : schema.type }),
    ...(time
      ? { format: "date-time" }
      : schema.format === undefined
        ? {}
        : { format: schema.format }),
    ...(schema.title === undefined ? {} : { "x-ms-summary": schema.title }),
    ...(schema.description === undefined ? {} : { description: schema.description }),
    ...(schema.nullable ? { "x-nullable": true } : {}),
    ...(schema.enum === undefined ? {} : { enum: schema.enum }),
    ...(schema.example === undefined || time ? {} : { example: schema.example }),
    ...(schema.items === undefined
      ? {}
      : { items: contractSchema(contract, schema.items, definitions) }),
    ...(schema.properties === undefined
      ? {}
      : {
          properties: Object.fromEntries(
            Object.entries(schema.properties).map(([key, property]) => [
              key,
              contractSchema(contract, property, definitions),
            ]),
          ),
        }),
    ...(schema.required === undefined ? {} : { required: schema.required }),
    ...(schema.additionalProperties === undefined
      ? {}
      : { additionalProperties: schema.additionalProperties }),
  };
}

/** Where a value of the schema has unix seconds; undefined where it has none. */
export function timesTree(
  contract: Contract,
  schema: Schema,
  above: readonly Schema[] = [],
): TimesTree | undefined {
  const resolved = resolve(contract, schema);
  if (above.includes(resolved)) return undefined;
  if (resolved.format === TIME) return 1;
  const within = [...above, resolved];
  const inner = Object.entries(resolved.properties ?? {});
  if (resolved.items !== undefined) inner.push(["*", resolved.items]);
  const branches = inner.flatMap(([key, part]): [string, TimesTree][] => {
    const tree = timesTree(contract, part, within);
    return tree === undefined ? [] : [[key, tree]];
  });
  return branches.length === 0 ? undefined : Object.fromEntries(branches);
}
