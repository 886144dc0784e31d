import { isObject, type Json, type JsonObject } from "../common/json.ts";
import { invalidBody } from "./errors.ts";
import type { Workspace } from "./workspace.ts";

/** A request that got past the door: token, version and rate limit are in order. */
export interface ApiRequest {
  /** By the names in the route's path. */
  params: Readonly<Record<string, string>>;
  query(name: string): string | undefined;
  /** Undefined where the request had none. */
  body: Json | undefined;
  /** The Intercom-Version that answers. */
  version: string;
  /** Scheme and host as the client wrote them, path as routed: what page addresses are built from. */
  address: string;
}

export interface Answer {
  status: number;
  /** JSON text: resources keep the text of what they show often. */
  json: string;
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

export function ok(value: unknown): Answer {
  return { status: 200, json: JSON.stringify(value) };
}

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
