import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * Whether a body was signed with one of the secrets: Intercom's `X-Hub-Signature` is `sha1=` and the
 * HMAC-SHA1 of the bytes, in hexadecimal, with the app's client secret (Intercom's documentation,
 * "Webhooks", signed notifications).
 */
export function isSigned(
  body: Uint8Array,
  signature: string | undefined,
  secrets: readonly string[],
): boolean {
  const given = /^sha1=([0-9a-f]{40})$/i.exec(signature?.trim() ?? "")?.[1];
  if (given === undefined) return false;
  const bytes = Buffer.from(given, "hex");
  // Each is compared, however the ones before came out, so that time tells nothing.
  return secrets
    .map((secret) => timingSafeEqual(createHmac("sha1", secret).update(body).digest(), bytes))
    .includes(true);
}
