import type { HttpRequest } from "../../../../scripts/common/http.ts";
import type { Json } from "../../../../scripts/common/json.ts";
import type { ScriptCall } from "../../../../scripts/common/run-script.ts";
import type { PollState } from "../../../../scripts/plan/poll-state.ts";
import { encodeState } from "../../../../scripts/plan/poll-state.ts";
import type { Replies } from "../interpreters.ts";

/** One call that both interpreters must carry out alike, and what is to come of it. */
export interface Vector {
  name: string;
  call: ScriptCall;
  replies: Replies;
  status: number;
  /** Calls to Intercom in all, where that is the point. */
  requests?: number;
  /** The body of the answer. */
  body?: Json;
  /** What an error's message must contain. */
  says?: string;
}

/** A call as the policies leave it; `path` is the operation's own, with query. */
export function callOf(
  operationId: string,
  path: string,
  changes: Partial<HttpRequest> = {},
): ScriptCall {
  const headers = {
    authorization: "Bearer token",
    accept: "application/json",
    "intercom-version": "2.16",
  };
  return {
    operationId,
    request: { method: "GET", url: `https://api.intercom.io${path}`, headers, ...changes },
    originalRequestUri: `https://gateway.example.com/apim/intercom/c0ffee${path}`,
  };
}

/** A call with a body; `body` is sent as it is where it is a text. */
export function postOf(operationId: string, path: string, body: Json): ScriptCall {
  const { request } = callOf(operationId, path);
  return callOf(operationId, path, {
    method: "POST",
    headers: { ...request.headers, "content-type": "application/json" },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
}

/** A poll of a trigger; without a state it is the first one. */
export function pollOf(operationId: string, path: string, state?: PollState | string): ScriptCall {
  if (state === undefined) return callOf(operationId, path);
  const text = typeof state === "string" ? state : encodeState(operationId, state);
  return callOf(operationId, `${path}?triggerState=${text}`);
}

/** Intercom's envelope of an error. */
export function errorList(
  code: string | null,
  message: Json,
  more: { [key: string]: Json } = {},
): Json {
  return { type: "error.list", errors: [{ code, message }], ...more };
}
