/** A request as the gateway's parts get it, whoever took it from the network. */
import type { Headers, HttpResponse } from "../common/http.ts";
import type { Json } from "../common/json.ts";

export interface Incoming {
  readonly method: string;
  /** Path and query, as they were sent. */
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Headers;
  readonly body: Uint8Array;
  /** The address of the caller, as far as the gateway sees it. */
  readonly from: string;
}

export function jsonAnswer(status: number, body: Json, headers: Headers = {}): HttpResponse {
  return {
    status,
    headers: { "content-type": "application/json; charset=utf-8", ...headers },
    body: JSON.stringify(body),
  };
}

/** An error in the form in which the connector's operations tell theirs. */
export function refusal(
  status: number,
  code: string,
  message: string,
  headers: Headers = {},
): HttpResponse {
  return jsonAnswer(status, { error: { code, message } }, headers);
}
