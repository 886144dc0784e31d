/** One `name=value` of a query: as it stands in the URL, and its name and value decoded. */
export interface QueryPart {
  name: string;
  value: string;
  raw: string;
}

/** Keeps every part as written, so that a URL to poll next goes out byte for byte as it came. */
export function parseQuery(query: string): QueryPart[] {
  return query
    .replace(/^\?/, "")
    .split("&")
    .filter((raw) => raw !== "")
    .map((raw) => {
      const equals = raw.indexOf("=");
      const [name, value] = equals < 0 ? [raw, ""] : [raw.slice(0, equals), raw.slice(equals + 1)];
      return { name: decode(name), value: decode(value), raw };
    });
}

export function queryPart(name: string, value: string): QueryPart {
  return { name, value, raw: `${encode(name)}=${encode(value)}` };
}

/** Percent-encodes; half of a character, which JSON can hold and no URL can, becomes U+FFFD. */
export function encode(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\uFFFD"));
}

/** Without the question mark. */
export function formatQuery(parts: readonly QueryPart[]): string {
  return parts.map((part) => part.raw).join("&");
}

function decode(text: string): string {
  const spaced = text.replaceAll("+", " ");
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}
