import { fileURLToPath } from "node:url";
import { connectorFolders } from "../../scripts/common/connector-folders.ts";
import { type ConnectorFiles, readConnectorFiles } from "../../scripts/package/connector-files.ts";
import { needsGateway } from "../../scripts/package/gateway.ts";
import { parseConnector } from "../../scripts/platform/connector.ts";

/** The folders of generated/, one for each package that there is. */
export const FOLDERS = connectorFolders(fileURLToPath(new URL("../../generated", import.meta.url)));

/** What ships without a gateway, by the name of the package. */
export const SHIPPED: readonly ConnectorFiles[] = FOLDERS.map(readConnectorFiles).filter(
  (connector) => !needsGateway(connector),
);

export const [intercom] = SHIPPED.filter(({ name }) => name === "intercom") as [ConnectorFiles];

/** As the local platform reads it. */
export function onPlatform({ definition, properties, script }: ConnectorFiles) {
  return parseConnector({
    definition: JSON.stringify(definition),
    properties: JSON.stringify({ properties }),
    ...(script === undefined ? {} : { script }),
  });
}
