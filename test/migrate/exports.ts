import { zip } from "../../scripts/package/zip.ts";

/** Small exports, as the portal gives them (solutions and packages of 2026). */

const API = "/providers/Microsoft.PowerApps/apis/";

/** A step that calls an operation of a connector. */
export const step = (
  operationId: string,
  parameters: Record<string, unknown> = {},
  reference = "shared_intercom",
  api = "shared_intercom",
) => ({
  type: "OpenApiConnection",
  inputs: {
    host: { connectionName: reference, operationId, apiId: `${API}${api}` },
    parameters,
    authentication: "@parameters('$authentication')",
  },
});

/** Intercom's trigger, and its actions in every place where a flow may have them. */
export const DEFINITION = {
  $schema:
    "https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#",
  triggers: { When_a_user_is_created: { recurrence: {}, ...step("TrigNewUser") } },
  actions: {
    Note: { type: "Compose", inputs: `${API}shared_intercomother and shared_intercom` },
    Post: step("PostMessage", { text: "x" }, "shared_teams", "shared_teams"),
    If: {
      type: "If",
      actions: { Get: step("GetUser", { user_id: "@triggerBody()?['id']" }) },
      else: { actions: { Each: { type: "Foreach", actions: { Leads: step("ListLeads") } } } },
    },
    Switch: {
      type: "Switch",
      cases: { One: { actions: { Lead: step("GetLead", { contact_id: "1" }) } } },
      default: { actions: { Again: step("GetUser", { user_id: "2" }) } },
    },
  },
};

/** As exports are written: with blanks that no writer of JSON would leave. */
const text = (value: unknown) => JSON.stringify(value, undefined, 3).replace(/\n/g, "\r\n");

export const solutionFlow = (definition: object = DEFINITION) =>
  text({
    properties: {
      connectionReferences: {
        shared_intercom: {
          runtimeSource: "embedded",
          connection: { connectionReferenceLogicalName: "new_sharedintercom_1" },
          api: { name: "shared_intercom" },
        },
        shared_teams: {
          runtimeSource: "embedded",
          connection: { connectionReferenceLogicalName: "new_sharedteams_2" },
          api: { name: "shared_teams" },
        },
      },
      definition,
    },
    schemaVersion: "1.0.0.0",
  });

export const CUSTOMIZATIONS = `<ImportExportXml xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <Workflows><Workflow WorkflowId="{1}" Name="Flow"><JsonFileName>/Workflows/Flow-1.json</JsonFileName></Workflow></Workflows>
  <connectionreferences>
    <connectionreference connectionreferencelogicalname="new_sharedintercom_1">
      <connectionreferencedisplayname>Intercom &amp; more</connectionreferencedisplayname>
      <connectorid>/providers/Microsoft.PowerApps/apis/shared_intercom</connectorid>
      <iscustomizable>1</iscustomizable>
    </connectionreference>
    <connectionreference connectionreferencelogicalname="new_sharedteams_2">
      <connectorid>/providers/Microsoft.PowerApps/apis/shared_teams</connectorid>
      <iscustomizable>1</iscustomizable>
    </connectionreference>
  </connectionreferences>
</ImportExportXml>
`;

export const SOLUTION = new Map<string, string | Uint8Array>([
  ["[Content_Types].xml", "<Types/>"],
  ["solution.xml", "<ImportExportXml/>"],
  ["customizations.xml", CUSTOMIZATIONS],
  ["Workflows/", ""],
  ["Workflows/Flow-1.json", solutionFlow()],
  ["WebResources/logo", new Uint8Array([0xff, 0xfe, 0])],
]);

const FLOW = "Microsoft.Flow/flows/11111111-1111-4111-8111-111111111111";

export const PACKAGE = new Map<string, string | Uint8Array>([
  [
    "manifest.json",
    text({
      schema: "1.0",
      details: { displayName: "shared_intercom" },
      resources: {
        a: {
          type: "Microsoft.Flow/flows",
          details: { displayName: "Flow" },
          dependsOn: ["b", "c"],
        },
        b: {
          id: `${API}shared_intercom`,
          name: "shared_intercom",
          type: "Microsoft.PowerApps/apis",
          details: { displayName: "Intercom" },
        },
        c: {
          type: "Microsoft.PowerApps/apis/connections",
          details: { displayName: "Ada", connectorId: `${API}shared_intercom` },
        },
        d: { id: `${API}shared_teams`, name: "shared_teams", type: "Microsoft.PowerApps/apis" },
      },
    }),
  ],
  ["Microsoft.Flow/flows/manifest.json", text({ packageSchemaVersion: "1.0", flowAssets: {} })],
  [
    `${FLOW}/definition.json`,
    text({
      name: "1",
      properties: {
        apiId: `${API}shared_logicflows`,
        displayName: "Flow",
        definition: DEFINITION,
        connectionReferences: {
          shared_intercom: {
            connectionName: "shared-intercom-9",
            source: "Invoker",
            id: `${API}shared_intercom`,
            tier: "NotSpecified",
            apiName: "shared_intercom",
          },
          shared_teams: { connectionName: "shared-teams-8", id: `${API}shared_teams` },
        },
      },
    }),
  ],
  [`${FLOW}/apisMap.json`, '{"shared_intercom":"b","shared_teams":"d"}'],
  [`${FLOW}/connectionsMap.json`, '{"shared_intercom":"c"}'],
]);

/** A solution with a canvas app that uses a connector. */
export const withApp = (api: string) =>
  new Map([
    ...SOLUTION,
    [
      "CanvasApps/app.msapp",
      zip(new Map([["References\\DataSources.json", text([{ ApiId: `${API}${api}` }])]])),
    ] as const,
  ]);
