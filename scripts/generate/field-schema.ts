import { defined } from "../common/defined.ts";
import type { Field, FieldChoices, FieldDynamic } from "./operation.ts";
import {
  type DropdownExtensions,
  type DynamicSchemaExtensions,
  ref,
  type SwaggerSchema,
} from "./swagger.ts";

/** What schemas and parameters have in common. */
type LeafSchema = Omit<SwaggerSchema, "required" | "properties" | "items">;

/** Where a parameter lies, as a dropdown's list refers to it: `contact_id`, `body/ticket_type_id`. */
export type ParameterPlace = (key: string) => string;

/** Turns fields into schemas, and gathers the definitions that they refer to. */
export interface SchemaWriter {
  schema(field: Field, placeOf: ParameterPlace): SwaggerSchema;
  /** What was referred to so far, by name. */
  readonly definitions: ReadonlyMap<string, SwaggerSchema>;
  /** Names that two different definitions have. */
  readonly clashes: ReadonlySet<string>;
}

/** @param isTitled whether a field says its title */
export function schemaWriter(isTitled: (field: Field) => boolean = () => true): SchemaWriter {
  const definitions = new Map<string, SwaggerSchema>();
  const sources = new Map<string, Field>();
  const clashes = new Set<string>();
  const schema: SchemaWriter["schema"] = (field, placeOf) => {
    const written = (inner: Field) => schema(inner, placeOf);
    const name = field.definition;
    const one = isTitled(field) ? field : untitled(field);
    if (name === undefined) return fieldSchema(one, placeOf, written);
    const source = sources.get(name);
    if (source === undefined) {
      sources.set(name, field);
      definitions.set(name, fieldSchema(one, placeOf, written));
    } else if (source !== field) {
      const other = JSON.stringify(fieldSchema(one, placeOf, written));
      if (other !== JSON.stringify(definitions.get(name))) clashes.add(name);
    }
    return ref(name);
  };
  return { schema, definitions, clashes };
}

function untitled({ title: _, ...field }: Field): Field {
  return field;
}

/** One field in Swagger 2.0, which has no alternatives: a field with some is left open. */
function fieldSchema(
  field: Field,
  placeOf: ParameterPlace,
  inner: (field: Field) => SwaggerSchema,
): SwaggerSchema {
  const { minItems, maxItems } = field;
  return {
    ...typeAndTexts(field),
    ...(field.nullable ? { "x-nullable": true } : {}),
    ...constraints(field),
    ...defined({ minItems, maxItems }),
    ...settings(field, placeOf),
    ...defined({ example: field.example }),
    ...(field.items === undefined ? {} : { items: inner(field.items) }),
    ...(field.fields === undefined
      ? {}
      : {
          properties: Object.fromEntries(
            Object.entries(field.fields).map(([key, property]) => [key, inner(property)]),
          ),
        }),
    ...defined({ required: field.required, additionalProperties: field.open }),
  };
}

const TYPES: Readonly<Record<Field["type"], LeafSchema>> = {
  string: { type: "string" },
  integer: { type: "integer" },
  number: { type: "number" },
  boolean: { type: "boolean" },
  "date-time": { type: "string", format: "date-time" },
  file: { type: "string", format: "binary" },
  object: { type: "object" },
  list: { type: "array" },
  any: {},
};

/** Type, format, title and description. */
export function typeAndTexts({ type, format, title, description }: Field): LeafSchema {
  return {
    ...TYPES[type],
    ...defined({ format, "x-ms-summary": title, description }),
  };
}

/** What values there may be. */
export function constraints(field: Field): LeafSchema {
  const { minimum, maximum } = field;
  const titles = Object.entries(field.wordTitles ?? {});
  // Words that are their own titles, such as times of day, need no second list.
  const isTitled = titles.some(([value, title]) => value !== title);
  return {
    ...defined({ enum: field.enum }),
    ...(isTitled
      ? { "x-ms-enum-values": titles.map(([value, displayName]) => ({ value, displayName })) }
      : {}),
    ...defined({ minimum, maximum }),
  };
}

/** What a descriptor adds: default, visibility, dropdown. */
export function settings(field: Field, placeOf: ParameterPlace): LeafSchema {
  return {
    ...defined({
      default: field.default,
      "x-ms-visibility": field.visibility,
      "x-ms-notification-url": field.notificationUrl,
    }),
    ...(field.choices === undefined ? {} : dropdown(field.choices, placeOf)),
    ...(field.dynamic === undefined ? {} : dynamicSchema(field.dynamic, placeOf)),
  };
}

/**
 * A dropdown: every designer reads the values form. The list form is beside it where the list depends
 * on another parameter, as only that can say where in a body it is (Microsoft Learn, "Use dynamic
 * values"); elsewhere it would say the same again, in a definition whose size is limited. An id can be
 * typed in either form.
 */
function dropdown(choices: FieldChoices, placeOf: ParameterPlace): DropdownExtensions {
  const { operationId, items, value, title } = choices;
  const { forValues, forList } = argumentsOf(choices, placeOf);
  return {
    "x-ms-dynamic-values": {
      operationId,
      ...forValues,
      ...(items === undefined ? {} : { "value-collection": path(items) }),
      "value-path": path(value),
      "value-title": path(title),
    },
    ...(Object.values(choices.with).some((one) => "parameter" in one)
      ? {
          "x-ms-dynamic-list": {
            operationId,
            ...forList,
            ...(items === undefined ? {} : { itemsPath: path(items) }),
            itemValuePath: path(value),
            itemTitlePath: path(title),
          },
        }
      : {}),
  };
}

/** Where the operation that tells fields has their schema. */
export const SCHEMA_KEY = "schema";

/** Both forms of a dynamic schema, for designers of today and older ones, as with dropdowns. */
function dynamicSchema(dynamic: FieldDynamic, placeOf: ParameterPlace): DynamicSchemaExtensions {
  const { operationId } = dynamic;
  const { forValues, forList } = argumentsOf(dynamic, placeOf);
  return {
    "x-ms-dynamic-schema": { operationId, ...forValues, "value-path": SCHEMA_KEY },
    "x-ms-dynamic-properties": { operationId, ...forList, itemValuePath: SCHEMA_KEY },
  };
}

/** What the operation is given, in the older form and in today's; nothing where it takes nothing. */
function argumentsOf({ with: all }: Pick<FieldChoices, "with">, placeOf: ParameterPlace) {
  const given = Object.entries(all);
  const forValues = Object.fromEntries(
    given.map(([key, one]) => [key, "value" in one ? one.value : { parameter: one.parameter }]),
  );
  const forList = Object.fromEntries(
    given.map(([key, one]) => [
      key,
      "value" in one ? { value: one.value } : { parameterReference: placeOf(one.parameter) },
    ]),
  );
  return given.length === 0
    ? { forValues: {}, forList: {} }
    : { forValues: { parameters: forValues }, forList: { parameters: forList } };
}

/** Extensions separate the steps of a path with slashes. */
function path(place: string): string {
  return place.replaceAll(".", "/");
}
