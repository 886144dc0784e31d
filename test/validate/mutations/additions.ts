import type { JsonObject } from "../../../scripts/common/json.ts";
import { add, append, appendObject, child, type Draft, type Spot } from "./draft.ts";
import { apiProperties, root, section } from "./places.ts";

/**
 * Well-formed things that our connector need not have, for the mutations that break them. A test sees
 * to it that no rule objects to them as they are.
 */

const text = (title: string, more: JsonObject = {}): JsonObject => ({
  type: "string",
  "x-ms-summary": title,
  description: `What stands under ${title} in the shop.`,
  ...more,
});

/** A parameter of the query. */
export const query = (name: string, more: JsonObject = {}): JsonObject => ({
  name,
  in: "query",
  ...text("Group"),
  ...more,
});

const body = (properties: JsonObject, more: JsonObject = {}): JsonObject => ({
  name: "body",
  in: "body",
  required: true,
  schema: { type: "object", properties, ...more },
});

const RESPONSES: JsonObject = {
  "200": {
    description: "The goods.",
    schema: { type: "object", properties: { id: text("Id") } },
  },
  default: { description: "The operation failed." },
};

const LIST: JsonObject = {
  ...RESPONSES,
  "200": {
    description: "The goods.",
    schema: {
      type: "array",
      items: { type: "object", properties: { id: text("Id"), name: text("Name") } },
    },
  },
};

const operation = (operationId: string, more: JsonObject): JsonObject => ({
  operationId,
  summary: "Order goods",
  description: "Orders goods in a shop that no other operation knows.",
  parameters: [],
  responses: structuredClone(RESPONSES),
  ...more,
});

const path = (draft: Draft, name: string, item: JsonObject): Spot =>
  add(section(draft, "paths"), name, item);

/** An action with a body, which nothing refers to. */
export function addAction(draft: Draft): { item: Spot; operation: Spot } {
  const parameters = [body({ good: text("Good"), note: text("Note") }, { required: ["good"] })];
  const item = path(draft, "/shop/orders", { post: operation("OrderGoods", { parameters }) });
  return { item, operation: child(item, "post") };
}

/** An action that sends a form with a file. */
export function addForm(draft: Draft): { operation: Spot; file: Spot } {
  const file = { ...query("photo"), in: "formData", type: "file", required: true };
  const post = operation("SendPhoto", { consumes: ["multipart/form-data"], parameters: [file] });
  const spot = child(path(draft, "/shop/photos", { post }), "post");
  return { operation: spot, file: child(spot, "parameters", 0) };
}

/** Two versions of an operation, the older one deprecated. */
export function addVersions(draft: Draft): { older: Spot; newer: Spot } {
  const annotated = (id: string, revision: number, more: JsonObject) => {
    const annotation = { family: "SellGoods", revision, status: "Production" };
    const post = operation(id, { "x-ms-api-annotation": annotation, ...more });
    return child(path(draft, `/shop/sales/${revision}`, { post }), "post");
  };
  const older = annotated("SellGoods", 1, { deprecated: true });
  return { older, newer: annotated("SellGoodsV2", 2, {}) };
}

/** A dropdown that depends on another input, and the operation that fills it. */
export function addDropdown(draft: Draft) {
  const find = operation("FindGoods", {
    "x-ms-visibility": "internal",
    parameters: [query("group", { required: true })],
    responses: structuredClone(LIST),
  });
  const target = child(path(draft, "/shop/goods/find", { post: find }), "post");
  const good = text("Good", {
    "x-ms-dynamic-values": {
      operationId: "FindGoods",
      parameters: { group: { parameter: "group" } },
      "value-path": "id",
      "value-title": "name",
    },
    "x-ms-dynamic-list": {
      operationId: "FindGoods",
      parameters: { group: { parameterReference: "group" } },
      itemValuePath: "id",
      itemTitlePath: "name",
    },
  });
  const parameters = [query("group", { required: true }), body({ good }, { required: ["good"] })];
  const post = operation("ChooseGoods", { parameters });
  const caller = child(path(draft, "/shop/goods/choose", { post }), "post");
  const schema = child(caller, "parameters", 1, "schema");
  const holder = child(schema, "properties", "good");
  return {
    ...{ target, caller, schema, holder },
    source: child(caller, "parameters", 0),
    values: child(holder, "x-ms-dynamic-values"),
    list: child(holder, "x-ms-dynamic-list"),
  };
}

/** An input whose schema depends on another input, and the operation that gives the schema. */
export function addDynamicSchema(draft: Draft) {
  const get = operation("DescribeGoods", {
    "x-ms-visibility": "internal",
    parameters: [query("group", { required: true })],
    responses: { "200": { description: "The schema.", schema: { type: "object" } } },
  });
  path(draft, "/shop/schemas", { get });
  const details: JsonObject = {
    type: "object",
    "x-ms-summary": "Details",
    description: "The details of the good.",
    "x-ms-dynamic-schema": {
      operationId: "DescribeGoods",
      parameters: { group: { parameter: "group" } },
      "value-path": "schema",
    },
    "x-ms-dynamic-properties": {
      operationId: "DescribeGoods",
      parameters: { group: { parameterReference: "group" } },
      itemValuePath: "schema",
    },
  };
  const parameters = [query("group", { required: true }), body({ details })];
  const post = operation("DetailGoods", { parameters });
  const caller = child(path(draft, "/shop/details", { post }), "post");
  const schema = child(caller, "parameters", 1, "schema");
  const holder = child(schema, "properties", "details");
  return {
    ...{ caller, schema, holder },
    old: child(holder, "x-ms-dynamic-schema"),
    renewed: child(holder, "x-ms-dynamic-properties"),
  };
}

/** A file picker in both forms, and the capability that the old one names. */
export function addFilePicker(draft: Draft): { holder: Spot; capabilities: Spot } {
  const { holder } = addDropdown(draft);
  const call = { operationId: "FindGoods", parameters: { group: { value: "all" } } };
  const paths = { itemValuePath: "id", itemTitlePath: "name" };
  delete holder.value["x-ms-dynamic-list"];
  holder.value["x-ms-dynamic-values"] = { capability: "file-picker", "value-path": "id" };
  holder.value["x-ms-dynamic-tree"] = {
    settings: { canSelectParentNodes: false, canSelectLeafNodes: true },
    open: { ...call, ...paths },
    browse: { ...call, ...paths },
  };
  const capabilities = draft.definition["x-ms-capabilities"]
    ? child(root(draft), "x-ms-capabilities")
    : add(root(draft), "x-ms-capabilities", {});
  const find = { operationId: "FindGoods", parameters: { group: "all" } };
  add(capabilities, "file-picker", {
    open: find,
    browse: find,
    "value-path": "id",
    "value-title": "name",
  });
  return { holder, capabilities };
}

/** A webhook, with the operation that ends a subscription. */
export function addWebhook(draft: Draft) {
  const url = text("Callback Url", {
    "x-ms-visibility": "internal",
    "x-ms-notification-url": true,
  });
  const event = { type: "object", properties: { id: text("Id") } };
  const item = path(draft, "/shop/hooks", {
    "x-ms-notification-content": { description: "The sale.", schema: event },
    post: operation("WhenGoodsAreSold", {
      summary: "When goods are sold",
      "x-ms-trigger": "single",
      "x-ms-trigger-hint": "Sell something to see this work.",
      parameters: [body({ url }, { required: ["url"] })],
      responses: { "201": { description: "The flow is subscribed." } },
    }),
  });
  path(draft, "/shop/hooks/{hook_id}", {
    delete: operation("ForgetHook", {
      "x-ms-visibility": "internal",
      parameters: [
        {
          ...query("hook_id"),
          in: "path",
          required: true,
          "x-ms-url-encoding": "single",
        },
      ],
      responses: { "204": { description: "The flow is no longer subscribed." } },
    }),
  });
  const webhook = child(item, "post");
  const schema = child(webhook, "parameters", 0, "schema");
  return { item, webhook, schema, url: child(schema, "properties", "url") };
}

/** A polling trigger that a webhook tells when to poll. */
export function addNotifiedTrigger(draft: Draft) {
  const { item, webhook } = addWebhook(draft);
  append(webhook, "parameters", query("group"));
  const get = operation("WhenGoodsAreListed", {
    summary: "When goods are listed",
    "x-ms-trigger": "batch",
    "x-ms-trigger-hint": "List something to see this work.",
    "x-ms-notification": { operationId: "WhenGoodsAreSold" },
    parameters: [query("group")],
    responses: { ...structuredClone(LIST), "202": { description: "Nothing new." } },
  });
  const poll = child(path(draft, "/shop/listed", { get }), "get");
  return { item, webhook, poll };
}

/** A policy that keeps the state of a polling trigger. */
export function addPolling(draft: Draft): { parameters: Spot } {
  addNotifiedTrigger(draft);
  const policy = appendObject(apiProperties(draft), "policyTemplateInstances", {
    templateId: "pollingtrigger",
    title: "What was listed last",
    parameters: {
      "x-ms-apimTemplateParameter.triggerConfig": { after: "@{triggerBody()[0].id}" },
      "x-ms-apimTemplateParameter.triggerDataPath": "@triggerBody()",
      "x-ms-apimTemplate-operationName": ["WhenGoodsAreListed"],
    },
  });
  return { parameters: child(policy, "parameters") };
}

const uiDefinition = (displayName: string): JsonObject => ({
  displayName,
  description: `The ${displayName} of the shop.`,
  tooltip: "It stands in the settings of the shop.",
});

/** Something else that makers are asked when connecting. */
export function addConnectionParameter(draft: Draft, name: string, type: string): Spot {
  const parameters = child(apiProperties(draft), "connectionParameters");
  return add(parameters, name, { type, uiDefinition: uiDefinition("Shop") });
}

/** A sign-in by OAuth 2.0. */
export function addSignIn(draft: Draft): { settings: Spot; custom: Spot } {
  const parameter = addConnectionParameter(draft, "shop_sign_in", "oauthSetting");
  const settings = add(parameter, "oAuthSettings", {
    identityProvider: "oauth2",
    clientId: "shop",
    scopes: ["orders"],
    customParameters: {
      authorizationUrl: { value: "https://shop.example/authorize" },
      tokenUrl: { value: "https://shop.example/token" },
      refreshUrl: { value: "https://shop.example/token" },
    },
  });
  return { settings, custom: child(settings, "customParameters") };
}

/** Two ways to sign in, each of which asks for what our only way asks for. */
export function addWaysToSignIn(draft: Draft): { first: Spot; second: Spot } {
  const properties = apiProperties(draft);
  const { connectionParameters } = properties.value;
  delete properties.value.connectionParameters;
  const sets = add(properties, "connectionParameterSets", {
    uiDefinition: uiDefinition("Way"),
    values: [],
  });
  const parameterSet = (name: string) =>
    appendObject(sets, "values", {
      name,
      uiDefinition: uiDefinition(name),
      parameters: structuredClone(connectionParameters ?? {}),
    });
  return { first: parameterSet("token"), second: parameterSet("key") };
}

/** An action that a policy sends to another path. */
export function addRoute(draft: Draft): { parameters: Spot } {
  const route = appendObject(apiProperties(draft), "policyTemplateInstances", {
    templateId: "routerequesttoendpoint",
    title: "Way to the shop",
    parameters: {
      "x-ms-apimTemplateParameter.newPath": "/orders",
      "x-ms-apimTemplateParameter.httpMethod": "POST",
      "x-ms-apimTemplate-operationName": ["OrderGoods"],
    },
  });
  addAction(draft);
  return { parameters: child(route, "parameters") };
}

/** An action whose answer a policy changes. */
export function addProperty(draft: Draft): { parameters: Spot } {
  const policy = appendObject(apiProperties(draft), "policyTemplateInstances", {
    templateId: "setproperty",
    title: "Name of the good",
    parameters: {
      "x-ms-apimTemplateParameter.newPropertyParentPathTemplate": "@body()",
      "x-ms-apimTemplateParameter.newPropertySubPathTemplate": "name",
      "x-ms-apimTemplateParameter.propertyValuePathTemplate": "@body().id",
      "x-ms-apimTemplate-policySection": "Response",
      "x-ms-apimTemplate-operationName": ["OrderGoods"],
    },
  });
  addAction(draft);
  return { parameters: child(policy, "parameters") };
}

/** A security definition by OAuth 2.0 and one by key, and that the first is asked for. */
export function addSecurity(draft: Draft): { definitions: Spot; requirement: Spot } {
  const definitions = section(draft, "securityDefinitions");
  add(definitions, "shop_key", { type: "apiKey", in: "header", name: "X-Shop-Key" });
  add(definitions, "shop_sign_in", {
    type: "oauth2",
    flow: "accessCode",
    authorizationUrl: "https://shop.example/authorize",
    tokenUrl: "https://shop.example/token",
    scopes: { orders: "Order goods." },
  });
  const requirement = appendObject(root(draft), "security", { shop_sign_in: ["orders"] });
  return { definitions, requirement };
}

/** All of them, for the test. */
export const ADDITIONS: Readonly<Record<string, (draft: Draft) => object>> = {
  "an action": addAction,
  "a form": addForm,
  "two versions of an operation": addVersions,
  "a dropdown that depends on an input": addDropdown,
  "a schema that depends on an input": addDynamicSchema,
  "a file picker": addFilePicker,
  "a webhook": addWebhook,
  "a polling trigger that a webhook notifies": addNotifiedTrigger,
  "a policy of a polling trigger": addPolling,
  "a connection parameter": (draft) => addConnectionParameter(draft, "shop", "string"),
  "a sign-in": addSignIn,
  "two ways to sign in": addWaysToSignIn,
  "an action at another path": addRoute,
  "an action with another answer": addProperty,
  "security definitions": addSecurity,
};
