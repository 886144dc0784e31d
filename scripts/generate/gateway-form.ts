/**
 * Connectors for those who can run neither policies nor code: with a gateway as their host, which runs
 * both, and as templates with which Azure makes a custom connector of Logic Apps.
 */
import { isObject, type Json, type JsonObject } from "../common/json.ts";

/** A definition, and the value of `properties` in apiProperties.json. */
export interface ConnectorForm {
  readonly definition: JsonObject;
  readonly properties: JsonObject;
}

/** Stands for whoever's gateway it is, in what is generated. */
export const ANY_GATEWAY = "gateway.example.com";

/** The connection's one parameter: the name that the portal's wizard gives a key. */
const KEY = "api_key";

/**
 * The connector with a gateway as its host: no policies, no script, and the access token in the header
 * of each call, as the portal's wizard makes it. The region is part of the path, since nothing can choose
 * it by a parameter of the connection.
 * @param host of the gateway, without a scheme: `gateway.example.com`
 */
export function throughGateway(
  { definition, properties }: ConnectorForm,
  host: string,
  region: "us" | "eu" | "au",
): ConnectorForm {
  const {
    connectionParameters,
    policyTemplateInstances: _,
    scriptOperations: __,
    ...rest
  } = properties;
  const token = isObject(connectionParameters) ? connectionParameters.access_token : undefined;
  return {
    definition: {
      ...definition,
      host,
      basePath: `/${region}`,
      securityDefinitions: { [KEY]: { type: "apiKey", in: "header", name: "Authorization" } },
      security: [{ [KEY]: [] }],
    },
    properties: { ...rest, connectionParameters: { [KEY]: token ?? null } },
  };
}

const PARAMETERS: JsonObject = {
  connectorName: {
    type: "string",
    metadata: { description: "The name of the custom connector in its resource group." },
  },
  gatewayHost: {
    type: "string",
    metadata: { description: "The host of the gateway, without https://." },
  },
  region: {
    type: "string",
    defaultValue: "us",
    allowedValues: ["us", "eu", "au"],
    metadata: { description: "The region in which Intercom hosts the workspace." },
  },
  accessToken: {
    type: "securestring",
    metadata: { description: "The access token of an app in Intercom's Developer Hub." },
  },
  location: {
    type: "string",
    defaultValue: "[resourceGroup().location]",
    metadata: { description: "Where Azure has the connector: where its logic apps are." },
  },
};

/**
 * A template of Azure Resource Manager for a custom connector of Logic Apps and a connection to it
 * (Microsoft.Web/customApis and connections, 2016-06-01). Each resource stays below the megabyte that a
 * template's resource can have; blanks are left out of the definition for that.
 * @param name of the package
 */
export function logicAppsTemplate(name: string, connector: ConnectorForm, host: string): string {
  const { definition, properties } = throughGateway(connector, host, "us");
  const info = isObject(definition.info) ? definition.info : {};
  const swagger = {
    ...literal(definition),
    host: "[parameters('gatewayHost')]",
    basePath: "[concat('/', parameters('region'))]",
  };
  const api = "[resourceId('Microsoft.Web/customApis', parameters('connectorName'))]";
  const template: JsonObject = {
    $schema: "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
    contentVersion: "1.0.0.0",
    parameters: {
      ...PARAMETERS,
      connectorName: withDefault(PARAMETERS.connectorName, name),
      gatewayHost: withDefault(PARAMETERS.gatewayHost, host),
    },
    resources: [
      {
        type: "Microsoft.Web/customApis",
        apiVersion: "2016-06-01",
        name: "[parameters('connectorName')]",
        location: "[parameters('location')]",
        properties: {
          apiType: "Rest",
          displayName: info.title ?? name,
          description: info.description ?? "",
          brandColor: properties.iconBrandColor ?? "#0f5c63",
          capabilities: [],
          connectionParameters: literal(properties.connectionParameters ?? {}),
          backendService: {
            serviceUrl:
              "[concat('https://', parameters('gatewayHost'), '/', parameters('region'))]",
          },
          swagger: SWAGGER,
        },
      },
      {
        type: "Microsoft.Web/connections",
        apiVersion: "2016-06-01",
        name: "[parameters('connectorName')]",
        location: "[parameters('location')]",
        dependsOn: [api],
        properties: {
          displayName: info.title ?? name,
          api: { id: api },
          parameterValues: { [KEY]: "[parameters('accessToken')]" },
        },
      },
    ],
  };
  const text = JSON.stringify(template, null, 2);
  return `${text.replace(JSON.stringify(SWAGGER), () => JSON.stringify(swagger))}\n`;
}

/** Where the definition goes, in a line of its own. */
const SWAGGER = "SWAGGER";

function withDefault(parameter: Json | undefined, defaultValue: string): JsonObject {
  return { ...(isObject(parameter) ? parameter : {}), defaultValue };
}

/** A value whose texts are none of the template's expressions, which are in brackets. */
function literal<T extends Json>(value: T): T;
function literal(value: Json): Json {
  if (typeof value === "string") return /^\[.*\]$/s.test(value) ? `[${value}` : value;
  if (Array.isArray(value)) return value.map((one) => literal(one));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, literal(one)]));
}
