import type { Model } from "../model.ts";
import type { Operation } from "../operation.ts";
import { definitionsPage } from "./definitions.ts";
import { MARK, page, slug, table } from "./markdown.ts";
import { resourcePage } from "./resource-page.ts";

/**
 * The connector as makers see it, by file name, in the layout of Microsoft's connector reference
 * pages: an index with facts, a page for each resource, and the definitions.
 */
export function reference(model: Model): Map<string, string> {
  const visible = model.operations.filter(({ visibility }) => visibility !== "internal");
  const resources = model.resources
    .map((title) => [title, visible.filter(({ resource }) => resource === title)] as const)
    .filter(([, operations]) => operations.length > 0);
  const definitions = definitionsPage(model.title, visible);
  return new Map([
    ["README.md", index(model, resources)],
    ...resources.map(
      ([title, operations]) => [`${slug(title)}.md`, resourcePage(title, operations)] as const,
    ),
    ...(definitions === undefined ? [] : [["definitions.md", definitions] as const]),
  ]);
}

function index(
  model: Model,
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
  ]);
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

/** Microsoft's limit for custom connectors (Microsoft Learn, "Custom connectors FAQ"). */
function throttling(): string {
  return `## Throttling Limits\n\n${table(
    ["Name", "Calls", "Renewal Period"],
    [["API calls per connection", "500", "60 seconds"]],
  )}`;
}
