import { isUtf8 } from "node:buffer";
import { defined } from "./defined.ts";
import { ConnectionError, type Send } from "./http.ts";

/** Milliseconds. Flows wait two minutes for an answer (Logic Apps docs). */
const LONGEST_CALL = 120_000;

/** Media types of texts; a body without a type is taken for one. */
const TEXT_TYPE = /^$|^text\/|json|xml|x-www-form-urlencoded/i;

/**
 * Sends requests over the network. Redirects are answers, not followed: a script or a gateway
 * decides about them.
 * @param rewrite where a request really goes, for URLs that stand for another place
 * @param longest milliseconds that an answer may take in all
 * @throws {ConnectionError} (by the send) when no answer arrived
 */
export function fetchSend(rewrite: (url: URL) => URL = (url) => url, longest = LONGEST_CALL): Send {
  return async (request) => {
    const url = rewrite(new URL(request.url));
    try {
      const response = await fetch(url, {
        method: request.method,
        headers: request.headers,
        redirect: "manual",
        signal: AbortSignal.timeout(longest),
        ...defined({ body: request.bytes ?? request.body }),
      });
      const { status } = response;
      const headers = Object.fromEntries(response.headers);
      const bytes = new Uint8Array(await response.arrayBuffer());
      const type = headers["content-type"];
      // Bytes that nobody names are a text only where they are one.
      if (type === undefined ? isUtf8(bytes) : TEXT_TYPE.test(type)) {
        return { status, headers, body: new TextDecoder().decode(bytes) };
      }
      return { status, headers, body: "", bytes };
    } catch (error) {
      throw new ConnectionError(`${request.method} ${url.host}: ${reasonOf(error)}`);
    }
  };
}

/** fetch says only "fetch failed"; what happened to the connection is in its cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (!(error.cause instanceof Error)) return error.message;
  // Several addresses tried in vain have no message of their own, only a code.
  const code = "code" in error.cause ? String(error.cause.code) : "";
  return error.cause.message || code || error.message;
}

/** Whether a body of this content type is text: see `bytes` of HTTP messages. */
export function isTextType(contentType: string): boolean {
  return TEXT_TYPE.test(contentType);
}
