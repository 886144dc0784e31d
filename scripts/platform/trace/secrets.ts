import type { Headers } from "../../common/http.ts";

/** Takes secrets out of text. */
export type Redact = (text: string) => string;

export const HIDDEN = "***";

/** Each secret is also found as it stands in a URL and inside JSON. */
export function createRedact(secrets: readonly string[]): Redact {
  const forms = new Set<string>();
  for (const secret of secrets) {
    if (secret === "") continue;
    for (const form of [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)]) {
      forms.add(form);
    }
  }
  // Longest first, so that a secret that contains another one goes as a whole.
  const ordered = [...forms].sort((a, b) => b.length - a.length);
  if (ordered.length === 0) return (text) => text;
  return (text) => ordered.reduce((rest, form) => rest.replaceAll(form, HIDDEN), text);
}

/**
 * Headers that carry credentials, whatever they were made from (Basic is base64 of two secrets,
 * which no search for either would find). The scheme stays: it is what one debugs.
 */
const CREDENTIALS = ["authorization", "proxy-authorization", "cookie", "set-cookie"];

export function redactHeader(name: string, value: string, redact: Redact): string {
  if (!CREDENTIALS.includes(name.toLowerCase())) return redact(value);
  const scheme = /^(Basic|Bearer|Digest|Token)\s/i.exec(value)?.[1];
  return scheme ? `${scheme} ${HIDDEN}` : HIDDEN;
}

export function redactHeaders(headers: Headers, redact: Redact): Headers {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, redactHeader(name, value, redact)]),
  );
}
