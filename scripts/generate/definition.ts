import type { Model, OperationModel } from "./model.ts";

/** `apiDefinition.swagger.json`. */
export function definition(model: Model): Record<string, unknown> {
  const { connector } = model;
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of [...model.operations].sort(byPath)) {
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method.toLowerCase()]: operationObject(operation),
    };
  }
  return {
    swagger: "2.0",
    info: {
      title: connector.title,
      description: connector.description,
      version: connector.version,
      contact: connector.contact,
    },
    host: connector.host,
    basePath: "/",
    schemes: ["https"],
    consumes: ["application/json"],
    produces: ["application/json"],
    paths,
    definitions: model.definitions,
    parameters: {},
    responses: {},
    securityDefinitions: {},
    security: [],
    tags: [],
    "x-ms-connector-metadata": [
      { propertyName: "Website", propertyValue: connector.website },
      { propertyName: "Privacy policy", propertyValue: connector.privacyPolicy },
      { propertyName: "Categories", propertyValue: connector.categories },
    ],
    "x-ms-capabilities": {
      testConnection: { operationId: connector.testConnection.operationId, parameters: {} },
    },
  };
}

function operationObject(operation: OperationModel): Record<string, unknown> {
  return {
    operationId: operation.operationId,
    summary: operation.summary,
    description: operation.description,
    ...(operation.visibility === undefined ? {} : { "x-ms-visibility": operation.visibility }),
    ...(operation.kind === "trigger"
      ? { "x-ms-trigger": "batch", "x-ms-trigger-hint": operation.hint }
      : {}),
    parameters: operation.parameters,
    responses: {
      "200": { description: operation.returns.description, schema: operation.returns.schema },
      ...(operation.kind === "trigger" ? { "202": { description: "Nothing new." } } : {}),
      default: { description: "The operation failed." },
    },
  };
}

function byPath(a: OperationModel, b: OperationModel): number {
  return a.path === b.path ? (a.method < b.method ? -1 : 1) : a.path < b.path ? -1 : 1;
}
