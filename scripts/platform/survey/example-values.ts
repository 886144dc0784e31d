import { put } from "../../common/own.ts";
import type { Connector } from "../connector.ts";
import type { ConnectionParameter } from "../definition/api-properties.ts";
import type { OperationEntry } from "../definition/operations.ts";
import { isOfTemplate, readParameters } from "../policies/instance.ts";
import { exampleOf } from "./example.ts";

/** A host that no request ever reaches: the survey answers itself. */
const URL_VALUE = "https://host.example";

/** A value for each connection parameter of the first way to sign in, required or not. */
export function exampleConnection(connector: Connector): Record<string, string> {
  const { connectionParameters, connectionParameterSets } = connector.properties.properties;
  const declared = connectionParameterSets?.values?.[0]?.parameters ?? connectionParameters ?? {};
  const urls = urlSources(connector);
  return Object.fromEntries(
    Object.entries(declared).map(([name, parameter]) => [
      name,
      connectionValue(name, parameter, urls.has(`connectionparameters ${name.toLowerCase()}`)),
    ]),
  );
}

/** A value for each parameter of an operation, by the key that it is given by. */
export function exampleParameters(
  connector: Connector,
  entry: OperationEntry,
): Record<string, unknown> {
  const urls = urlSources(connector);
  const given: Record<string, unknown> = {};
  for (const parameter of entry.parameters) {
    const { name, in: place } = parameter;
    const source = place === "query" ? "queryparameters" : "headers";
    const isUrl = place !== "body" && urls.has(`${source} ${name.toLowerCase()}`);
    const schema = place === "body" ? (parameter.schema ?? {}) : parameter;
    const asUrl = isUrl && parameter.default === undefined;
    const value = asUrl ? URL_VALUE : exampleOf(connector.definition, schema);
    // A default of "" in a path is published, and no value: an empty segment is another URL.
    put(given, name, place === "path" && value === "" ? "x" : value);
  }
  return given;
}

function connectionValue(name: string, parameter: ConnectionParameter, isUrl: boolean): string {
  const allowed = parameter.uiDefinition?.constraints?.allowedValues;
  if (Array.isArray(allowed) && allowed[0] !== undefined) return String(allowed[0].value);
  if (parameter.type === "int") return "1";
  if (parameter.type === "bool") return "true";
  // Unlike any other text, because secrets are taken out of messages wherever they occur.
  return isUrl ? URL_VALUE : `example-${name.replace(/\W/g, "-")}`;
}

/** The values that a host template begins with: they bring the scheme along ("@queryParameters('hostUrl')"). */
function urlSources({ properties }: Connector): Set<string> {
  const sources = new Set<string>();
  for (const policy of properties.properties.policyTemplateInstances ?? []) {
    if (!isOfTemplate(policy, "dynamichosturl")) continue;
    const template = readParameters(policy).optional("urlTemplate") ?? "";
    const [, kind, name] = /^@(\w+)\('([^']+)'/.exec(template) ?? [];
    if (kind && name) {
      sources.add(`${kind.toLowerCase().replace(/^header$/, "headers")} ${name.toLowerCase()}`);
    }
  }
  return sources;
}
