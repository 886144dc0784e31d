import { add, at, child, type Draft, drop, put } from "./draft.ts";
import type { Mutations } from "./mutation.ts";
import { action, answeredDefinition, section, success } from "./places.ts";

const responses = (draft: Draft) => child(action(draft), "responses");
const ref = (name: string) => ({ $ref: `#/responses/${name}` });

export const RESPONSES: Mutations = {
  OperationMustHaveResponse: {
    "no response": (draft) => put(action(draft), "responses", {}),
  },
  ResponseMustBeDefaultOrHttpStatusCode: {
    "a range of OpenAPI 3": (draft) =>
      put(responses(draft), "4XX", { description: "The request is wrong." }),
  },
  ResponseReferenceNotFound: {
    "a response that nobody declares": (draft) =>
      at(add(responses(draft), "404", ref("Nothing")), "$ref"),
  },
  ResponseReferenceNotValid: {
    "a schema for a response"(draft) {
      const $ref = `#${answeredDefinition(draft).pointer}`;
      return at(add(responses(draft), "404", { $ref }), "$ref");
    },
  },
  ResponseRefLoopNotAllowed: {
    "a shared response that refers to another"(draft) {
      const shared = section(draft, "responses");
      add(shared, "Nothing", { description: "There is nothing." });
      return at(add(shared, "Again", ref("Nothing")), "$ref");
    },
  },

  DefaultResponseHasSchema: {
    "the schema of an error": (draft) =>
      put(add(responses(draft), "default", { description: "It failed." }), "schema", {
        type: "object",
      }),
  },
  OperationHasManyResponsesWithSchema: {
    "two answers"(draft) {
      put(responses(draft), "202", { ...success(draft).value });
      return at(responses(draft));
    },
  },
  OperationShouldHaveSuccessfulResponse: {
    "failure alone": (draft) =>
      put(action(draft), "responses", { default: { description: "The operation failed." } }),
  },
  ResponseDescriptionMissing: {
    "no description"(draft) {
      drop(success(draft), "description");
      return at(success(draft));
    },
  },
  ResponseExampleMustBeProducedByOperation: {
    "an example in another format": (draft) =>
      put(add(success(draft), "examples", {}), "text/csv", "id,name"),
  },
  ResponseHeadersAreNotUnique: {
    "a header in two cases"(draft) {
      const headers = add(success(draft), "headers", { "Retry-After": { type: "integer" } });
      return put(headers, "retry-after", { type: "integer" });
    },
  },
  SchemaDefinitionSetIncorrectly: {
    "the schema at another status": (draft) => {
      put(responses(draft), "202", { ...success(draft).value });
      drop(success(draft), "schema");
      return at(responses(draft), "202");
    },
  },
};
