import type { JsonObject } from "../../common/json.ts";
import type { Model } from "../model.ts";
import type { Operation } from "../operation.ts";
import { connectionSection } from "./connection.ts";
import { definitionsPage } from "./definitions.ts";
import { MARK, page, slug, table } from "./markdown.ts";
import { resourcePage } from "./resource-page.ts";
import { triggerOverview } from "./trigger-overview.ts";

/**
 * The connector as makers see it, by file name, in the layout of Microsoft's connector reference
 * pages: an index with facts, a page for each resource, and the definitions.
 * @param properties `apiProperties.json` as it ships; absent where it could not be made
 */
export function reference(model: Model, properties: JsonObject = {}): Map<string, string> {
  const visible = model.operations.filter(({ visibility }) => visibility !== "internal");
  const resources = model.resources
    .map((title) => [title, visible.filter(({ resource }) => resource === title)] as const)
    .filter(([, operations]) => operations.length > 0);
  const definitions = definitionsPage(model.title, visible);
  return new Map([
    ["README.md", index(model, properties, resources)],
    ...resources.map(
      ([title, operations]) => [`${slug(title)}.md`, resourcePage(title, operations)] as const,
    ),
    ...(definitions === undefined ? [] : [["definitions.md", definitions] as const]),
  ]);
}

function index(
  model: Model,
  properties: JsonObject,
  resources: readonly (readonly [title: string, operations: readonly Operation[]])[],
): string {
  const count = (operations: readonly Operation[], kind: Operation["kind"]) =>
    String(operations.filter((operation) => operation.kind === kind).length);
  return page([
    `# ${model.title}`,
    MARK,
    model.description,
    availability(model),
    metadata(model),
    ...connectionSection(properties, permissions(model)),
    throttling(),
    "## Operations",
    table(
      ["Resource", "Actions", "Triggers"],
      resources.map(([title, operations]) => [
        `[${title}](${slug(title)}.md)`,
        count(operations, "action"),
        count(operations, "trigger"),
      ]),
    ),
    // What can start a flow is sought first, so it is here besides.
    ...triggerOverview(resources.flatMap(([, operations]) => operations)),
  ]);
}

/** What the operations that makers see need to be allowed, in the order of the alphabet. */
function permissions({ operations }: Model): string[] {
  const all = operations
    .filter(({ visibility }) => visibility !== "internal")
    .flatMap(({ permission }) => permission ?? []);
  return [...new Set<string>(all)].sort();
}

/** Logic Apps has neither policies nor code for custom connectors, without which nothing here runs. */
function availability({ operations }: Model): string {
  // Agents alone speak such protocols.
  const forAgents = operations.every(({ agenticProtocol }) => agenticProtocol !== undefined);
  return table(
    ["Service", "Class"],
    ["Copilot Studio", ...(forAgents ? [] : ["Power Apps", "Power Automate"])].map((name) => [
      name,
      "Custom",
    ]),
  );
}

function metadata({ connector }: Model): string {
  return table(
    ["Connector Metadata", ""],
    [
      ["Publisher", connector.publisher.contact.name],
      ["Website", connector.website],
      ["Privacy policy", connector.privacyPolicy],
      ["Categories", connector.categories],
    ],
  );
}

/**
 * Microsoft's limit for custom connectors (Microsoft Learn, "Custom connectors FAQ"), and Intercom's
 * (its documentation, "Rate limiting").
 */
function throttling(): string {
  return `## Throttling Limits\n\n${table(
    ["Name", "Calls", "Renewal Period"],
    [
      ["API calls per connection", "500", "60 seconds"],
      ["Calls to Intercom per app", "10,000", "60 seconds"],
      ["Calls to Intercom per workspace", "25,000", "60 seconds"],
    ],
  )}`;
}
