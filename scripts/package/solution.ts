import XMLBuilder from "fast-xml-builder";
import type { Publisher } from "../language/publisher.ts";
import { type ConnectorFiles, infoOf } from "./connector-files.ts";
import { guidOf } from "./guid.ts";
import type { SampleFlow } from "./sample-flow.ts";

/** A solution's files, by their paths in the zip; see `zip()`. */
export type SolutionFiles = Map<string, string | Uint8Array>;

export interface SolutionOptions {
  readonly publisher: Publisher;
  /** Of package.json: `1.2.3`. */
  readonly version: string;
  /** A managed solution is installed and removed whole; an unmanaged one can be edited. */
  readonly managed: boolean;
  /** Stands beside the connector, in a solution of its own name. */
  readonly flow?: SampleFlow;
}

/** The types of connectors and of flows among the components of a solution. */
const CONNECTOR = "372";
const FLOW = "29";
/** English, United States. */
const LANGUAGE = "1033";

/** What exports name in every `customizations.xml`, here without content. */
const NO_OTHERS = [
  "Entities",
  "Roles",
  "Workflows",
  "FieldSecurityProfiles",
  "Templates",
  "EntityMaps",
  "EntityRelationships",
  "OrganizationSettings",
  "optionsets",
  "CustomControls",
  "EntityDataProviders",
];

const XSI = "http://www.w3.org/2001/XMLSchema-instance";

/**
 * A solution that holds one connector, as an environment exports it: what make.powerapps.com imports
 * without any tool. The ids depend on the publisher's prefix and the package's name alone, so that an
 * import of the next version updates the connector.
 */
export function solutionFiles(connector: ConnectorFiles, options: SolutionOptions): SolutionFiles {
  const { publisher, flow } = options;
  const parts = connectorParts(connector, publisher);
  const files: SolutionFiles = new Map([
    ["solution.xml", solutionXml(connector, options)],
    ["customizations.xml", customizationsXml(connectorElement(connector, publisher), options)],
    ...(flow === undefined ? [] : [[flow.path, flow.content] as const]),
    ...parts.map(({ path, content }) => [path.slice(1), content] as const),
  ]);
  return new Map([["[Content_Types].xml", contentTypes([...files.keys()])], ...files]);
}

/** The same as `pac solution unpack` leaves it, for source control. */
export function unpackedSolution(
  connector: ConnectorFiles,
  options: SolutionOptions,
): SolutionFiles {
  const { publisher } = options;
  const element = { "@xmlns:xsi": XSI, ...connectorElement(connector, publisher) };
  return new Map<string, string | Uint8Array>([
    ["Other/Solution.xml", solutionXml(connector, options)],
    ["Other/Customizations.xml", customizationsXml(undefined, options)],
    [`Connectors/${connectorName(connector, publisher)}.xml`, xml({ Connector: element })],
    ...connectorParts(connector, publisher).map(
      ({ path, content }) => [path.replace("/Connector/", "Connectors/"), content] as const,
    ),
  ]);
}

/** The connector's name in an environment: prefix, `_` and title, with what is no letter or digit in hex. */
export function connectorName(connector: ConnectorFiles, { solution }: Publisher): string {
  const title = infoOf(connector, "title").toLowerCase();
  const escaped = title.replace(/[^a-z0-9]/g, (sign) => `-${sign.charCodeAt(0).toString(16)}`);
  return `${solution.prefix}_5F${escaped}`;
}

/** The unique name of a package's solution: prefix, `_` and the package's name, `intercom-workspace` as `intercomworkspace`. */
export function solutionName({ name }: ConnectorFiles, { solution }: Publisher): string {
  return `${solution.prefix}_${name.replace(/[^A-Za-z0-9_]/g, "")}`;
}

/** A part of a connector that lies in a file of its own. */
interface Part {
  /** The element that names the file. */
  readonly element: string;
  /** From the top of the zip. */
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** In the order of the elements. The JSON files hold the bare values, without `properties`. */
function connectorParts(connector: ConnectorFiles, publisher: Publisher): Part[] {
  const { definition, properties, script, icon } = connector;
  const { connectionParameters, connectionParameterSets, policyTemplateInstances } = properties;
  const part = (element: string, ending: string, content: string | Uint8Array | undefined) =>
    content === undefined
      ? []
      : [{ element, path: `/Connector/${connectorName(connector, publisher)}${ending}`, content }];
  return [
    ...part("openapidefinition", "_openapidefinition.json", JSON.stringify(definition)),
    ...part(
      "connectionparameters",
      "_connectionparameters.json",
      JSON.stringify(connectionParameters ?? {}),
    ),
    ...part(
      "connectionparametersets",
      "_connectionparametersets.json",
      connectionParameterSets === undefined ? undefined : JSON.stringify(connectionParameterSets),
    ),
    ...part(
      "policytemplateinstances",
      "_policytemplateinstances.json",
      JSON.stringify(policyTemplateInstances ?? []),
    ),
    ...part("customcodeblobcontent", "_customcodeblobcontent.csx", script),
    ...part("iconblob", "_iconblob.Png", icon),
  ];
}

function connectorElement(connector: ConnectorFiles, publisher: Publisher): Record<string, string> {
  const { properties, script } = connector;
  const name = connectorName(connector, publisher);
  return {
    connectorid: guidOf(`connector ${name}`),
    description: infoOf(connector, "description"),
    displayname: infoOf(connector, "title"),
    iconbrandcolor: String(properties.iconBrandColor ?? ""),
    name,
    connectortype: "1",
    ...(script === undefined
      ? {}
      : { scriptoperations: JSON.stringify(properties.scriptOperations ?? []) }),
    ...Object.fromEntries(
      connectorParts(connector, publisher).map(({ element, path }) => [element, path]),
    ),
  };
}

function solutionXml(
  connector: ConnectorFiles,
  { publisher, version, managed, flow }: SolutionOptions,
): string {
  const { solution } = publisher;
  const name = connectorName(connector, publisher);
  const title = flow?.title ?? infoOf(connector, "title");
  const called = (description: string) => ({
    LocalizedName: { "@description": description, "@languagecode": LANGUAGE },
  });
  const nothing = { "@xsi:nil": "true" };
  return xml({
    ImportExportXml: {
      "@version": "9.2.0.0",
      "@SolutionPackageVersion": "9.2",
      "@languagecode": LANGUAGE,
      "@generatedBy": "CrmLive",
      "@xmlns:xsi": XSI,
      SolutionManifest: {
        UniqueName: `${solutionName(connector, publisher)}${flow === undefined ? "" : "sample"}`,
        LocalizedNames: called(title),
        Descriptions: {
          Description: {
            "@description": infoOf(connector, "description"),
            "@languagecode": LANGUAGE,
          },
        },
        Version: solutionVersion(version),
        Managed: managed ? "1" : "0",
        Publisher: {
          UniqueName: solution.uniqueName,
          LocalizedNames: called(publisher.name),
          Descriptions: "",
          EMailAddress: nothing,
          SupportingWebsiteUrl: nothing,
          CustomizationPrefix: solution.prefix,
          CustomizationOptionValuePrefix: String(solution.optionValuePrefix),
          Addresses: "",
        },
        RootComponents: {
          RootComponent: [
            ...(flow === undefined
              ? []
              : [{ "@type": FLOW, "@id": `{${flow.id}}`, "@behavior": "0" }]),
            {
              "@type": CONNECTOR,
              "@id": `{${guidOf(`connector ${name}`)}}`,
              "@schemaName": name,
              "@behavior": "0",
            },
          ],
        },
        MissingDependencies: "",
      },
    },
  });
}

/** @param connector absent in an unpacked solution, where it is a file of its own */
function customizationsXml(
  connector: Record<string, string> | undefined,
  { version, flow }: SolutionOptions,
): string {
  return xml({
    ImportExportXml: {
      "@xmlns:xsi": XSI,
      ...Object.fromEntries(NO_OTHERS.map((name) => [name, ""])),
      ...(flow === undefined ? {} : { Workflows: { Workflow: workflowElement(flow, version) } }),
      ...(connector === undefined ? {} : { Connectors: { Connector: connector } }),
      ...(flow === undefined || connector === undefined
        ? {}
        : { connectionreferences: { connectionreference: referenceElement(flow, connector) } }),
      Languages: { Language: LANGUAGE },
    },
  });
}

/** A cloud flow that is switched off, as exports have it. */
function workflowElement({ id, title, path }: SampleFlow, version: string): object {
  return {
    "@WorkflowId": `{${id}}`,
    "@Name": title,
    JsonFileName: `/${path}`,
    Type: "1",
    Subprocess: "0",
    // A cloud flow.
    Category: "5",
    Mode: "0",
    Scope: "4",
    OnDemand: "0",
    TriggerOnCreate: "0",
    TriggerOnDelete: "0",
    AsyncAutodelete: "0",
    SyncWorkflowLogOnFailure: "0",
    // A draft: nothing runs before somebody switches it on.
    StateCode: "0",
    StatusCode: "1",
    RunAs: "1",
    IsTransacted: "1",
    IntroducedVersion: solutionVersion(version),
    IsCustomizable: "1",
    BusinessProcessType: "0",
    IsCustomProcessingStepAllowedForOtherPublishers: "1",
    PrimaryEntity: "none",
    LocalizedNames: { LocalizedName: { "@languagecode": LANGUAGE, "@description": title } },
  };
}

function referenceElement(
  { reference, title, apiId }: SampleFlow,
  { connectorid }: Record<string, string>,
): object {
  return {
    "@connectionreferencelogicalname": reference,
    connectionreferencedisplayname: title,
    connectorid: apiId,
    customconnectorid: { connectorid },
    iscustomizable: "1",
    promptingbehavior: "0",
    statecode: "0",
    statuscode: "1",
  };
}

/** Four numbers. */
function solutionVersion(version: string): string {
  return `${version.replace(/[-+].*$/, "")}.0`;
}

function contentTypes(paths: readonly string[]): string {
  const endings = new Set(paths.map((path) => path.slice(path.lastIndexOf(".") + 1)));
  return xml({
    Types: {
      "@xmlns": "http://schemas.openxmlformats.org/package/2006/content-types",
      Default: [...endings].sort().map((ending) => ({
        "@Extension": ending,
        "@ContentType": "application/octet-stream",
      })),
    },
  });
}

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  format: true,
  suppressEmptyNode: true,
  suppressBooleanAttributes: false,
});

function xml(root: Record<string, unknown>): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${builder.build(root)}`;
}
