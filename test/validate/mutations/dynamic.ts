import { addDropdown, addDynamicSchema, addFilePicker } from "./additions.ts";
import { add, append, at, child, type Draft, drop, put, type Spot } from "./draft.ts";
import type { Mutations } from "./mutation.ts";
import { actionWithPath, bodyParameter, dropdown, sentText, testConnection } from "./places.ts";

/** A text with two values, each with a name. */
function addNames(draft: Draft): Spot {
  const text = sentText(draft);
  text.value.enum = ["lead", "user"];
  text.value["x-ms-enum-values"] = [
    { value: "lead", displayName: "Lead" },
    { value: "user", displayName: "User" },
  ];
  return text;
}

const TEXT = { type: "string", "x-ms-summary": "Group", description: "The group of the good." };

/** Makes the input on which something depends a property of the body instead of a parameter. */
function intoBody({ caller, schema }: { caller: Spot; schema: Spot }): void {
  child(schema, "properties").value.group = { ...TEXT };
  append(schema, "required", "group");
  const { parameters } = caller.value;
  caller.value.parameters = Array.isArray(parameters) ? parameters.slice(1) : [];
}

/** Where the call is after its input has left the list of parameters. */
const moved = ({ file, pointer }: ReturnType<typeof at>) => ({
  file,
  pointer: pointer.replace("/parameters/1/", "/parameters/0/"),
});

export const DYNAMIC: Mutations = {
  DynamicArgumentOwnValue: {
    "a list fed by what is chosen from it"(draft) {
      const { holder, list } = addDropdown(draft);
      drop(holder, "x-ms-dynamic-values");
      return put(child(list, "parameters"), "group", { parameterReference: "body/good" });
    },
  },
  CapabilityOperationNotFound: {
    "a test by an operation that is not there": (draft) =>
      put(testConnection(draft), "operationId", "Nothing"),
  },
  DynamicArgumentSourceNotFound: {
    "an input that is not there": (draft) =>
      put(child(addDropdown(draft).list, "parameters"), "group", { parameterReference: "shelf" }),
  },
  InvokedOperationShouldProduceArray: {
    "a list that is not there"(draft) {
      const { values, list } = dropdown(draft);
      return [put(values, "value-collection", "nothing"), put(list, "itemsPath", "nothing")];
    },
  },
  InvokedOperationShouldProduceProperty: {
    "a value that is not there": (draft) => put(dropdown(draft).values, "value-path", "nothing"),
    "a title that is not there": (draft) => put(dropdown(draft).list, "itemTitlePath", "nothing"),
  },
  OperationIdNotFound: {
    "a dropdown of nothing": (draft) => put(dropdown(draft).values, "operationId", "Nothing"),
  },
  OperationMissingRequiredProperty: {
    "an argument that is not given"(draft) {
      const { list } = addDropdown(draft);
      drop(list, "parameters");
      return at(list, "operationId");
    },
  },
  OperationParameterNameNotFound: {
    "an argument that is not taken"(draft) {
      const { list } = dropdown(draft);
      return put(add(list, "parameters", {}), "nothing", { value: "all" });
    },
    "a misspelt argument"(draft) {
      const { list } = addDropdown(draft);
      return put(add(list, "parameters", {}), "grup", { parameterReference: "group" });
    },
  },
  TestConnectionParameterMissing: {
    "a test by an operation that needs a value"(draft) {
      const test = testConnection(draft);
      put(test, "operationId", actionWithPath(draft).operation.id);
      return at(test, "parameters");
    },
  },

  DuplicateEnumValuesInExtension: {
    "a value with two names"(draft) {
      const place = append(addNames(draft), "x-ms-enum-values", {
        value: "user",
        displayName: "Customer",
      });
      return { ...place, pointer: `${place.pointer}/value` };
    },
  },
  DynamicArgumentNotationMixed: {
    "the new name in the old form": (draft) =>
      put(child(addDropdown(draft).values, "parameters"), "group", { parameterReference: "group" }),
    "the old name in the new form": (draft) =>
      put(child(addDropdown(draft).list, "parameters"), "group", { parameter: "group" }),
  },
  DynamicExtensionDefinitionNotAllowedInParameter: {
    "a dropdown beside the schema of a body": (draft) =>
      put(bodyParameter(draft), "x-ms-dynamic-values", dropdown(draft).values.value),
  },
  DynamicFormsDisagree: {
    "another value in the new form"(draft) {
      const { list } = dropdown(draft);
      return put(list, "itemValuePath", list.value.itemTitlePath ?? "");
    },
    "a fixed value in the new form": (draft) =>
      put(child(addDropdown(draft).list, "parameters"), "group", { value: "all" }),
  },
  DynamicListExtensionRequiredForAmbiguousReferences: {
    "two inputs of one name"(draft) {
      const { holder, schema, values } = addDropdown(draft);
      drop(holder, "x-ms-dynamic-list");
      put(child(schema, "properties"), "group", { ...TEXT });
      return at(values, "parameters", "group");
    },
  },
  DynamicListExtensionRequiredForNonParameterReferences: {
    "a property of the body"(draft) {
      const added = addDropdown(draft);
      drop(added.holder, "x-ms-dynamic-list");
      intoBody(added);
      return moved(at(added.values, "parameters", "group"));
    },
  },
  DynamicPropertiesExtensionRequiredForAmbiguousReferences: {
    "two inputs of one name"(draft) {
      const { holder, schema, old } = addDynamicSchema(draft);
      drop(holder, "x-ms-dynamic-properties");
      put(child(schema, "properties"), "group", { ...TEXT });
      return at(old, "parameters", "group");
    },
  },
  DynamicPropertiesExtensionRequiredForNonParameterReferences: {
    "a property of the body"(draft) {
      const added = addDynamicSchema(draft);
      drop(added.holder, "x-ms-dynamic-properties");
      intoBody(added);
      return moved(at(added.old, "parameters", "group"));
    },
  },
  DynamicPropertiesExtensionRequiredForPropertiesValuePath: {
    "the properties of a schema, in the old form alone"(draft) {
      const { holder, old } = addDynamicSchema(draft);
      drop(holder, "x-ms-dynamic-properties");
      return put(old, "value-path", "schema/properties");
    },
  },
  DynamicPropertiesItemValuePathMismatch: {
    "another schema in the new form": (draft) =>
      put(addDynamicSchema(draft).renewed, "itemValuePath", "other"),
  },
  DynamicTreeExtensionMissing: {
    "a picker in the old form alone"(draft) {
      const { holder } = addFilePicker(draft);
      drop(holder, "x-ms-dynamic-tree");
      return at(holder);
    },
  },
  DynamicValuePathMissing: {
    "no value"(draft) {
      const { values, list } = dropdown(draft);
      return [drop(values, "value-path"), drop(list, "itemValuePath")];
    },
  },
  FilePickerCapabilityMissing: {
    "a picker that is not declared"(draft) {
      const { holder, capabilities } = addFilePicker(draft);
      drop(capabilities, "file-picker");
      return at(holder, "x-ms-dynamic-values", "capability");
    },
  },
  InvalidEnumValuesExtensionValue: {
    "a name of no value"(draft) {
      const names = append(addNames(draft), "x-ms-enum-values", {
        value: "bot",
        displayName: "Bot",
      });
      return { ...names, pointer: `${names.pointer}/value` };
    },
  },
  MissingEnumValuesDisplayName: {
    "a value without a name": (draft) =>
      drop(child(addNames(draft), "x-ms-enum-values", 1), "displayName"),
  },
  OperationParameterNameIsAmbiguous: {
    "an argument for two inputs"(draft) {
      const { target, values } = addDropdown(draft);
      const schema = { type: "object", properties: { group: TEXT } };
      append(target, "parameters", { name: "body", in: "body", schema });
      return at(values, "parameters", "group");
    },
  },
  OperationParameterStaticTypeMismatch: {
    "a number for a text"(draft) {
      const { values, list } = addDropdown(draft);
      return [
        put(child(values, "parameters"), "group", 7),
        put(child(list, "parameters"), "group", { value: 7 }),
      ];
    },
  },
  OperationParameterTypeMismatch: {
    "a number for a text"(draft) {
      const { source, values, list } = addDropdown(draft);
      put(source, "type", "integer");
      return [at(values, "parameters", "group"), at(list, "parameters", "group")];
    },
  },
  SelectedItemValuePathNotAllowedInThisPosition: {
    "a selected item in a dropdown"(draft) {
      const parameters = child(addDropdown(draft).list, "parameters");
      return at(add(parameters, "group", { selectedItemValuePath: "id" }), "selectedItemValuePath");
    },
  },
  SourcePropertyInternal: {
    "an input that makers do not see"(draft) {
      const { source, values, list } = addDropdown(draft);
      put(source, "x-ms-visibility", "internal");
      return [at(values, "parameters", "group"), at(list, "parameters", "group")];
    },
  },

  DynamicExtraPathNotFound: {
    "a description that is not there": (draft) =>
      put(dropdown(draft).values, "value-description", "nothing"),
  },
  OperationParameterRequiredMismatch: {
    "an optional input for a required one"(draft) {
      const { source, values, list } = addDropdown(draft);
      drop(source, "required");
      return [at(values, "parameters", "group"), at(list, "parameters", "group")];
    },
  },
};
