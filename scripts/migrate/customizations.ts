import type { FileReport, Move } from "./report.ts";
import { moved, names } from "./report.ts";

const REFERENCE = /<connectionreference\b[^>]*>[\s\S]*?<\/connectionreference>/g;
const LOGICAL_NAME = /connectionreferencelogicalname="([^"]*)"/;
const LINK = /\s*<customconnectorid>[\s\S]*?<\/customconnectorid>/;
const CONNECTOR = /(<connectorid>\s*)([^<\s]*)(\s*<\/connectorid>)/;

/**
 * Points the connection references of a solution at another connector. The text stays as it was
 * everywhere else, which no writer of XML would leave.
 */
export function migrateCustomizations(
  file: string,
  text: string,
  move: Move,
): FileReport & { readonly text: string } {
  const changed: string[] = [];
  const migrated = text.replace(REFERENCE, (reference) => {
    // The link to a custom connector has an element of the same name.
    const [, , id = ""] = CONNECTOR.exec(reference.replace(LINK, "")) ?? [];
    if (!names(id, move.from)) return reference;
    changed.push(`connection reference ${LOGICAL_NAME.exec(reference)?.[1] ?? ""}`);
    const link =
      move.guid === undefined
        ? ""
        : `<customconnectorid><connectorid>${move.guid}</connectorid></customconnectorid>`;
    return reference
      .replace(LINK, "")
      .replace(
        CONNECTOR,
        (_, before, old, after) => `${before}${moved(old, move.to)}${after}${link}`,
      );
  });
  return { file, text: migrated, changed, left: [] };
}
