import type { Headers, HttpRequest } from "../../common/http.ts";
import { formatQuery, type QueryPart } from "./query.ts";

/** A request on its way to the API, in the parts that sign-in and policies change. */
export interface Outgoing {
  method: string;
  /** Scheme, host and base path, without a slash at the end. */
  base: string;
  /** Encoded; begins with a slash. */
  path: string;
  query: QueryPart[];
  /** Names in lower case. */
  headers: Headers;
  body?: string;
  /** As in {@link HttpRequest}. */
  readonly bytes?: Uint8Array;
  /** The values of the path template, as encoded. */
  pathParameters: Record<string, string>;
}

export function toHttpRequest(outgoing: Outgoing): HttpRequest {
  return {
    method: outgoing.method,
    url: urlOf(outgoing.base, outgoing),
    headers: { ...outgoing.headers },
    ...(outgoing.body === undefined ? {} : { body: outgoing.body }),
    ...(outgoing.bytes === undefined ? {} : { bytes: outgoing.bytes }),
  };
}

/** The request's path and query below another base. */
export function urlOf(base: string, request: Pick<Outgoing, "path" | "query">): string {
  const query = formatQuery(request.query);
  return base + request.path + (query === "" ? "" : `?${query}`);
}
