import type { Json, JsonObject } from "../common/json.ts";
import { type ComparedOperation, objectOf, operationsOf, resolved } from "../compat/definition.ts";
import type { Publisher } from "../language/publisher.ts";
import { type ConnectorFiles, infoOf } from "./connector-files.ts";
import { guidOf } from "./guid.ts";

/** A flow that stands in a solution beside its connector. */
export interface SampleFlow {
  /** In small letters, without braces. */
  readonly id: string;
  /** As makers see it. */
  readonly title: string;
  /** From the top of the zip: `Workflows/Sample-0B0F….json`. */
  readonly path: string;
  readonly content: string;
  /** The logical name of its connection reference. */
  readonly reference: string;
  /** The connector as the flow's steps name it. */
  readonly apiId: string;
}

const APIS = "/providers/Microsoft.PowerApps/apis/";
const SCHEMA =
  "https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#";

/**
 * A small flow that Microsoft's certification wants beside a connector: one of its triggers, where it has
 * one that needs nothing filled in, else a button; then the action that tests a connection.
 *
 * Assumption: whoever imports it gets the connector by its GUID, which the solution's connection
 * reference names. What ends the id in an environment is not known before an import.
 * @param name the connector's name in an environment: `cnm_5Fintercom`
 * @returns undefined for a connector without such an action, as those for agents alone
 */
export function sampleFlow(
  connector: ConnectorFiles,
  name: string,
  { solution }: Publisher,
): SampleFlow | undefined {
  const operations = operationsOf(connector);
  const test = objectOf(objectOf(connector.definition["x-ms-capabilities"]).testConnection);
  const action = operations.get(String(test.operationId));
  if (action === undefined) return undefined;
  const [begins] = [...operations.values()]
    .filter(canBegin)
    .sort(byProminence)
    .flatMap((trigger) => {
      const list = placeOfList(connector, trigger);
      return list === undefined ? [] : [{ trigger, list }];
    });

  const api = `shared_${name.replaceAll("_5F", "-5f")}`;
  const id = guidOf(`sample flow ${name}`);
  const title = `${infoOf(connector, "title")} sample`;
  const reference = `${solution.prefix}_${connector.name.replaceAll(/[^a-z0-9]/gi, "")}sample`;
  const step = ({ id: operationId }: ComparedOperation): JsonObject => ({
    type: "OpenApiConnection",
    inputs: {
      host: { connectionName: api, operationId, apiId: `${APIS}${api}` },
      parameters: {},
      authentication: "@parameters('$authentication')",
    },
  });
  const begin: [string, JsonObject] =
    begins === undefined
      ? ["manual", { type: "Request", kind: "Button", inputs: { schema: { type: "object" } } }]
      : [
          named(begins.trigger),
          {
            recurrence: { interval: 5, frequency: "Minute" },
            splitOn: `@triggerOutputs()?['${begins.list}']`,
            ...step(begins.trigger),
          },
        ];
  const flow: Json = {
    properties: {
      connectionReferences: {
        [api]: {
          runtimeSource: "embedded",
          connection: { connectionReferenceLogicalName: reference },
          api: { name: api, logicalName: name },
        },
      },
      definition: {
        $schema: SCHEMA,
        contentVersion: "1.0.0.0",
        parameters: {
          $connections: { defaultValue: {}, type: "Object" },
          $authentication: { defaultValue: {}, type: "SecureObject" },
        },
        triggers: Object.fromEntries([begin]),
        actions: { [named(action)]: { runAfter: {}, ...step(action) } },
        outputs: {},
      },
      templateName: "",
    },
    schemaVersion: "1.0.0.0",
  };
  return {
    id,
    title,
    path: `Workflows/${title.replaceAll(/[^A-Za-z0-9]/g, "")}-${id.toUpperCase()}.json`,
    content: `${JSON.stringify(flow, null, 2)}\n`,
    reference,
    apiId: `${APIS}${api}`,
  };
}

/** Whether a flow can begin with it as it is: a trigger that polls for lists, with nothing to fill in. */
function canBegin({ object, parameters }: ComparedOperation): boolean {
  return (
    object["x-ms-trigger"] === "batch" &&
    object.deprecated !== true &&
    object["x-ms-visibility"] !== "internal" &&
    !parameters.some(({ required }) => required === true)
  );
}

function byProminence(a: ComparedOperation, b: ComparedOperation): number {
  const rank = ({ object }: ComparedOperation) =>
    Number(object["x-ms-visibility"] !== "important") +
    2 * Number(object["x-ms-visibility"] === "advanced");
  return rank(a) - rank(b) || (a.id < b.id ? -1 : 1);
}

/** Where the items of what a trigger brings are: `body`, or `body/value`; undefined where it brings no list. */
function placeOfList(
  { definition }: ConnectorFiles,
  { object }: ComparedOperation,
): string | undefined {
  const isList = (schema: Json | undefined) => resolved(definition, schema).type === "array";
  const { schema } = objectOf(objectOf(object.responses)["200"]);
  if (isList(schema)) return "body";
  const fields = Object.entries(objectOf(resolved(definition, schema).properties));
  const [key] = fields.find(([, field]) => isList(field)) ?? [];
  return key === undefined ? undefined : `body/${key}`;
}

/** The name of a step, as designers make it of an operation's title. */
function named({ id, object }: ComparedOperation): string {
  return String(object.summary ?? id)
    .trim()
    .replaceAll(/[^A-Za-z0-9]+/g, "_");
}
