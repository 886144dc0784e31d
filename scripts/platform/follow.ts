import { own } from "../common/own.ts";
import type { CallResult } from "./answer/call-result.ts";
import { type OperationEntry, templateValues } from "./definition/operations.ts";
import type { Parameter, Swagger } from "./definition/swagger.ts";
import { UsageError } from "./errors.ts";
import type { Called, Run } from "./gateway.ts";

/** A place below the base of a connector's URLs, encoded as it stood. */
export interface Place {
  /** Begins with a slash. */
  path: string;
  /** Without the question mark. */
  query: string;
}

/** A URL that an answer named: a next link, a Location. */
export interface Link {
  url: string;
  /** The URL that gave the answer, on the gateway: the base of a relative one. */
  originalRequestUri: string;
}

/** Why a link was not called. */
export interface NotCalled {
  /** Follows the link's name: "nextLink leads to …". */
  notCalled: string;
}

/** Calls what answers point at, through the connection. */
export interface Follow {
  /**
   * The next page of an operation. Assumption: headers that the operation declares are sent again,
   * as AutoRest's clients do (Azure Batch's list operations and their "next" ones).
   */
  page(
    entry: OperationEntry,
    parameters: Readonly<Record<string, unknown>>,
    link: Link,
  ): Promise<Called | NotCalled>;
  /** A poll of the asynchronous pattern. Assumption: the engine knows the URL alone, no header. */
  poll(entry: OperationEntry, link: Link): Promise<Called | NotCalled>;
  /**
   * DELETE on a Location.
   * @param base of the API that named it
   * @throws {UsageError} where it leads elsewhere, or fits none of the definition's DELETE operations
   */
  location(link: Link, base: string): Promise<CallResult>;
}

export function createFollow({
  definition,
  gateway,
  operations,
  run,
}: {
  definition: Swagger;
  /** Without a slash at the end. */
  gateway: string;
  operations: readonly OperationEntry[];
  run: Run;
}): Follow {
  const ownBase = `https://${definition.host ?? ""}${definition.basePath ?? ""}`;

  /**
   * GET on a link, which only the connector's own gateway gets: nothing of a connection goes where
   * an answer says. Elsewhere the service asks without connection and script
   * (microsoft/PowerPlatformConnectors#2959); here nobody asks.
   * @param entry the operation whose answer this one stands for: the flow knows no other
   */
  async function get(
    link: Link,
    entry: OperationEntry,
    headers: readonly Parameter[],
    given: Readonly<Record<string, unknown>>,
  ): Promise<Called | NotCalled> {
    const url = readUrl(link);
    if (!url) return { notCalled: "is no URL that can be called" };
    const place = placeOnGateway(gateway, url);
    const where = url.origin + url.pathname;
    if (!place) {
      return {
        notCalled: `leads to ${where}, not to this connector: flows ask it without the connection, its policies and its script. A script makes it from Context.OriginalRequestUri; for next links there is the policy template updatenextlink too`,
      };
    }
    const found = operationAt([entry, ...operations], "GET", place);
    if (!found) {
      return {
        notCalled: `leads to ${where}, which fits no GET operation of the definition: flows ask by GET, and the gateway passes nothing else on`,
      };
    }
    const values = Object.fromEntries(headers.map(({ name }) => [name, own(given, name)]));
    const called = { ...found.entry, parameters: [...found.parameters, ...headers] };
    return run(called, { ...values, ...found.values }, { place, answersFor: entry });
  }

  return {
    page: (entry, parameters, link) =>
      get(
        link,
        entry,
        entry.parameters.filter((one) => one.in === "header"),
        parameters,
      ),
    poll: (entry, link) => get(link, entry, [], {}),
    async location(link, base) {
      const url = readUrl(link);
      const where = link.url.replace(/\?.*$/, "?…");
      // Assumption: of a Location, unlike a next link, the gateway puts its own base in place of the
      // API's (host and base path): published webhooks answer the API's URLs.
      const place =
        url &&
        (placeOnGateway(gateway, url) ??
          placeOnHost(base, url) ??
          placeOnHost(ownBase, url) ??
          // A relative one is the API's, which knows nothing of the gateway.
          (url.origin === new URL(gateway).origin
            ? placeBelow(new URL(base).pathname, url)
            : undefined));
      if (url && !place) {
        throw new UsageError(
          `Location ${where} leads to another host than the API's, where nothing of this connection goes.`,
        );
      }
      const found = place && operationAt(operations, "DELETE", place);
      if (!place || !found) {
        const all = operations.filter((one) => one.method === "DELETE").map((one) => one.path);
        throw new UsageError(
          `Location ${where} fits no DELETE operation of the definition, so the gateway does not pass it on. It has: ${all.join(", ") || "none"}.`,
        );
      }
      // The engine knows the URL alone: no header or body that the operation declares is sent.
      const called = { ...found.entry, parameters: found.parameters };
      return (await run(called, found.values, { place })).result;
    },
  };
}

/** Undefined for text that is no http(s) URL. */
function readUrl({ url: text, originalRequestUri }: Link): URL | undefined {
  // Assumption: a relative URL is read against the one that was asked (RFC 9110, 10.2.2).
  if (!URL.canParse(text, originalRequestUri)) return undefined;
  const url = new URL(text, originalRequestUri);
  return /^https?:$/.test(url.protocol) ? url : undefined;
}

/** Undefined for a URL that is not below the gateway's own. */
function placeOnGateway(gateway: string, url: URL): Place | undefined {
  const base = new URL(gateway);
  if (url.origin !== base.origin || !startsBelow(base.pathname, url.pathname)) return undefined;
  return placeBelow(base.pathname, url);
}

/** Undefined for a URL of another host. Whether it is asked by http or https makes no difference. */
function placeOnHost(base: string, url: URL): Place | undefined {
  if (!URL.canParse(base)) return undefined;
  const { host, pathname } = new URL(base);
  return url.host === host ? placeBelow(pathname, url) : undefined;
}

function placeBelow(base: string, url: URL): Place {
  const prefix = base.replace(/\/+$/, "");
  const path = startsBelow(prefix, url.pathname) ? url.pathname.slice(prefix.length) : url.pathname;
  return { path, query: url.search.slice(1) };
}

function startsBelow(prefix: string, path: string): boolean {
  return path.startsWith(`${prefix.replace(/\/+$/, "")}/`);
}

/** The first operation that a method and a place call, with the parameters that its path gives. */
function operationAt(
  operations: readonly OperationEntry[],
  method: string,
  place: Place,
): { entry: OperationEntry; parameters: Parameter[]; values: Record<string, string> } | undefined {
  for (const entry of operations) {
    if (entry.method !== method) continue;
    const values = templateValues(entry.path, place.path);
    if (!values) continue;
    // As texts, encoded once, whatever is declared: the URL stands, and nobody checks its values.
    const parameters = Object.keys(values).map((name) => ({ name, in: "path", type: "string" }));
    return { entry, parameters, values };
  }
  return undefined;
}
