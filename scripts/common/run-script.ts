import type { HttpRequest, HttpResponse, Send } from "./http.ts";

/** What a connector's script is run with. */
export interface ScriptCall {
  operationId: string;
  /** After the request policies: over 40 published connectors combine policies and script that way. */
  request: HttpRequest;
  /** The URL as the caller sent it, on the gateway: the base for Location and next links. */
  originalRequestUri: string;
  /** Real milliseconds after which nobody waits for the answer; the runner's own limit when absent. */
  timeLimitMs?: number;
}

/** Runs a script for one call; everything that the script sends goes through `send`. */
export type RunScript = (call: ScriptCall, send: Send) => Promise<HttpResponse>;
