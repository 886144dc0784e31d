import type { JsonObject } from "../../../scripts/common/json.ts";
import {
  MOST_SCHEMAS_IN_BODY,
  MOST_SCHEMAS_IN_OPERATION,
} from "../../../scripts/validate/catalogue/limits.ts";
import { add, append, at, child, type Draft, drop, put } from "./draft.ts";
import { also, type Break, type Mutations } from "./mutation.ts";
import {
  action,
  answered,
  answeredDefinition,
  requiredText,
  root,
  section,
  sentObject,
  sentText,
  success,
} from "./places.ts";

/** Writes keywords; the rule reports at the first. */
const keywords =
  (spot: (draft: Draft) => ReturnType<typeof sentText>, values: JsonObject): Break =>
  (draft) => {
    const place = spot(draft);
    Object.assign(place.value, values);
    return at(place, Object.keys(values)[0] ?? "");
  };
const number = (draft: Draft) => answered(draft, "number");
const list = (draft: Draft) => answered(draft, "array");

/** A definition of an object with as many properties. */
function addMany(draft: Draft, count: number) {
  const text = { type: "string", "x-ms-summary": "Good", description: "The name of a good." };
  const names = Array.from({ length: count }, (_, index) => `good${index}`);
  const properties = Object.fromEntries(names.map((name) => [name, text]));
  return add(section(draft, "definitions"), "ManyGoods", { type: "object", properties });
}

const answer = (draft: Draft, $ref: string) => at(add(success(draft), "schema", { $ref }), "$ref");

export const SCHEMAS: Mutations = {
  DefinitionNotUsed: {
    "a definition that nothing refers to": (draft) =>
      at(add(section(draft, "definitions"), "Unused", { type: "string" })),
  },
  ExampleValueMustMatchType: {
    "a number for a text": (draft) => put(sentText(draft), "example", 5),
  },
  ArrayHasNoItems: {
    "a list of nobody knows what"(draft) {
      drop(list(draft), "items");
      return at(list(draft));
    },
  },
  BodySchemaCountExceedsMaxAllowed: {
    "more properties than are allowed"(draft) {
      const many = addMany(draft, MOST_SCHEMAS_IN_BODY);
      answer(draft, `#${many.pointer}`);
      return at(many);
    },
  },
  OperationSchemaCountExceedsMaxAllowed: {
    "many large answers": also(
      {
        OperationHasManyResponsesWithSchema:
          "One body cannot have so many schemas without being too large itself.",
      },
      (draft) => {
        const operation = action(draft);
        const many = addMany(draft, MOST_SCHEMAS_IN_BODY - 1);
        const responses = child(operation, "responses");
        for (let more = 0; more <= MOST_SCHEMAS_IN_OPERATION / MOST_SCHEMAS_IN_BODY; more++) {
          const schema = { $ref: `#${many.pointer}` };
          put(responses, `${400 + more}`, { description: "The goods.", schema });
        }
        return at(operation);
      },
    ),
  },
  EnumMustContainAtLeastOneElement: { "no value": keywords(sentText, { enum: [] }) },
  ExclusiveMaximumRequiresMaximum: {
    "nothing that is excluded": keywords(number, { exclusiveMaximum: true }),
  },
  ExclusiveMinimumRequiresMinimum: {
    "nothing that is excluded": keywords(number, { exclusiveMinimum: true }),
  },
  JsonPointerNotValid: {
    "a tilde that escapes nothing": (draft) => answer(draft, "#/definitions/User~Response"),
    "no slash": (draft) => answer(draft, "#definitions/User_Response"),
  },
  MaxItemsMustBeGreaterThanOrEqualToZero: { "less than 0": keywords(list, { maxItems: -1 }) },
  MaxLengthMustBeGreaterThanOrEqualToZero: { "less than 0": keywords(sentText, { maxLength: -1 }) },
  MaxPropertiesMustBeGreaterThanOrEqualToZero: {
    "less than 0": keywords(answeredDefinition, { maxProperties: -1 }),
  },
  MinItemsMustBeGreaterThanOrEqualToZero: { "less than 0": keywords(list, { minItems: -1 }) },
  MinLengthMustBeGreaterThanOrEqualToZero: { "less than 0": keywords(sentText, { minLength: -1 }) },
  MinPropertiesMustBeGreaterThanOrEqualToZero: {
    "less than 0": keywords(answeredDefinition, { minProperties: -1 }),
  },
  MinimumShouldBeLessThanOrEqualToMaximum: {
    "the wrong way round": keywords(number, { minimum: 2, maximum: 1 }),
  },
  MinItemsShouldBeLessThanOrEqualToMaxItems: {
    "the wrong way round": keywords(list, { minItems: 2, maxItems: 1 }),
  },
  MinLengthShouldBeLessThanOrEqualToMaxLength: {
    "the wrong way round": keywords(sentText, { minLength: 2, maxLength: 1 }),
  },
  MultipleOfMustBeGreaterThanZero: { "of nothing": keywords(number, { multipleOf: 0 }) },
  RequiredLoopInSchemaNotAllowed: {
    "an object that needs another of its kind"(draft) {
      const schema = answeredDefinition(draft);
      put(child(schema, "properties"), "next", { $ref: `#${schema.pointer}` });
      append(schema, "required", "next");
      return at(schema);
    },
  },
  RequiredPropertyDefinitionMissing: {
    "a property that is only required": (draft) => append(sentObject(draft), "required", "nothing"),
  },
  SchemaReferenceCircle: {
    "two that lead to each other"(draft) {
      const definitions = section(draft, "definitions");
      const one = add(definitions, "One", { $ref: "#/definitions/Two" });
      const two = add(definitions, "Two", { $ref: "#/definitions/One" });
      return [at(one, "$ref"), at(two, "$ref")];
    },
  },
  SchemaReferenceNotFound: {
    "a definition that is not there": (draft) => answer(draft, "#/definitions/Nothing"),
  },
  SchemaReferenceNotValid: {
    "another place of the definition": (draft) => answer(draft, "#/info"),
    "another file": (draft) => answer(draft, "schemas.json#/definitions/User"),
  },
  SchemaTypeFileNotValid: { "a file in an object": keywords(sentText, { type: "file" }) },
  SwaggerKeywordNotSupported: {
    "a choice of types": keywords(sentText, { oneOf: [{ type: "string" }] }),
    "a keyword of OpenAPI 3.0": keywords(sentText, { nullable: true }),
  },

  AdditionalPropertyNotAllowedAdjacentToRef: {
    "a description beside a reference"(draft) {
      const schema = add(success(draft), "schema", {
        $ref: `#${answeredDefinition(draft).pointer}`,
      });
      return put(schema, "description", "The answer.");
    },
  },
  ArrayDuplicateValue: {
    "a MIME type twice"(draft) {
      append(root(draft), "consumes", "text/plain");
      return append(root(draft), "consumes", "text/plain");
    },
  },
  DefaultValueMustMatchType: { "a number for a text": keywords(sentText, { default: 7 }) },
  DefaultValueNotInEnum: {
    "a value that is not offered": keywords(sentText, { default: "bot", enum: ["lead", "user"] }),
  },
  DiscriminatorMustBeARequiredStringProperty: {
    "a property that is not there": keywords(answeredDefinition, { discriminator: "kind" }),
  },
  FilterFunctionsPropertyEmpty: {
    "no function": (draft) => filters(draft, []),
  },
  FilterFunctionsPropertyHasDuplicates: {
    "a function twice": (draft) => filters(draft, ["eq", "eq"], 1),
  },
  FilterFunctionsPropertyInInputSchema: {
    "functions of what is sent"(draft) {
      const capabilities = add(sentText(draft), "x-ms-capabilities", { filterFunctions: ["eq"] });
      return at(capabilities, "filterFunctions");
    },
  },
  FilterFunctionsPropertyInvalidValue: {
    "a sign for a name": (draft) => filters(draft, ["="], 0),
  },
  InvalidCustomEditorExtensionDictionaryValue: {
    "a dictionary for a text": keywords(sentText, { "x-ms-editor": "dictionary" }),
  },
  InvalidEnumValue: {
    "a number for a text"(draft) {
      put(sentText(draft), "enum", ["one", 2]);
      return at(sentText(draft), "enum", 1);
    },
    "a number for the text that is the default"(draft) {
      Object.assign(sentText(draft).value, { enum: ["1", 2], default: "2" });
      return at(sentText(draft), "enum", 1);
    },
  },
  InvalidStringBinaryProperty: { "bytes in an object": keywords(sentText, { format: "binary" }) },
  PatternShouldBeValidRegularExpression: {
    "an open bracket": keywords(sentText, { pattern: "(" }),
  },
  PropertyMustBeRequired: {
    "a hidden default that is never sent"(draft) {
      const text = sentText(draft);
      Object.assign(text.value, { "x-ms-visibility": "internal", default: "yes" });
      return at(text);
    },
  },
  RequiredPropertyArrayEmpty: {
    "nothing is required": keywords(answeredDefinition, { required: [] }),
  },
  RequiredPropertyNotOnObject: { "a required text": keywords(sentText, { required: true }) },
  RequiredReadOnlyPropertyNotAllowedAsInput: {
    "a property that nobody may send"(draft) {
      put(requiredText(draft), "readOnly", true);
      return at(requiredText(draft));
    },
  },
  SchemaRefLoopNotAllowed: {
    "another name for a definition"(draft) {
      const $ref = `#${answeredDefinition(draft).pointer}`;
      return at(add(section(draft, "definitions"), "Again", { $ref }), "$ref");
    },
  },

  UnrecognizedTypeFormat: { "a format of our own": keywords(sentText, { format: "phone" }) },
};

/** Functions by which an answer can be filtered; the place of all, or of one. */
function filters(draft: Draft, functions: string[], ...index: number[]) {
  const text = answered(draft, "string");
  const capabilities = add(text, "x-ms-capabilities", { filterFunctions: functions });
  return at(capabilities, "filterFunctions", ...index);
}
