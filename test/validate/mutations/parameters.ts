import { addForm, query } from "./additions.ts";
import { add, append, appendObject, at, type Draft, drop, put, type Spot } from "./draft.ts";
import { also, type Mutations } from "./mutation.ts";
import { action, answeredDefinition, bodyParameter, pathParameter, section } from "./places.ts";

/** One more parameter of an action. */
const extra = (draft: Draft, more: Parameters<typeof query>[1] = {}): Spot =>
  appendObject(action(draft), "parameters", query("extra", more));
const reference = (draft: Draft, $ref: string): Spot =>
  appendObject(action(draft), "parameters", { $ref });

export const PARAMETERS: Mutations = {
  BodyParameterSchemaRequired: {
    "a body without a schema": also({ DefinitionNotUsed: "It was the body's." }, (draft) => {
      const body = bodyParameter(draft);
      drop(body, "schema");
      return at(body);
    }),
  },
  ConnectionIdParameterNotAllowed: {
    "the platform's own name": (draft) => put(extra(draft), "name", "connectionId"),
  },
  FileParameterMustBeInFormData: {
    "a file in the query": (draft) => at(extra(draft, { type: "file" })),
  },
  InvalidFormDataParameterName: {
    "a letter with an accent": (draft) => put(addForm(draft).file, "name", "fotografía"),
  },
  NonBodyParameterSchemaNotValid: {
    "a schema as in OpenAPI 3": (draft) => put(extra(draft), "schema", { type: "string" }),
  },
  ParameterListContainsFormDataAndBody: {
    "a body beside a form"(draft) {
      const { operation } = addForm(draft);
      append(operation, "parameters", { name: "body", in: "body", schema: { type: "object" } });
      return at(operation, "parameters");
    },
  },
  ParameterReferenceNotFound: {
    "a parameter that nobody declares": (draft) =>
      at(reference(draft, "#/parameters/Nothing"), "$ref"),
  },
  ParameterReferenceNotValid: {
    "a schema for a parameter": (draft) =>
      at(reference(draft, `#${answeredDefinition(draft).pointer}`), "$ref"),
  },
  ParameterRefLoopNotAllowed: {
    "a shared parameter that refers to another"(draft) {
      const shared = section(draft, "parameters");
      add(shared, "Plain", query("plain"));
      return at(add(shared, "Again", { $ref: "#/parameters/Plain" }), "$ref");
    },
  },
  PathParameterMustBeRequired: {
    "an optional one"(draft) {
      put(pathParameter(draft), "required", false);
      return at(pathParameter(draft));
    },
  },

  AllowEmptyValueOnlyValidForQueryFormData: {
    "in a path": (draft) => put(pathParameter(draft), "allowEmptyValue", true),
  },
  BodyParameterPropertyNotValid: {
    "the type of a body beside its schema": (draft) => put(bodyParameter(draft), "type", "object"),
  },
  CollectionFormatValueNotSupported: {
    "a format of OpenAPI 3": (draft) =>
      put(
        extra(draft, { type: "array", items: { type: "string" } }),
        "collectionFormat",
        "spaceDelimited",
      ),
  },
  PathParameterMissingEncoding: {
    "no encoding"(draft) {
      drop(pathParameter(draft), "x-ms-url-encoding");
      return at(pathParameter(draft));
    },
  },
  QueryParameterEncodingNotSupported: {
    "an encoding in the query": (draft) => put(extra(draft), "x-ms-url-encoding", "single"),
  },
  ReservedParameterIsUsed: {
    "the header Host": (draft) => put(extra(draft, { in: "header" }), "name", "Host"),
  },
};
