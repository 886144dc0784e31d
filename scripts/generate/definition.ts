import { defined } from "../common/defined.ts";
import { ProblemError } from "../common/problem.ts";
import { behaviourSentence } from "./behaviour.ts";
import { withoutEqual } from "./equal-definitions.ts";
import {
  constraints,
  type ParameterPlace,
  type SchemaWriter,
  schemaWriter,
  settings,
  typeAndTexts,
} from "./field-schema.ts";
import { withFirstInputs } from "./first-inputs.ts";
import { titlesSaid } from "./holder-titles.ts";
import type { Model } from "./model.ts";
import type { Field, Operation, Parameter } from "./operation.ts";
import { withSharedParameters } from "./shared-parameters.ts";
import type { SwaggerParameter } from "./swagger.ts";

/**
 * `apiDefinition.swagger.json`.
 * @throws {ProblemError} where two definitions have one name
 */
export function definition(model: Model): Record<string, unknown> {
  const { connector } = model;
  const operations = model.operations.map(withFirstInputs);
  const writer = schemaWriter(
    titlesSaid({
      bodies: operations.flatMap(({ body }) => body ?? []),
      answers: operations.flatMap(({ answer, subscription }) => [
        answer.field,
        ...(subscription === undefined ? [] : [subscription.content]),
      ]),
    }),
  );
  // In the order of ids, so that the first to use a definition does not depend on paths.
  const objects = new Map(
    operations.map((operation) => [operation, operationObject(operation, model.title, writer)]),
  );
  const contents = new Map(
    operations.map((operation) => [operation, notificationContent(operation, writer)]),
  );
  if (writer.clashes.size > 0) {
    throw new ProblemError(
      ...[...writer.clashes].map((name) => ({
        place: name,
        message: "Two different definitions have this name.",
        advice: "Rename one: a shape's name, bodyName, itemName or listName.",
      })),
    );
  }
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of [...operations].sort(byPath)) {
    paths[operation.path] = {
      ...paths[operation.path],
      ...contents.get(operation),
      [operation.method.toLowerCase()]: objects.get(operation),
    };
  }
  const once = withoutEqual(
    paths,
    Object.fromEntries([...writer.definitions].sort(([a], [b]) => (a < b ? -1 : 1))),
  );
  return {
    swagger: "2.0",
    info: {
      title: model.title,
      description: model.description,
      version: connector.version,
      contact: connector.publisher.contact,
    },
    host: connector.host,
    basePath: "/",
    schemes: ["https"],
    consumes: ["application/json"],
    produces: ["application/json"],
    ...once,
    ...withSharedParameters(once.paths),
    responses: {},
    securityDefinitions: {},
    security: [],
    tags: [],
    "x-ms-connector-metadata": [
      { propertyName: "Website", propertyValue: connector.website },
      { propertyName: "Privacy policy", propertyValue: connector.privacyPolicy },
      { propertyName: "Categories", propertyValue: connector.categories },
    ],
    ...(model.testConnection === undefined
      ? {}
      : {
          "x-ms-capabilities": {
            testConnection: { operationId: model.testConnection, parameters: {} },
          },
        }),
  };
}

/** What a gateway sends, which stands beside the operation that subscribes. */
function notificationContent(
  { subscription }: Operation,
  writer: SchemaWriter,
): Record<string, unknown> {
  const content = subscription?.content;
  if (content === undefined) return {};
  return {
    "x-ms-notification-content": {
      description: content.description ?? "What happened.",
      schema: writer.schema(content, (key) => key),
    },
  };
}

function operationObject(
  operation: Operation,
  connector: string,
  writer: SchemaWriter,
): Record<string, unknown> {
  const { parameters, body, answer, deprecated } = operation;
  const placeOf: ParameterPlace = (key) =>
    parameters.some((parameter) => parameter.key === key)
      ? key
      : `body/${key.replaceAll(".", "/")}`;
  return {
    operationId: operation.id,
    summary: operation.summary,
    description: descriptionOf(operation),
    ...defined({
      "x-ms-visibility": operation.visibility,
      "x-ms-agentic-protocol": operation.agenticProtocol,
    }),
    ...(operation.kind === "trigger"
      ? {
          "x-ms-trigger": operation.subscription === undefined ? "batch" : "single",
          "x-ms-trigger-hint": operation.hint,
        }
      : {}),
    ...(deprecated === undefined
      ? {}
      : {
          deprecated: true,
          "x-ms-api-annotation": {
            status: "Production",
            replacement: {
              api: deprecated.connector ?? connector,
              operationId: deprecated.replacement,
            },
          },
        }),
    ...(answer.pageable ? { "x-ms-pageable": { nextLinkName: "nextLink" } } : {}),
    ...(operation.effect === "read" && operation.method !== "GET"
      ? { "x-ms-safe-operation": true }
      : {}),
    parameters: [
      ...parameters.map((parameter) => parameterObject(parameter, placeOf)),
      ...(body === undefined
        ? []
        : [
            {
              name: "body",
              in: "body",
              required: operation.bodyOptional !== true,
              schema: writer.schema(body, placeOf),
            },
          ]),
    ],
    responses: {
      [operation.subscription === undefined ? "200" : "201"]: {
        // What an answer is stands with its schema.
        description: operation.agenticProtocol === undefined ? "Done." : answer.description,
        ...(operation.agenticProtocol === undefined
          ? { schema: writer.schema(answer.field, placeOf) }
          : {}),
      },
      ...(operation.kind === "trigger" && operation.subscription === undefined
        ? { "202": { description: "Nothing." } }
        : {}),
      default: { description: "Error." },
    },
  };
}

/** Agents have nothing but the description to tell what an action does; a server tells of its tools itself. */
function descriptionOf(operation: Operation): string {
  const { kind, visibility, description, agenticProtocol } = operation;
  const isShown = kind === "action" && visibility !== "internal" && agenticProtocol === undefined;
  if (!isShown) return description;
  return `${description} ${behaviourSentence(operation)}`;
}

function parameterObject(parameter: Parameter, placeOf: ParameterPlace): SwaggerParameter {
  const { key, field, required } = parameter;
  return {
    name: key,
    in: parameter.in,
    ...(required ? { required } : {}),
    ...typeAndTexts(field),
    ...(field.items === undefined
      ? {}
      : {
          items: {
            ...typeAndTexts({
              type: field.items.type,
              ...defined({ format: field.items.format }),
            }),
            // Microsoft's schema takes no titles of words here: makers read the words.
            ...constraints(withoutWordTitles(field.items)),
            ...settings(field.items, placeOf),
          },
          collectionFormat: "multi" as const,
        }),
    ...constraints(field),
    ...(parameter.in === "path" ? { "x-ms-url-encoding": "single" as const } : {}),
    ...settings(field, placeOf),
    ...defined({ "x-ms-test-value": field.example }),
  };
}

function withoutWordTitles({ wordTitles: _, ...field }: Field): Field {
  return field;
}

function byPath(a: Operation, b: Operation): number {
  return a.path === b.path ? (a.method < b.method ? -1 : 1) : a.path < b.path ? -1 : 1;
}
