import { createHmac } from "node:crypto";

/** A receiver has this long to answer, milliseconds. */
const LIMIT_MS = 5000;

/** A notification as it is posted. */
export interface WebhookPost {
  url: string;
  headers: Readonly<Record<string, string>>;
  body: string;
}

/**
 * Posts a notification and gives the status of the answer.
 * @throws where no answer came within the 5 seconds that a receiver has
 */
export type Deliver = (post: WebhookPost) => Promise<number>;

/** Posts over the network, by the real clock. */
export const postOverNetwork: Deliver = async ({ url, headers, body }) => {
  const signal = AbortSignal.timeout(LIMIT_MS);
  // A redirect is an answer like any other that is not 2xx.
  const answer = await fetch(url, { method: "POST", headers, body, signal, redirect: "manual" });
  await answer.body?.cancel();
  return answer.status;
};

/** The X-Hub-Signature header of a body. */
export function sign(body: string, secret: string): string {
  return `sha1=${createHmac("sha1", secret).update(body).digest("hex")}`;
}
