import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { connectorFolders, DEFINITION_FILE } from "../../common/connector-folders.ts";
import { defined } from "../../common/defined.ts";
import type { RunScript } from "../../common/run-script.ts";
import { type Clock, planRunner } from "../../plan/runner.ts";
import type { Connector } from "../../platform/connector.ts";
import type { PolicyTemplateInstance } from "../../platform/definition/api-properties.ts";
import { listOperations, type OperationEntry } from "../../platform/definition/operations.ts";
import { pathIndex } from "../../platform/definition/path-index.ts";
import { soundDefinition, soundProperties } from "../../platform/definition/sound.ts";
import { notificationUrls } from "../../platform/triggers/webhook.ts";
import type { Region } from "../store/store.ts";

/** An operation of one of our connectors, with what runs it. */
export interface Route {
  readonly entry: OperationEntry;
  /** Where its calls go: scheme, host and base path, without a slash at the end. */
  readonly base: string;
  readonly policies: readonly PolicyTemplateInstance[];
  /** What the connection's region stands for, by region; what is not there has no such service. */
  readonly regions: Readonly<Partial<Record<Region, string>>>;
  /** Runs its plan; absent where calls go to the service as they are. */
  readonly run?: RunScript;
}

/** The operation that a request is for, and the values in its path, encoded. */
export type FindRoute = (
  method: string,
  path: string,
) => { route: Route; pathParameters: Record<string, string> } | undefined;

/** Reads the connectors of a folder, such as `generated/`. */
export function readRoutes(folder: string): FindRoute {
  return routesOf(connectorFolders(folder).map(readBuilt));
}

/** What the build wrote, without the checks that strangers' files get: those take 40 MB for a moment. */
function readBuilt(folder: string): Connector {
  const read = (name: string) => readFileSync(join(folder, name), "utf8");
  const definition = soundDefinition(JSON.parse(read(DEFINITION_FILE)));
  const properties = soundProperties(JSON.parse(read("apiProperties.json")));
  if (definition === undefined || properties === undefined) {
    throw new Error(`${folder} holds no connector. Build it anew: npm run build`);
  }
  const script = existsSync(join(folder, "script.csx")) ? read("script.csx") : undefined;
  return { directory: folder, definition, properties, ...defined({ script }) };
}

/**
 * All operations of some connectors; one that several have is the same in each.
 * @param clock of the plans; the system's unless told
 * @throws where two different operations have the same method and path
 */
export function routesOf(connectors: readonly Connector[], clock?: Clock): FindRoute {
  const routes: (Route & { readonly method: string; readonly path: string })[] = [];
  const seen = new Map<string, string>();
  for (const connector of connectors) {
    const { definition, properties, script } = connector;
    const { policyTemplateInstances: policies = [], scriptOperations = [] } = properties.properties;
    const run = script === undefined ? undefined : planRunner(script, clock);
    for (const entry of listOperations(definition)) {
      const { operationId, method, path } = entry;
      // What the gateway itself answers.
      if (notificationUrls(definition, entry).length > 0 || path.startsWith("/subscriptions/"))
        continue;
      const place = `${method} ${path.replace(/\{[^{}]+\}/g, "{}")}`;
      const other = seen.get(place);
      if (other === operationId) continue;
      if (other !== undefined) throw new Error(`${operationId} and ${other} are both ${place}.`);
      seen.set(place, operationId);
      routes.push({
        ...{ method, path, entry, policies, regions: regionsOf(connector) },
        base: `https://${definition.host ?? ""}${definition.basePath ?? ""}`.replace(/\/+$/, ""),
        ...(run !== undefined && scriptOperations.includes(operationId) ? { run } : {}),
      });
    }
  }
  // A path that is another one's with its parameter filled in goes first.
  const find = pathIndex(routes.sort((a, b) => parametersIn(a.path) - parametersIn(b.path)));
  return (method, path) => {
    const fit = find(method, path);
    if (fit === undefined) return undefined;
    const pathParameters = Object.fromEntries(
      Object.entries(fit.values).map(([name, value]) => [name, encodeURIComponent(value)]),
    );
    return { route: fit.one, pathParameters };
  };
}

function parametersIn(path: string): number {
  return path.split("{").length - 1;
}

/** What makers choose from as the region of a connection, by the text that they see: US, EU, AU. */
function regionsOf({ properties }: Connector): Route["regions"] {
  const allowed =
    properties.properties.connectionParameters?.region?.uiDefinition?.constraints?.allowedValues;
  const regions: Partial<Record<Region, string>> = {};
  for (const { text, value } of allowed ?? []) {
    const region = text?.toLowerCase();
    if (region === "us" || region === "eu" || region === "au") regions[region] = String(value);
  }
  return regions;
}
