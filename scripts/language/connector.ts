import type { Action, Operation } from "./operations.ts";
import type { Policy } from "./policies.ts";

/** A connector: what it says of itself, how it reaches the service, and its operations. */
export interface ConnectorDescriptor {
  /** At most 30 characters. */
  readonly title: string;
  /** 30 to 500 characters. */
  readonly description: string;
  readonly version: string;
  readonly contact: { readonly name: string; readonly url: string };
  readonly website: string;
  readonly privacyPolicy: string;
  /** Separated by semicolons, from Microsoft's list of connector categories. */
  readonly categories: string;
  /** The host that the definition names; a policy may send calls elsewhere. */
  readonly host: string;
  readonly policies: readonly Policy[];
  /** The cheapest call that fails with a wrong connection. */
  readonly testConnection: Action<unknown>;
  /** Advice on failed calls, by status ("401", or "5xx" for any of them), before the service's own message. */
  readonly advice: Readonly<Record<string, string>>;
  readonly operations: readonly Operation[];
}

export function connector(descriptor: ConnectorDescriptor): ConnectorDescriptor {
  return descriptor;
}
