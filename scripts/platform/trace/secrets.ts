import type { Headers } from "../../common/http.ts";
import { UsageError } from "../errors.ts";
import { encode } from "../request/query.ts";

/** Takes secrets out of text. */
export type Redact = (text: string) => string;

const HIDDEN = "***";

/** Secrets that become known in the course of a connection: tokens are refreshed. */
export interface Secrets {
  add(secrets: readonly string[]): void;
  redact: Redact;
}

export function createSecrets(first: readonly string[]): Secrets {
  const known = new Set(first);
  let redact = createRedact(first);
  return {
    add(secrets) {
      const before = known.size;
      for (const secret of secrets) known.add(secret);
      if (known.size > before) redact = createRedact([...known]);
    },
    redact: (text) => redact(text),
  };
}

/** Each secret is also found as it stands in a URL, in a form, inside JSON, and in base64. */
export function createRedact(secrets: readonly string[]): Redact {
  const forms = new Set<string>();
  for (const secret of secrets) {
    if (secret === "") continue;
    for (const form of formsOf(secret)) forms.add(form);
  }
  // Longest first, so that a secret that contains another one goes as a whole.
  const ordered = [...forms].sort((a, b) => b.length - a.length);
  if (ordered.length === 0) return (text) => text;
  return (text) => ordered.reduce((rest, form) => rest.replaceAll(form, HIDDEN), text);
}

function formsOf(secret: string): string[] {
  const component = encode(secret);
  // .NET's Uri.EscapeDataString encodes these too; its HttpUtility.UrlEncode writes small letters.
  const strict = component.replace(
    /[!'()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  const form = new URLSearchParams([["", secret]]).toString().slice(1);
  const encoded = [component, strict, form];
  const json = inJson(secret);
  return [
    secret,
    ...encoded,
    ...encoded.map((text) => text.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase())),
    json,
    // JSON as a text inside JSON: a log, a queue's message.
    inJson(json),
    escaped(secret),
    Buffer.from(secret).toString("base64"),
  ];
}

function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** As System.Text.Json writes: what means something in HTML, and all but ASCII, by its number. */
function escaped(secret: string): string {
  const code = (c: string) => c.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
  return inJson(secret)
    .replaceAll('\\"', "\\u0022")
    .replace(/[&'+<>`\u0080-\uffff]/g, (c) => `\\u${code(c)}`);
}

/** An error leaves as it is unless its message holds a secret. */
export function redactError(error: unknown, redact: Redact): unknown {
  if (!(error instanceof Error)) return error;
  const message = redact(error.message);
  if (message === error.message) return error;
  return error instanceof UsageError ? new UsageError(message, error.about) : new Error(message);
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
