/**
 * HTTP messages as plain data, so that the local platform, the plan interpreters and the mock
 * Intercom can be joined in one process, over sockets, or through the C# host, unchanged.
 */

/** Header names are lower case; a header that occurs more than once is joined with ", ". */
export type Headers = Record<string, string>;

export interface HttpRequest {
  method: string;
  /** Absolute, with query. */
  url: string;
  headers: Headers;
  body?: string;
  /** The body's bytes, where it is no text; body is then "". */
  readonly bytes?: Uint8Array;
}

export interface HttpResponse {
  status: number;
  headers: Headers;
  /** Empty where the answer has no body. */
  body: string;
  /** The body's bytes, where it is no text; body is then "". */
  readonly bytes?: Uint8Array;
}

/**
 * Sends one request.
 * @throws {ConnectionError} when no answer arrived: refused, reset, or cut off.
 */
export type Send = (request: HttpRequest) => Promise<HttpResponse>;

/** No answer arrived. The message says what happened to the connection. */
export class ConnectionError extends Error {
  override name = "ConnectionError";
}
