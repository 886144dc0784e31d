import { isObject, type JsonObject, parseJson } from "../common/json.ts";
import { ANY_GATEWAY, logicAppsTemplate } from "../generate/gateway-form.ts";
import { UsageError } from "../platform/errors.ts";
import type { ConnectorFiles } from "./connector-files.ts";

/** Whether a connector's host is a gateway: it is of no use before it is known which one. */
export function needsGateway({ definition }: ConnectorFiles): boolean {
  return definition.host === ANY_GATEWAY;
}

/**
 * The connectors for whoever has a gateway; without one, those that need none.
 * @param host of the gateway
 */
export function forGateway(
  connectors: readonly ConnectorFiles[],
  host: string | undefined,
): ConnectorFiles[] {
  if (host === undefined) return connectors.filter((connector) => !needsGateway(connector));
  return connectors.map((connector) => withGateway(connector, host));
}

/**
 * The host of a gateway's address.
 * @throws {UsageError} for anything but https and a host
 */
export function gatewayHost(url: string): string {
  const [, host] = /^https:\/\/([a-z0-9-]+(?:\.[a-z0-9-]+)+)\/?$/i.exec(url) ?? [];
  if (host !== undefined) return host.toLowerCase();
  throw new UsageError(`--gateway takes https:// and a host, without port and path, not "${url}".`);
}

/** The connector with somebody's gateway in the place of the one that stands for any. */
function withGateway(connector: ConnectorFiles, host: string): ConnectorFiles {
  if (!needsGateway(connector)) return connector;
  return {
    ...connector,
    definition: { ...connector.definition, host },
    properties: replaced(connector.properties, host),
  };
}

/** The host is in the regions that makers choose from, and in the policy that sends calls there. */
function replaced(properties: JsonObject, host: string): JsonObject {
  const value = parseJson(JSON.stringify(properties).replaceAll(ANY_GATEWAY, host));
  return isObject(value) ? value : properties;
}

/** The templates for Logic Apps, by their names in `dist/`. */
export function logicAppsFiles(
  connectors: readonly ConnectorFiles[],
  host: string,
): Map<string, string> {
  return new Map(
    connectors.map((connector) => [
      `logic-apps/${connector.name}.json`,
      logicAppsTemplate(connector.name, connector, host),
    ]),
  );
}
