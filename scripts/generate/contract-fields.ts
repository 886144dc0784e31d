import { type Contract, resolve, type Schema, schemaName } from "../common/contract.ts";
import { defined } from "../common/defined.ts";
import type { Json } from "../common/json.ts";
import { own } from "../common/own.ts";
import { without } from "./change-field.ts";
import type { Field } from "./operation.ts";

/** The contract's mark for unix seconds, which makers see as dates. */
const UNIX_TIME = "unix-time";

/** Gives the field of a schema of the contract. */
export type ContractFields = (schema: Schema) => Field;

/**
 * The contract's schemas as fields. A schema that has a name is one and the same field wherever the
 * contract refers to it, and may hold itself.
 * @param omit places that schemas go without, by name of the schema
 * @param dynamic what gives schemas the fields that the workspace decides on
 */
export function contractFields(
  contract: Contract,
  omit: Readonly<Record<string, readonly string[]>> = {},
  dynamic: Readonly<Record<string, (field: Field) => Field>> = {},
): ContractFields {
  const named = new Map<string, Field>();
  const fieldOf: ContractFields = (schema) => {
    if (schema.$ref === undefined) return inPlace(schema, fieldOf);
    const name = schemaName(schema.$ref);
    const known = named.get(name);
    if (known !== undefined) return known;
    const field: { definition: string } = { definition: name };
    // Entered before it is complete, so that a schema that holds itself comes to an end.
    named.set(name, field as Field & { definition: string });
    const whole = inPlace(resolve(contract, schema), fieldOf);
    const left = (own(omit, name) ?? []).reduce(without, whole);
    return Object.assign(field, own(dynamic, name)?.(left) ?? left);
  };
  return fieldOf;
}

function inPlace(schema: Schema, fieldOf: ContractFields): Field {
  const unix = schema.format === UNIX_TIME;
  const time = unix || (schema.type === "string" && schema.format === "date-time");
  const { title, description, minimum, maximum, minItems, maxItems } = schema;
  const example = exampleOf(schema, unix);
  return {
    type: time ? "date-time" : typeOf(schema),
    ...defined({ title, description }),
    ...(schema.format === undefined || time ? {} : { format: schema.format }),
    ...(unix ? { unix } : {}),
    ...(schema.nullable ? { nullable: true } : {}),
    ...defined({ example }),
    ...(minimum === undefined || unix ? {} : { minimum }),
    ...(maximum === undefined || unix ? {} : { maximum }),
    ...defined({ minItems, maxItems, enum: schema.enum }),
    ...(schema.properties === undefined
      ? {}
      : {
          fields: Object.fromEntries(
            Object.entries(schema.properties).map(([key, property]) => [key, fieldOf(property)]),
          ),
        }),
    ...defined({ required: schema.required, open: schema.additionalProperties }),
    ...(schema.items === undefined ? {} : { items: fieldOf(schema.items) }),
    ...(schema.oneOf === undefined ? {} : { alternatives: schema.oneOf.map(fieldOf) }),
  };
}

function typeOf(schema: Schema): Field["type"] {
  switch (schema.type) {
    case undefined:
      return "any";
    case "array":
      return "list";
    case "string":
      return schema.format === "binary" ? "file" : "string";
    default:
      return schema.type;
  }
}

/** The example as makers write it. */
function exampleOf({ example }: Schema, unix: boolean): Json | undefined {
  if (!unix || typeof example !== "number") return unix ? undefined : example;
  return new Date(example * 1000).toISOString();
}
