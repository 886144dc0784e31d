import { isObject, type JsonObject } from "../common/json.ts";
import type { Publisher } from "../language/publisher.ts";
import { UsageError } from "../platform/errors.ts";
import type { Kind } from "./certification.ts";
import { type ConnectorFiles, infoOf } from "./connector-files.ts";

/**
 * `readme.md` of a certification folder: Microsoft's headings, the operations from the definition, the
 * rest from `connector/docs/listing.md`.
 * @throws {UsageError} where the listing lacks a section
 */
export function readme(
  connector: ConnectorFiles,
  kind: Kind,
  publisher: Publisher,
  listing: string,
): string {
  const section = sectionsOf(listing);
  const title = infoOf(connector, "title");
  return joined(
    `# ${kind === "independent" ? `${title} (Independent Publisher)` : title}`,
    infoOf(connector, "description"),
    `## Publisher: ${publisher.name}`,
    section("Prerequisites"),
    "## Supported Operations",
    ...operations(connector),
    section("Obtaining Credentials"),
    section("Getting Started"),
    section("Known Issues and Limitations"),
    section("Frequently Asked Questions"),
    section("Deployment Instructions"),
  );
}

/** `intro.md`, from which Microsoft makes the page that makers read. */
export function intro(connector: ConnectorFiles, listing: string): string {
  const section = sectionsOf(listing);
  return joined(
    infoOf(connector, "description"),
    section("Prerequisites"),
    section("Obtaining Credentials", "How to get credentials"),
    section("Getting Started", "Get started with your connector"),
    section("Known Issues and Limitations", "Known issues and limitations"),
    section("Common Errors and Remedies", "Common errors and remedies"),
    section("Frequently Asked Questions", "FAQ"),
  );
}

/** Triggers, then actions, each with its description; those that makers do not see are left out. */
function operations({ definition }: ConnectorFiles): string[] {
  const paths = isObject(definition.paths) ? Object.values(definition.paths) : [];
  const all = paths
    .filter(isObject)
    .flatMap((item) => Object.values(item))
    .filter(isObject)
    .filter((one) => one["x-ms-visibility"] !== "internal" && one.deprecated !== true);
  const isTrigger = (one: JsonObject) => one["x-ms-trigger"] !== undefined;
  const summary = (one: JsonObject) => String(one.summary ?? one.operationId);
  return [...all]
    .sort(
      (a, b) => Number(isTrigger(b)) - Number(isTrigger(a)) || (summary(a) < summary(b) ? -1 : 1),
    )
    .map((one) => `### ${summary(one)}\n\n${String(one.description ?? "")}`);
}

/** Gives a section of the listing, under its own heading or another. */
function sectionsOf(listing: string): (title: string, heading?: string) => string {
  const sections = new Map(
    listing
      .split(/^## /m)
      .slice(1)
      .map((section) => {
        const end = section.indexOf("\n");
        return [section.slice(0, end).trim(), section.slice(end).trim()] as const;
      }),
  );
  return (title, heading = title) => {
    const text = sections.get(title);
    if (text === undefined) {
      throw new UsageError(`connector/docs/listing.md has no section "## ${title}". Write it.`);
    }
    return `## ${heading}\n\n${text}`;
  };
}

function joined(...parts: readonly string[]): string {
  return `${parts.join("\n\n")}\n`;
}
