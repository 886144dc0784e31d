import type { CallResult } from "./answer/call-result.ts";
import { type OperationEntry, templateValues } from "./definition/operations.ts";
import type { Swagger } from "./definition/swagger.ts";
import { UsageError } from "./errors.ts";
import type { Run } from "./gateway.ts";
import type { CallPage } from "./paging.ts";

/** A place below the base of a connector's URLs, encoded as it stood. */
export interface Place {
  /** Begins with a slash. */
  path: string;
  /** Without the question mark. */
  query: string;
}

/** What an answer's URL is read against. */
export interface Bases {
  definition: Swagger;
  /** Without a slash at the end. */
  gateway: string;
  /** The URL that the caller asked, on the gateway: the base of relative URLs. */
  originalRequestUri: string;
}

/**
 * Where a URL in an answer (a next link, a Location) lies below the gateway. URLs of the API itself
 * are called through the connection too. Assumption: the gateway puts its own base in place of the
 * API's, host and basePath, for whichever host the connection goes to.
 * @returns undefined for text that is no http(s) URL
 */
export function placeOf(text: string, bases: Bases): Place | undefined {
  if (!URL.canParse(text, bases.originalRequestUri)) return undefined;
  const url = new URL(text, bases.originalRequestUri);
  if (!/^https?:$/.test(url.protocol)) return undefined;
  const gateway = new URL(bases.gateway);
  const onGateway = url.origin === gateway.origin && startsBelow(gateway.pathname, url.pathname);
  const base = onGateway ? gateway.pathname : bases.definition.basePath;
  return { path: below(base, url.pathname), query: queryOf(text) };
}

/** Calls what answers point at, through the connection. */
export interface Follow {
  /** A page of an operation: the first, or the one at a link in an answer. Headers and body are asked again. */
  page(
    entry: OperationEntry,
    parameters: Readonly<Record<string, unknown>>,
    link?: Parameters<CallPage>[0],
  ): ReturnType<CallPage>;
  /** DELETE on a Location. @throws {UsageError} where it fits none of the definition's DELETE operations */
  location(location: string, originalRequestUri: string): Promise<CallResult>;
}

export function createFollow(
  bases: Omit<Bases, "originalRequestUri"> & { operations: readonly OperationEntry[]; run: Run },
): Follow {
  const { operations, run } = bases;
  return {
    async page(entry, parameters, link) {
      if (!link) return run(entry, parameters);
      const place = placeOf(link.url, { ...bases, originalRequestUri: link.originalRequestUri });
      return place && run(entry, parameters, { place });
    },
    async location(location, originalRequestUri) {
      const place = placeOf(location, { ...bases, originalRequestUri });
      const found = place && operationAt(operations, "DELETE", place);
      if (!place || !found) {
        const all = operations.filter((one) => one.method === "DELETE").map((one) => one.path);
        const where = location.replace(/\?.*$/, "?…");
        throw new UsageError(
          `Location ${where} fits no DELETE operation of the definition, so the gateway does not pass it on. It has: ${all.join(", ") || "none"}.`,
        );
      }
      // The engine knows the URL alone: no header or body that the operation declares is sent.
      const parameters = found.entry.parameters.filter((one) => one.in === "path");
      const { result } = await run({ ...found.entry, parameters }, found.values, { place });
      return result;
    },
  };
}

/** The operation that a method and a place call, with the values that the path gives its parameters. */
function operationAt(
  operations: readonly OperationEntry[],
  method: string,
  place: Place,
): { entry: OperationEntry; values: Record<string, string> } | undefined {
  for (const entry of operations) {
    if (entry.method !== method) continue;
    const values = templateValues(entry.path, place.path);
    if (values) return { entry, values };
  }
  return undefined;
}

function below(base: string | undefined, path: string): string {
  const prefix = (base ?? "").replace(/\/+$/, "");
  return startsBelow(prefix, path) ? path.slice(prefix.length) : path;
}

function startsBelow(prefix: string, path: string): boolean {
  return path.startsWith(`${prefix.replace(/\/+$/, "")}/`);
}

/** Byte for byte: what a server wrote into its URL is its own business. */
function queryOf(text: string): string {
  const question = text.indexOf("?");
  return question < 0 ? "" : text.slice(question + 1).replace(/#.*$/, "");
}
