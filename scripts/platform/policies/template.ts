import type { HttpResponse } from "../../common/http.ts";
import type { Outgoing } from "../request/outgoing.ts";
import type { ConnectionValues } from "../sign-in/connection-parameters.ts";
import { type ExpressionScope, evaluateTemplate } from "./expressions.ts";

/** When a policy runs: on the way out, on the way back, or when the API gave no answer. */
export type Section = "Request" | "Response" | "Failure";

/** What a policy works on; templates change it in place. */
export interface Scene {
  connection: ConnectionValues;
  request: Outgoing;
  /** Present in the Response and Failure sections. */
  response?: HttpResponse;
}

/** One policy template: its id as apiProperties.json writes it, in lower case, and what it does. */
export interface PolicyTemplate {
  templateId: string;
  sections: readonly Section[];
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
}

/** A policy that cannot run. The caller adds which one. */
export class PolicyError extends Error {
  override name = "PolicyError";
}

/** Evaluates the expressions of one parameter. */
export function evaluate(template: string, scene: Scene, withPath = false): string {
  const scope: ExpressionScope = {
    connectionParameters: scene.connection.values,
    // Also in the Response section: "@headers" is documented as access to the request's headers.
    headers: scene.request.headers,
    query: scene.request.query,
    ...(withPath ? { pathParameters: scene.request.pathParameters } : {}),
  };
  return evaluateTemplate(template, scope);
}

export const EXISTS_ACTIONS = ["override", "skip", "append"] as const;
