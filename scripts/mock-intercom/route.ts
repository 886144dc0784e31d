import type { Headers } from "../common/http.ts";
import { isObject, type Json, type JsonObject } from "../common/json.ts";
import { invalidBody } from "./errors.ts";
import type { Pieces } from "./pieces.ts";
import type { Workspace } from "./state/state.ts";

/** A request that got past the door: token, version and rate limit are in order. */
export interface ApiRequest {
  /** By the names in the route's path. */
  params: Readonly<Record<string, string>>;
  query(name: string): string | undefined;
  /** The whole query as sent, without the question mark. */
  search: string;
  /** Undefined where the request had none. */
  body: Json | undefined;
  /** The Intercom-Version that answers. */
  version: string;
  /** Scheme and host as the client wrote them, path as routed: what page addresses are built from. */
  address: string;
}

type MediaType =
  | "text/plain"
  | "application/octet-stream"
  | "text/event-stream"
  | "text/html; charset=utf-8";

export interface Answer {
  status: number;
  /** JSON (what resources show often they keep in pieces), or as `type` says: a Buffer where that is no text. May be empty. */
  body: string | Buffer | Pieces;
  /** Default: JSON. */
  type?: MediaType;
  /** More headers, by names in lower case. */
  headers?: Headers;
}

/**
 * Answers one operation in two steps: reading and checking the request, which changes nothing, and
 * doing what it asks, which happens only when the contract, too, has found no fault with it.
 * Either step throws an `ApiError` for what it refuses.
 */
export type Handler = (request: ApiRequest, workspace: Workspace) => () => Answer;

export interface Route {
  /** As in the contract: `GET /tags/{tag_id}`. */
  call: string;
  handle: Handler;
}

/** @param value becomes JSON */
export function ok(value: unknown, status = 200): Answer {
  return { status, body: JSON.stringify(value) };
}

/** @param json is JSON already */
export const okJson = (json: string | Pieces): Answer => ({ status: 200, body: json });

/** An answer without a body. */
export const empty = (status: 200 | 202 | 204): Answer => ({ status, body: "" });

/** Answers with a file: a Buffer where it is no text. */
export const file = (body: string | Buffer, type: MediaType): Answer => ({
  status: 200,
  body: type === "text/plain" ? body : Buffer.from(body),
  type,
});

export const redirect = (location: string): Answer => ({
  status: 302,
  body: "",
  headers: { location },
});

/** @throws {ApiError} 400 where the body is missing or is not an object */
export function objectBody(request: ApiRequest): JsonObject {
  if (!isObject(request.body)) throw invalidBody();
  return request.body;
}

/** A path parameter. */
export function param(request: ApiRequest, name: string): string {
  const value = request.params[name];
  if (value === undefined) throw new Error(`the route has no parameter ${name}`);
  return value;
}

/** A query parameter that is a list: repeated, or separated by commas; undefined where not given. */
export function queryList(request: Pick<ApiRequest, "search">, name: string): string[] | undefined {
  const values = new URLSearchParams(request.search).getAll(name);
  return values.length === 0 ? undefined : values.flatMap((value) => value.split(","));
}
