import type { HttpResponse, Send } from "../../common/http.ts";
import type { Outgoing } from "../request/outgoing.ts";
import { encode, parseQuery, type QueryPart } from "../request/query.ts";
import type { ConnectionValues } from "../sign-in/connection-parameters.ts";
import { readBody } from "./body.ts";
import { type ExpressionScope, evaluateTemplate } from "./expressions.ts";

/** When a policy runs: on the way out, on the way back, or when the API gave no answer. */
export type Section = "Request" | "Response" | "Failure";

/** What a policy works on; templates change it in place. */
export interface Scene {
  connection: ConnectionValues;
  request: Outgoing;
  /** Present in the Response and Failure sections. */
  response?: HttpResponse;
  /** The base of URLs as callers see them, without a slash at the end. */
  gateway: string;
  /** The URL as the caller sent it, on the gateway. */
  originalRequestUri: string;
  /** Whether that URL is one that an earlier poll of a trigger named. */
  polledBefore: boolean;
  /** For the template that asks the API for a value. */
  send: Send;
  /** Takes what keeps nothing from running and is to be known all the same. */
  warn(message: string): void;
}

/** One policy template: its id as apiProperties.json writes it, in lower case, and what it does. */
export interface PolicyTemplate {
  templateId: string;
  /** The first is where a policy runs that names none. */
  sections: readonly [Section, ...Section[]];
  /** @returns what changed, one line a change */
  run(parameters: PolicyParameters, scene: Scene): string[] | Promise<string[]>;
}

/** A policy instance's parameters, read by their short names. */
export interface PolicyParameters {
  /** @throws {PolicyError} where it is absent */
  required(name: string): string;
  optional(name: string): string | undefined;
  /** One of the choices, in any case. */
  choice<T extends string>(name: string, choices: readonly T[], fallback: T): T;
  /** @throws {PolicyError} where it is absent or not an object */
  object(name: string): Readonly<Record<string, unknown>>;
}

/** A policy that cannot run. The caller adds which one. */
export class PolicyError extends Error {
  override name = "PolicyError";
}

/**
 * Evaluates the expressions of one parameter. `@body()` is the body of the section's own message
 * (Learn, training: headers are set from connection parameters, query or body).
 */
export function evaluate(
  template: string,
  scene: Scene,
  how: { withPath?: boolean; encode?: (text: string) => string } = {},
): string {
  const scope: ExpressionScope = {
    connectionParameters: scene.connection.values,
    // Also in the Response section: "@headers" is documented as access to the request's headers.
    headers: scene.request.headers,
    query: scene.request.query,
    ...(template.toLowerCase().includes("body()") ? { roots: { body: readBody(scene) } } : {}),
    ...(how.withPath ? { pathParameters: scene.request.pathParameters } : {}),
    ...(how.encode ? { encode: how.encode } : {}),
  };
  return evaluateTemplate(template, scope);
}

/**
 * A template of a path with a query. In its query values are encoded, so that one that holds "&" stays
 * one value; in its path they go in as they are: some published ones are whole paths.
 */
export function evaluatePath(template: string, scene: Scene): { path: string; query: QueryPart[] } {
  const question = template.indexOf("?");
  const [before, after] =
    question < 0 ? [template, ""] : [template.slice(0, question), template.slice(question + 1)];
  const [path = "", ...queries] = evaluate(before, scene, { withPath: true }).split("?");
  queries.push(evaluate(after, scene, { withPath: true, encode }));
  return {
    path: path.startsWith("/") ? path : `/${path}`,
    query: queries.flatMap((query) => parseQuery(query)),
  };
}

export const EXISTS_ACTIONS = ["override", "skip", "append"] as const;
