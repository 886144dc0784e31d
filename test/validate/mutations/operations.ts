import {
  LONGEST_OPERATION_ID,
  MOST_OPERATIONS,
} from "../../../scripts/validate/catalogue/limits.ts";
import { addAction, addForm, addVersions, query } from "./additions.ts";
import { add, append, appendObject, at, child, type Draft, drop, put } from "./draft.ts";
import { also, type Mutations } from "./mutation.ts";
import {
  action,
  actionWithBody,
  actionWithPath,
  copyOf,
  getOperation,
  info,
  pathParameter,
  root,
  section,
} from "./places.ts";

/** A copy of an action at another path; the path's place. */
function withPath(draft: Draft, path: string) {
  copyOf(draft, getOperation(draft), path);
  return at(child(root(draft), "paths", path));
}

/** An operation for agents. */
function addMcp(draft: Draft, method = "post") {
  const item = add(child(root(draft), "paths"), "/mcp", {});
  return add(item, method, {
    operationId: "UseTools",
    summary: "Use the tools",
    description: "Gives an agent the tools.",
    "x-ms-agentic-protocol": "mcp-streamable-1.0",
    parameters: [],
    responses: { "200": { description: "The answer." } },
  });
}

const BODY = { name: "other", in: "body", schema: { type: "object" } };
const annotation = "x-ms-api-annotation";

/** A replacement of a deprecated operation, with changes. */
function replacement(draft: Draft, deprecated = true) {
  const operation = action(draft);
  operation.value.deprecated = deprecated;
  const annotated = add(operation, annotation, {});
  return add(annotated, "replacement", { api: "Intercom", operationId: "CreateUser" });
}

export const OPERATIONS: Mutations = {
  AgenticProtocolUnknown: {
    "a protocol of another name": (draft) => put(addMcp(draft), "x-ms-agentic-protocol", "mcp"),
  },
  InternalParameterWithoutValue: {
    "an internal parameter of an action"(draft) {
      const { operation } = addAction(draft);
      return at(
        appendObject(
          operation,
          "parameters",
          query("group", { required: true, "x-ms-visibility": "internal" }),
        ),
      );
    },
  },
  NextLinkPropertyMissing: {
    "an answer without the link": (draft) =>
      at(
        add(addAction(draft).operation, "x-ms-pageable", { nextLinkName: "nextLink" }),
        "nextLinkName",
      ),
  },
  AgenticOperationDescribesMessages: {
    "an answer with a schema"(draft) {
      const spot = addMcp(draft);
      spot.value.responses = { "200": { description: "Done.", schema: { type: "object" } } };
      return at(child(spot, "responses"), "200");
    },
  },
  AgenticOperationMustBePost: {
    "a GET": (draft) => at(addMcp(draft, "get"), "x-ms-agentic-protocol"),
  },
  BodyOrFormDataParameterInFetchOperationNotAllowed: {
    "a body in a GET": (draft) =>
      append(copyOf(draft, getOperation(draft), "/again"), "parameters", BODY),
  },
  DuplicateOperationPath: {
    "a path that differs in the name of its variable"(draft) {
      const original = actionWithPath(draft);
      const path = original.operation.path.replace(/\{.*\}/, "{again}");
      const copy = copyOf(draft, original, path);
      child(copy, "parameters", 0).value.name = "again";
      return at(copy);
    },
  },
  InvalidNextLinkNameValue: {
    "a name that flows do not follow": (draft) =>
      at(add(action(draft), "x-ms-pageable", { nextLinkName: "next" }), "nextLinkName"),
  },
  OperationIdNotUnique: {
    "an operation at two paths": (draft) =>
      at(copyOf(draft, getOperation(draft), "/again", {}), "operationId"),
  },
  OperationIdRequired: {
    "an operation without an id"(draft) {
      const copy = copyOf(draft, getOperation(draft), "/again");
      drop(copy, "operationId");
      return at(copy);
    },
  },
  OperationMissingPathParameter: {
    "a variable without its parameter"(draft) {
      const operation = actionWithPath(draft);
      put(operation, "parameters", []);
      return at(operation);
    },
  },
  OperationParametersAreNotUnique: {
    "a parameter listed twice": (draft) =>
      append(actionWithPath(draft), "parameters", { ...pathParameter(draft).value }),
  },
  OperationParametersContainDuplicateParameter: {
    "two parameters of one name"(draft) {
      append(action(draft), "parameters", query("again"));
      return append(action(draft), "parameters", query("again", { type: "integer" }));
    },
  },
  OperationParametersContainMultipleBodyParameters: {
    "a second body": (draft) => append(actionWithBody(draft), "parameters", BODY),
  },
  OperationPathContainsUnsupportedCharacters: {
    "a wildcard": (draft) => withPath(draft, "/again/*"),
  },
  OperationPathMayNotContainQueryOrFragment: {
    "a query": (draft) => withPath(draft, "/again?role=lead"),
    "a fragment": (draft) => withPath(draft, "/again#leads"),
    "a query that has slashes in it": (draft) =>
      withPath(draft, "/again?url=https://api.intercom.io"),
  },
  OperationPathMustStartWithSlash: {
    "no slash": (draft) => withPath(draft, "again"),
  },
  OperationPathTemplateNotValid: {
    "an open brace": (draft) => withPath(draft, "/again/{id"),
  },
  OperationPathVariablesContainDefaults: {
    "a default in the path"(draft) {
      const original = actionWithPath(draft);
      const path = `/again${original.operation.path.replace("}", "=7}")}`;
      copyOf(draft, original, path);
      return at(child(root(draft), "paths", path));
    },
  },
  PathItemRefNotSuppored: {
    "a path that refers to another": (draft) =>
      at(add(section(draft, "paths"), "/again", { $ref: "#/paths/~1users" }), "$ref"),
  },
  PathParameterNotDefinedInTemplate: {
    "a parameter of another path": (draft) =>
      at(copyOf(draft, actionWithPath(draft), "/again"), "parameters", 0, "name"),
  },
  PathParametersContainDuplicateParameter: {
    "two parameters of one name"(draft) {
      const { item } = addAction(draft);
      append(item, "parameters", query("again"));
      return append(item, "parameters", query("again", { type: "integer" }));
    },
  },
  PathParametersContainMultipleBodyParameters: {
    "two bodies"(draft) {
      const { item, operation } = addAction(draft);
      drop(operation, "parameters");
      append(item, "parameters", BODY);
      return append(item, "parameters", { ...BODY, name: "again" });
    },
  },
  PathRedefined: {
    "a path in capitals"(draft) {
      const original = getOperation(draft);
      return withPath(draft, original.operation.path.toUpperCase());
    },
  },
  StringBinaryNotSupportedForFormUrlEncoded: {
    "a file among letters"(draft) {
      const { operation, file } = addForm(draft);
      put(operation, "consumes", ["application/x-www-form-urlencoded"]);
      return at(file);
    },
  },
  TotalOperationsCountExceedsMaxAllowed: {
    "one more than are allowed"(draft) {
      const original = getOperation(draft);
      const count = draft.connector.operations.length;
      for (let more = count; more <= MOST_OPERATIONS; more++) {
        copyOf(draft, original, `/again/${more}`, { operationId: `Again${more}` });
      }
      return at(root(draft), "paths");
    },
  },

  CopilotOperationNotFound: {
    "an operation that is not there"(draft) {
      const data = add(action(draft), "x-ms-openai-data", { "openai-enabled": true });
      return at(appendObject(data, "operations", { operationId: "OrderNothing" }), "operationId");
    },
  },
  MimeTypeNotCompatibleWithRequestContentSchemaType: {
    "an object as plain text"(draft) {
      const { operation } = addAction(draft);
      put(operation, "consumes", ["text/plain"]);
      return at(operation);
    },
  },
  OperationFamilyHasDuplicateRevisions: {
    "two operations of one revision": (draft) => {
      const { older, newer } = addVersions(draft);
      put(child(older, annotation), "revision", 2);
      put(older, "operationId", "SellGoodsOldV2");
      return at(newer, annotation, "revision");
    },
  },
  OperationFamilyHasManyActiveOperations: {
    "three that are not deprecated"(draft) {
      const { older, newer } = addVersions(draft);
      drop(older, "deprecated");
      put(child(older, annotation), "status", "Preview");
      const { operation } = addAction(draft);
      const third = { ...child(newer, annotation).value, revision: 3, status: "Preview" };
      put(operation, "operationId", "SellGoodsV3");
      return at(add(operation, annotation, third), "family");
    },
  },
  OperationFamilyHasManyActiveProductionOperations: {
    "the older one not deprecated"(draft) {
      const { older, newer } = addVersions(draft);
      drop(older, "deprecated");
      return at(newer, annotation, "status");
    },
  },
  OperationFamilyHasManyEmptyRevisions: {
    "no revision": also(
      { OperationRevisionEmpty: "Each of the two is without one, which is a hint on its own." },
      (draft) => {
        const { older, newer } = addVersions(draft);
        drop(child(older, annotation), "revision");
        return drop(child(newer, annotation), "revision");
      },
    ),
  },
  OperationIdSanitized: {
    "a hyphen": (draft) =>
      at(
        copyOf(draft, getOperation(draft), "/again", { operationId: "list-again" }),
        "operationId",
      ),
  },
  OperationIdTooLong: {
    "a very long id"(draft) {
      const operationId = "A".repeat(LONGEST_OPERATION_ID + 1);
      return at(copyOf(draft, getOperation(draft), "/again", { operationId }), "operationId");
    },
  },
  OperationPathMalformed: {
    "a space": (draft) => withPath(draft, "/all again"),
    "an empty segment": (draft) => withPath(draft, "/again//all"),
    "a variable twice"(draft) {
      const original = actionWithPath(draft);
      const path = original.operation.path.repeat(2);
      copyOf(draft, original, path);
      return at(child(root(draft), "paths", path));
    },
  },
  OperationStatusAheadOfConnector: {
    "a connector in preview"(draft) {
      add(info(draft), annotation, { status: "Preview" });
      return at(add(action(draft), annotation, { status: "Production" }), "status");
    },
  },
  ApiAnnotationExtensionReplacementInfoForNonDeprecatedOperations: {
    "an operation that is not deprecated": (draft) => at(replacement(draft, false)),
  },
  ApiAnnotationExtensionReplacementInfoMissingApiProperty: {
    "no connector": (draft) => drop(replacement(draft), "api"),
  },
  ApiAnnotationExtensionReplacementInfoMissingOperationIdProperty: {
    "no operation": (draft) => drop(replacement(draft), "operationId"),
  },

  ConsumesMissing: {
    "a body of no type"(draft) {
      const { operation } = addAction(draft);
      put(operation, "consumes", []);
      return at(operation);
    },
  },
  OperationIdShouldEndWithRevision: {
    "a second version with a plain id": (draft) =>
      put(addVersions(draft).newer, "operationId", "SellGoodsBetter"),
  },
  OperationRevisionEmpty: {
    "a version without its number": (draft) =>
      drop(child(addVersions(draft).older, annotation), "revision"),
  },
  PartialDuplicateOperationPath: {
    "a variable that can be a word of another path"(draft) {
      const original = actionWithPath(draft);
      const { path } = original.operation;
      copyOf(draft, getOperation(draft), "/again/latest");
      return at(copyOf(draft, original, `/again/${path.slice(path.indexOf("{"))}`));
    },
  },
};
