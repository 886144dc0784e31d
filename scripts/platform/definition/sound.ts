import { put } from "../../common/own.ts";
import type { ApiProperties } from "./api-properties.ts";
import { isRecord, METHODS, type Swagger } from "./swagger.ts";

/**
 * A stranger's JSON as the types say that it is. What is of another type than the service reads is
 * left out, as if it were not there; `npm run validate` is who says so. What nobody reads stays.
 */

/** Gives the value as it may be read; undefined where it may not. */
type Sound = (value: unknown) => unknown;

const text: Sound = (value) => (typeof value === "string" ? value : undefined);
const number: Sound = (value) => (typeof value === "number" ? value : undefined);
const boolean: Sound = (value) => (typeof value === "boolean" ? value : undefined);
const object: Sound = (value) => (isRecord(value) ? value : undefined);
const list: Sound = (value) => (Array.isArray(value) ? value : undefined);

const oneOf =
  (...sounds: Sound[]): Sound =>
  (value) =>
    sounds.map((sound) => sound(value)).find((sound) => sound !== undefined);

const listOf =
  (item: Sound): Sound =>
  (value) =>
    Array.isArray(value) ? value.map(item).filter((one) => one !== undefined) : undefined;

const mapOf =
  (item: Sound): Sound =>
  (value) =>
    isRecord(value) ? kept(value, () => item) : undefined;

/** @param needed the properties without which the whole means nothing */
const shapeOf =
  (shape: () => Readonly<Record<string, Sound>>, ...needed: string[]): Sound =>
  (value) => {
    if (!isRecord(value)) return undefined;
    const known = new Map(Object.entries(shape()));
    const sound = kept(value, (name) => known.get(name));
    return needed.every((name) => Object.hasOwn(sound, name)) ? sound : undefined;
  };

function kept(
  value: Readonly<Record<string, unknown>>,
  soundOf: (name: string) => Sound | undefined,
): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(value)) {
    const sound = soundOf(name);
    const read = sound === undefined ? inner : sound(inner);
    if (read !== undefined) put(result, name, read);
  }
  return result;
}

const texts = listOf(text);

const call = {
  operationId: text,
  builtInOperation: text,
  parameters: object,
  itemsPath: text,
  itemValuePath: text,
  itemTitlePath: text,
  capability: text,
  "value-collection": text,
  "value-path": text,
  "value-title": text,
  itemIsParent: oneOf(text, boolean),
};
const dynamicCall = shapeOf(() => call);
const dynamic = {
  "x-ms-dynamic-values": dynamicCall,
  "x-ms-dynamic-list": dynamicCall,
  "x-ms-dynamic-schema": dynamicCall,
  "x-ms-dynamic-properties": dynamicCall,
  "x-ms-dynamic-tree": shapeOf(() => ({
    settings: shapeOf(() => ({ canSelectParentNodes: boolean, canSelectLeafNodes: boolean })),
    open: dynamicCall,
    browse: dynamicCall,
  })),
};

const declared = {
  ...dynamic,
  type: text,
  format: text,
  description: text,
  title: text,
  enum: list,
  collectionFormat: text,
  minimum: number,
  maximum: number,
  minLength: number,
  maxLength: number,
  exclusiveMinimum: boolean,
  exclusiveMaximum: boolean,
  "x-nullable": boolean,
  "x-ms-summary": text,
  "x-ms-visibility": text,
  "x-ms-url-encoding": text,
};

/** What values are made and checked by: schemas, and parameters outside the body, as if they were some. */
const unfolded = () => ({
  ...declared,
  $ref: text,
  properties: mapOf(schema),
  additionalProperties: oneOf(boolean, schema),
  items: schema,
  allOf: listOf(schema),
});

const schema: Sound = shapeOf(() => ({
  ...unfolded(),
  // A list by the specification; some published connectors put a boolean on the property.
  required: oneOf(texts, boolean),
}));

const reference = shapeOf(() => ({ $ref: text }), "$ref");
const parameter = shapeOf(
  () => ({ ...unfolded(), name: text, in: text, required: boolean, schema }),
  "name",
  "in",
);
const parameters = listOf(oneOf(reference, parameter));
const response = oneOf(
  reference,
  shapeOf(() => ({ description: text, schema })),
);

const operation = shapeOf(() => ({
  operationId: text,
  summary: text,
  description: text,
  parameters,
  consumes: texts,
  responses: mapOf(response),
  "x-ms-visibility": text,
  "x-ms-trigger": text,
  "x-ms-pageable": shapeOf(() => ({ nextLinkName: text, itemName: text })),
}));

const pathItem = shapeOf(() => ({
  ...Object.fromEntries(METHODS.map((method) => [method, operation])),
  parameters,
  "x-ms-notification-content": shapeOf(() => ({ description: text, schema })),
}));

const definition = shapeOf(() => ({
  info: shapeOf(() => ({ title: text, description: text, version: text })),
  host: text,
  basePath: text,
  schemes: texts,
  consumes: texts,
  produces: texts,
  paths: mapOf(pathItem),
  definitions: mapOf(schema),
  parameters: mapOf(parameter),
  responses: mapOf(response),
  securityDefinitions: mapOf(shapeOf(() => ({ type: text, in: text, name: text }))),
  "x-ms-capabilities": shapeOf(() => ({
    testConnection: shapeOf(() => ({ operationId: text, parameters: object }), "operationId"),
    "file-picker": shapeOf(() => ({
      ...call,
      open: dynamicCall,
      browse: dynamicCall,
      "value-folder-property": text,
    })),
  })),
}));

const connectionParameter = shapeOf(
  () => ({
    type: text,
    oAuthSettings: shapeOf(() => ({
      identityProvider: text,
      clientId: text,
      scopes: texts,
      redirectUrl: text,
      customParameters: object,
    })),
    uiDefinition: shapeOf(() => ({
      displayName: text,
      constraints: shapeOf(() => ({
        required: oneOf(text, boolean),
        allowedValues: listOf(shapeOf(() => ({ text }), "value")),
      })),
    })),
  }),
  "type",
);

const properties = shapeOf(
  () => ({
    properties: shapeOf(() => ({
      connectionParameters: mapOf(connectionParameter),
      connectionParameterSets: shapeOf(() => ({
        values: listOf(
          shapeOf(() => ({ name: text, parameters: mapOf(connectionParameter) }), "name"),
        ),
      })),
      policyTemplateInstances: listOf(
        shapeOf(() => ({ templateId: text, title: text, parameters: object }), "templateId"),
      ),
      scriptOperations: texts,
    })),
  }),
  "properties",
);

// The two casts of the JSON boundary: what the types of a part say was looked at just above.

/** @returns undefined without paths */
export function soundDefinition(value: unknown): Swagger | undefined {
  const sound = definition(value);
  return isRecord(sound) && isRecord(sound.paths) ? (sound as unknown as Swagger) : undefined;
}

/** @returns undefined without properties */
export function soundProperties(value: unknown): ApiProperties | undefined {
  const sound = properties(value);
  return isRecord(sound) ? (sound as unknown as ApiProperties) : undefined;
}
