import { unzip, type ZipFiles } from "../package/zip.ts";
import { UsageError } from "../platform/errors.ts";
import { migrateCustomizations } from "./customizations.ts";
import { migrateFlow } from "./flow.ts";
import type { KnownOperations } from "./known-operations.ts";
import { migrateApisMap, migrateManifest } from "./package-manifest.ts";
import { apiId, type FileReport, type Move } from "./report.ts";

export interface Migrated {
  readonly files: ZipFiles;
  /** Of the files in which something was changed, or could not be. */
  readonly reports: readonly FileReport[];
}

const SOLUTION_FLOW = /^Workflows\/[^/]+\.json$/i;
const PACKAGE_FLOW = /^Microsoft\.Flow\/flows\/[^/]+\/definition\.json$/i;
const PACKAGE_MAP = /^Microsoft\.Flow\/flows\/[^/]+\/apisMap\.json$/i;

/**
 * Points all that an exported solution or flow package has of one connector at another one. Files in
 * which nothing is the old connector's stay byte for byte.
 * @throws {UsageError} where the zip is neither, or a managed solution
 */
export function migrate(
  files: ZipFiles,
  name: string,
  move: Move,
  known: KnownOperations,
): Migrated {
  const isSolution = files.has("customizations.xml");
  const isPackage = files.has("manifest.json");
  if (!isSolution && !isPackage) {
    throw new UsageError(
      `${name} is neither a solution (it has no customizations.xml) nor a flow package (no manifest.json). Export the flow again.`,
    );
  }
  if (/<Managed>\s*1\s*</i.test(utf8(files.get("solution.xml") ?? new Uint8Array()) ?? "")) {
    throw new UsageError(
      `${name} is a managed solution: a next version of it would undo the move. Export the unmanaged one, where its flows are made.`,
    );
  }
  const migrated: ZipFiles = new Map();
  const reports: FileReport[] = [];
  for (const [file, content] of files) {
    const text = utf8(content);
    const result = text === undefined ? undefined : migrateFile(file, text, move, known);
    const now = result === undefined ? text : result.text;
    migrated.set(file, result && result.text !== text ? Buffer.from(result.text) : content);
    const left = [
      ...(result?.left ?? []),
      ...(stillNamed(file, now, content, move) ? [stillText(file, move)] : []),
    ];
    if ((result?.changed.length ?? 0) + left.length > 0) {
      reports.push({ file, changed: result?.changed ?? [], left });
    }
  }
  return { files: migrated, reports };
}

function migrateFile(file: string, text: string, move: Move, known: KnownOperations) {
  if (file === "customizations.xml") return migrateCustomizations(file, text, move);
  if (SOLUTION_FLOW.test(file) || PACKAGE_FLOW.test(file))
    return migrateFlow(file, text, move, known);
  if (file === "manifest.json") return migrateManifest(file, text, move);
  if (PACKAGE_MAP.test(file)) return migrateApisMap(file, text, move);
  return undefined;
}

/** Whether a file names the old connector after all: an app, a form that is not known. */
function stillNamed(
  file: string,
  text: string | undefined,
  content: Uint8Array,
  move: Move,
): boolean {
  if (file.toLowerCase().endsWith(".msapp")) return isAppWith(content, move);
  const address = apiId(move.from).toLowerCase();
  const rest = (text ?? "").toLowerCase();
  for (let at = rest.indexOf(address); at >= 0; at = rest.indexOf(address, at + 1)) {
    // `shared_intercomother` is another connector.
    if (!/[\w-]/.test(rest.charAt(at + address.length))) return true;
  }
  return false;
}

function isAppWith(content: Uint8Array, move: Move): boolean {
  try {
    return [...unzip(content, "")].some(([file, inner]) =>
      stillNamed(file.endsWith(".msapp") ? "" : file, utf8(inner), inner, move),
    );
  } catch {
    return false;
  }
}

function stillText(file: string, { from }: Move): string {
  return file.toLowerCase().endsWith(".msapp")
    ? `It is an app that uses ${from}. In its editor, remove that data source and add our connector.`
    : `It still names ${from}, in a place that is not a flow's step, reference or list of needs.`;
}

/** Undefined for what is no text. */
function utf8(content: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    return undefined;
  }
}
