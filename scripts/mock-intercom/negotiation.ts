import { notAcceptable, versionInvalid } from "./errors.ts";

/** What a workspace gets that asks for no version: the newest numbered one. */
export const DEFAULT_VERSION = "2.16";

const SUPPORTED: ReadonlySet<string> = new Set([
  ...Array.from({ length: 17 }, (_, minor) => `2.${minor}`),
  "Preview",
  "Unstable",
]);

/**
 * @param header Intercom-Version
 * @returns the version that answers, "2.0" to "2.16", "Preview" or "Unstable"
 * @throws {ApiError} 400 for 1.x and for what is no version
 */
export function readVersion(header: string | undefined): string {
  if (header === undefined || header === "") return DEFAULT_VERSION;
  if (!SUPPORTED.has(header)) throw versionInvalid();
  return header;
}

const JSON_TYPE = /^application\/(.+\+)?json$/;

/** Where something else than JSON can be asked for: files as Intercom's SDK does. */
const OTHER_TYPES: readonly (readonly [place: RegExp, types: RegExp])[] = [
  [/^\/download\//, /^application\/(octet-stream|(.+\+)?json)$/],
  [/^\/calls\/[^/]+\/transcript$/, /^(text\/plain|application\/(.+\+)?json)$/],
  [/^\/mcp$/, /^(application\/json|text\/event-stream)$/],
];

/**
 * @param accept the header; none means anything
 * @param path where files are downloaded, `application/octet-stream` is what Intercom asks for;
 *   the MCP server looks for itself
 * @throws {ApiError} 406 where JSON (or the file) is not among what is accepted
 */
export function checkAccept(accept: string | undefined, path: string): void {
  if (accept === undefined || accept === "") return;
  const types = accept.split(",").map((range) => (range.split(";")[0] ?? "").trim().toLowerCase());
  const [, wanted = JSON_TYPE] = OTHER_TYPES.find(([place]) => place.test(path)) ?? [];
  const accepted = types.some(
    (type) => type === "*/*" || type === "application/*" || wanted.test(type),
  );
  if (!accepted) throw notAcceptable();
}
