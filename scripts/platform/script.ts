import type { HttpRequest, HttpResponse, Send } from "../common/http.ts";
import type { Connector } from "./connector.ts";

/** What a connector's script is run with. */
export interface ScriptCall {
  operationId: string;
  /** After the request policies: over 40 published connectors combine policies and script that way. */
  request: HttpRequest;
  /** The URL as the caller sent it, on the gateway: the base for Location and next links. */
  originalRequestUri: string;
}

/** Runs a script for one call; everything that the script sends goes through `send`. */
export type RunScript = (call: ScriptCall, send: Send) => Promise<HttpResponse>;

/** A list of script operations that is absent or empty means all. */
export function runsThroughScript(connector: Connector, operationId: string): boolean {
  if (connector.script === undefined) return false;
  const listed = connector.properties.properties.scriptOperations ?? [];
  return listed.length === 0 || listed.includes(operationId);
}

/**
 * Whether a script threw or ran out of time, and which. Known by name, because the host that says
 * so is loaded only where C# runs.
 */
export function scriptFailure(error: unknown): "threw" | "timed out" | undefined {
  if (!(error instanceof Error) || error.name !== "ScriptError") return undefined;
  return "exceptionType" in error && error.exceptionType !== undefined ? "threw" : "timed out";
}
