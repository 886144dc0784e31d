import { Agent as HttpAgent, type IncomingMessage, request as requestHttp } from "node:http";
import { Agent as HttpsAgent, request as requestHttps } from "node:https";
import {
  type AddressRules,
  addressProblem,
  isLocal,
  publicLookup,
} from "../subscriptions/address.ts";
import type { Post } from "./deliverer.ts";
import type { Answered } from "./outcome.ts";

/** Milliseconds that a post may take in all, the answer's body included. */
const LIMIT = 30_000;

/** Characters of an answer that are read. */
const MOST_READ = 4096;

/**
 * Posts over the network, to allowed addresses only. Redirects are answers and lead nowhere; an answer
 * is read as far as it is needed; whoever is slow is left after 30 seconds.
 * @param deadline says when nobody waits any longer
 */
export function networkPost(
  rules: AddressRules,
  deadline: (url: URL) => AbortSignal = () => AbortSignal.timeout(LIMIT),
): Post & { close(): void } {
  const lookup = publicLookup();
  // As many as there are deliveries: all flows of an environment are on one host, and one that hangs
  // must not have the others wait for a connection.
  const https = new HttpsAgent({ keepAlive: true, lookup });
  const http = new HttpAgent({ keepAlive: true });
  const post: Post = ({ method, url: address, headers, body = "" }) => {
    // The list may have become shorter since it was subscribed.
    const problem = addressProblem(address, rules);
    if (problem !== undefined) return Promise.resolve({ status: undefined, body: "", problem });
    const url = new URL(address);
    const local = isLocal(url, rules);
    const send = (again: boolean) =>
      new Promise<Answered>((resolve) => {
        const take = (answer: IncomingMessage) =>
          void read(answer).then(
            (text) =>
              resolve({
                status: answer.statusCode,
                body: text,
                retryAfter: answer.headers["retry-after"],
              }),
            fail,
          );
        const options = {
          method,
          headers: { ...headers, "content-length": Buffer.byteLength(body) },
          signal: deadline(url),
        };
        const request =
          url.protocol === "http:" && local
            ? requestHttp(url, { ...options, agent: http }, take)
            : requestHttps(url, { ...options, ...(local ? {} : { agent: https }) }, take);
        const fail = (error: Error) =>
          resolve({ status: undefined, body: "", problem: problemOf(error) });
        request.on("error", (error: Error) => {
          // The other side closed a connection that nobody used just when it was to be used again.
          if (!again && request.reusedSocket && codeOf(error) === "ECONNRESET") resolve(send(true));
          else fail(error);
        });
        request.end(body);
      });
    return send(false);
  };
  return Object.assign(post, {
    close() {
      https.destroy();
      http.destroy();
    },
  });
}

async function read(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of answer) {
    const bytes = Buffer.from(chunk);
    chunks.push(bytes);
    length += bytes.length;
    // What follows is not read; leaving the loop closes the connection.
    if (length > MOST_READ) break;
  }
  return Buffer.concat(chunks).toString("utf8").slice(0, MOST_READ);
}

/** In words that hold no address: they are logged. */
function problemOf(error: Error): string {
  if (error.name === "TimeoutError" || error.name === "AbortError") return "no answer in time";
  const code = codeOf(error);
  if (code === undefined) return error.message;
  return code === "ABORT_ERR" ? "no answer in time" : `no connection (${code})`;
}

function codeOf(error: Error): string | undefined {
  return "code" in error && typeof error.code === "string" ? error.code : undefined;
}
