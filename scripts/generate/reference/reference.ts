import type { JsonObject } from "../../common/json.ts";
import type { Model } from "../model.ts";
import type { Operation } from "../operation.ts";
import { connectionSection } from "./connection.ts";
import { definitionsPage } from "./definitions.ts";
import { MARK, page, slug, table } from "./markdown.ts";
import { resourcePage } from "./resource-page.ts";
import { inEnglish, type Say } from "./say.ts";
import { triggerOverview } from "./trigger-overview.ts";

/**
 * The connector as makers see it, by file name, in the layout of Microsoft's connector reference
 * pages: an index with facts, a page for each resource, and the definitions.
 * @param properties `apiProperties.json` as it ships; absent where it could not be made
 * @param say the language; names of files are English in each
 */
export function reference(
  model: Model,
  properties: JsonObject = {},
  say: Say = inEnglish,
): Map<string, string> {
  const visible = model.operations.filter(({ visibility }) => visibility !== "internal");
  const resources = model.resources
    .map((title) => [title, visible.filter(({ resource }) => resource === title)] as const)
    .filter(([, operations]) => operations.length > 0);
  const definitions = definitionsPage(model.title, visible, say);
  return new Map([
    ["README.md", index(model, properties, resources, say)],
    ...resources.map(
      ([title, operations]) => [`${slug(title)}.md`, resourcePage(title, operations, say)] as const,
    ),
    ...(definitions === undefined ? [] : [["definitions.md", definitions] as const]),
  ]);
}

function index(
  model: Model,
  properties: JsonObject,
  resources: readonly (readonly [title: string, operations: readonly Operation[]])[],
  say: Say,
): string {
  const count = (operations: readonly Operation[], kind: Operation["kind"]) =>
    String(operations.filter((operation) => operation.kind === kind).length);
  return page([
    `# ${model.title}`,
    MARK,
    say(model.description),
    availability(model, say),
    metadata(model, say),
    ...connectionSection(properties, permissions(model), say),
    throttling(say),
    `## ${say("Operations")}`,
    table(
      ["Resource", "Actions", "Triggers"].map((word) => say(word)),
      resources.map(([title, operations]) => [
        `[${say(title)}](${slug(title)}.md)`,
        count(operations, "action"),
        count(operations, "trigger"),
      ]),
    ),
    // What can start a flow is sought first, so it is here besides.
    ...triggerOverview(
      resources.flatMap(([, operations]) => operations),
      say,
    ),
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
function availability({ operations }: Model, say: Say): string {
  // Agents alone speak such protocols.
  const forAgents = operations.every(({ agenticProtocol }) => agenticProtocol !== undefined);
  return table(
    ["Service", "Class"].map((word) => say(word)),
    ["Copilot Studio", ...(forAgents ? [] : ["Power Apps", "Power Automate"])].map((name) => [
      name,
      say("Custom"),
    ]),
  );
}

function metadata({ connector }: Model, say: Say): string {
  return table(
    [say("Connector Metadata"), ""],
    [
      [say("Publisher"), connector.publisher.contact.name],
      [say("Website"), connector.website],
      [say("Privacy policy"), connector.privacyPolicy],
      [say("Categories"), connector.categories],
    ],
  );
}

/**
 * Microsoft's limit for custom connectors (Microsoft Learn, "Custom connectors FAQ"), and Intercom's
 * (its documentation, "Rate limiting").
 */
function throttling(say: Say): string {
  const minute = say("60 seconds");
  return `## ${say("Throttling Limits")}\n\n${table(
    ["Name", "Calls", "Renewal Period"].map((word) => say(word)),
    [
      [say("API calls per connection"), "500", minute],
      [say("Calls to Intercom per app"), "10,000", minute],
      [say("Calls to Intercom per workspace"), "25,000", minute],
    ],
  )}`;
}
