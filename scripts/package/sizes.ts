import { type ConnectorFiles, infoOf } from "./connector-files.ts";

const MEGABYTE = 1024 * 1024;

/** What a connector's columns in Dataverse hold, in characters unless said otherwise. */
const LIMITS: readonly {
  readonly what: string;
  readonly most: number;
  of(connector: ConnectorFiles): number;
}[] = [
  { what: "characters of the definition", most: 1_000_000, of: (one) => size(one.definition) },
  { what: "characters of the script", most: 500_000, of: (one) => (one.script ?? "").length },
  {
    what: "characters of the connection parameters",
    most: 500_000,
    of: ({ properties }) => size(properties.connectionParameters),
  },
  {
    what: "characters of the connection parameter sets",
    most: 500_000,
    of: ({ properties }) => size(properties.connectionParameterSets),
  },
  {
    what: "characters of the policies",
    most: 500_000,
    of: ({ properties }) => size(properties.policyTemplateInstances),
  },
  {
    what: "characters of the list of script operations",
    most: 500_000,
    of: ({ properties }) => size(properties.scriptOperations),
  },
  {
    what: "characters of the description",
    most: 1_000,
    of: (one) => infoOf(one, "description").length,
  },
  { what: "characters of the title", most: 200, of: (one) => infoOf(one, "title").length },
  {
    what: "characters of the brand colour",
    most: 100,
    of: ({ properties }) => String(properties.iconBrandColor ?? "").length,
  },
  { what: "bytes of the icon", most: 10 * MEGABYTE, of: ({ icon }) => icon?.length ?? 0 },
];

/** What is larger than an import takes, a line each. */
export function sizeProblems(connector: ConnectorFiles): string[] {
  return LIMITS.flatMap(({ what, most, of }) => {
    const count = of(connector);
    const shown = (number: number) => number.toLocaleString("en-US");
    return count <= most
      ? []
      : [
          `${connector.name}: ${shown(count)} ${what}; an import takes at most ${shown(most)}. Move a resource to another package, in connector/connector.ts, or shorten it.`,
        ];
  });
}

function size(value: unknown): number {
  return value === undefined ? 0 : JSON.stringify(value).length;
}
