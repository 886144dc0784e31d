import { DEFINITION_FILE } from "../common/connector-folders.ts";
import { isObject, type JsonObject } from "../common/json.ts";
import { type Publisher, UNNAMED } from "../language/publisher.ts";
import { type ConnectorFiles, infoOf } from "./connector-files.ts";
import { intro, readme } from "./listing.ts";
import type { PackageOptions } from "./output.ts";
import { sampleFlow } from "./sample-flow.ts";
import { connectorName, solutionFiles } from "./solution.ts";
import { zip } from "./zip.ts";

/** The two kinds of connectors in Microsoft's repository: the API's owner's own, and anybody else's. */
export type Kind = "certified" | "independent";

/** What every independent publisher's connector has in place of an icon and a colour of its own. */
const INDEPENDENT_COLOUR = "#da3b01";

/**
 * A folder as Microsoft's repository of connectors wants it. A certified connector's icon is handed in
 * beside it, with the intro; an independent one has none.
 * @param listing text of `connector/docs/listing.md`
 */
export function certificationFolder(
  connector: ConnectorFiles,
  kind: Kind,
  publisher: Publisher,
  listing: string,
): Map<string, string> {
  const { definition, properties, script } = connector;
  const written: JsonObject = {
    ...properties,
    ...(kind === "independent" ? { iconBrandColor: INDEPENDENT_COLOUR } : {}),
    publisher: publisher.name,
    stackOwner: publisher.stackOwner,
  };
  return new Map([
    [DEFINITION_FILE, `${JSON.stringify(definition, null, 2)}\n`],
    ["apiProperties.json", `${JSON.stringify({ properties: written }, null, 2)}\n`],
    ...(script === undefined ? [] : [["script.csx", script] as const]),
    ["readme.md", readme(connector, kind, publisher, listing)],
  ]);
}

/** What is handed in beside a certified connector's folder. */
export function submission(
  connector: ConnectorFiles,
  listing: string,
): Map<string, string | Uint8Array> {
  return new Map<string, string | Uint8Array>([
    ["intro.md", intro(connector, listing)],
    ...(connector.icon === undefined ? [] : [["icon.png", connector.icon] as const]),
  ]);
}

/**
 * The zip that is handed in at the portal for partners: the intro, and a zip with one folder of two
 * unmanaged solutions, the connector's and that of a sample flow with it. Of the folder's name only that
 * it is one is checked there (Microsoft's ConnectorPackageValidator.ps1).
 * @param solution the connector's unmanaged solution, zipped
 * @returns undefined where no flow can use the connector, so that there is no sample
 */
export function submissionZip(
  connector: ConnectorFiles,
  solution: Uint8Array,
  { publisher, version, listing }: PackageOptions,
): Uint8Array | undefined {
  const flow = sampleFlow(connector, connectorName(connector, publisher), publisher);
  if (flow === undefined) return undefined;
  const { name } = connector;
  const assets = zip(
    new Map([
      [`PkgAssets/${name}.zip`, solution],
      [
        `PkgAssets/${name}_sample.zip`,
        zip(solutionFiles(connector, { publisher, version, managed: false, flow })),
      ],
    ]),
  );
  return zip(
    new Map<string, string | Uint8Array>([
      ["intro.md", intro(connector, listing)],
      [`${folderName(connector)}.pdpkg.zip`, assets],
    ]),
  );
}

/** The folder's name: the title without blanks, as most have it. */
export function folderName(connector: ConnectorFiles): string {
  return infoOf(connector, "title").replaceAll(/[^A-Za-z0-9]/g, "");
}

/** Domains that are nobody's (RFC 2606). */
const NOBODYS = /(^|[.@/])example\.(com|net|org)\b|\.(example|test|invalid)\b/;
const PLACE = "connector/publisher.ts";

/** What certification would refuse about the publisher and the connector's own texts, a line each. */
export function certificationProblems(
  connectors: readonly ConnectorFiles[],
  { name, contact, stackOwner }: Publisher,
): string[] {
  const problems: string[] = [];
  const say = (field: string, what: string) => problems.push(`${PLACE}: ${field} ${what}`);
  for (const [field, value] of [
    ["name", name],
    ["contact.name", contact.name],
  ] as const) {
    if (value.trim() === "") say(field, "is empty. Write a person's or a company's name.");
    else if (value === UNNAMED) {
      say(field, `is still "${value}". Write a person's or a company's name.`);
    }
  }
  if (!URL.canParse(contact.url) || NOBODYS.test(contact.url)) {
    say("contact.url", `is "${contact.url}". Write the https address of a page that helps users.`);
  }
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(contact.email) || NOBODYS.test(contact.email)) {
    say("contact.email", `is "${contact.email}". Write an address that is read.`);
  }
  if (stackOwner.trim() === "") say("stackOwner", "is empty. Write who runs the API.");
  for (const connector of connectors) problems.push(...metadataProblems(connector));
  return problems;
}

function metadataProblems({ name, definition }: ConnectorFiles): string[] {
  const metadata = definition["x-ms-connector-metadata"];
  const entries = (Array.isArray(metadata) ? metadata : []).filter(isObject);
  return ["Website", "Privacy policy", "Categories"]
    .filter((wanted) => {
      const entry = entries.find(({ propertyName }) => propertyName === wanted);
      return entry === undefined || String(entry.propertyValue ?? "").trim() === "";
    })
    .map((wanted) => `connector/connector.ts: ${name} has no ${wanted}. Add it.`);
}
