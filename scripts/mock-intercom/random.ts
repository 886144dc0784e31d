/** A stream of pseudo-random values: the same seed and purpose give the same stream anywhere. */
export interface Random {
  /** At least 0 and less than 1. */
  next(): number;
  /** A whole number, both ends included. */
  integer(min: number, max: number): number;
  /** Lower-case hex digits. */
  hex(digits: number): string;
  /** A version 4 UUID. */
  uuid(): string;
  pick<T>(items: readonly [T, ...T[]]): T;
}

/**
 * Streams of different purposes are independent of each other, so that drawing one more index delay
 * changes no request id.
 * @param record puts how far the stream has come where a snapshot finds it
 */
export function createRandom(
  seed: number,
  purpose: string,
  record: (name: string, initial: { state: number }) => { state: number } = (_, initial) => initial,
): Random {
  const stream = record(`random ${purpose}`, { state: hash(`${seed}:${purpose}`) });
  // mulberry32: small, quick, and good enough for test data.
  const word = () => {
    stream.state = (stream.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(stream.state ^ (stream.state >>> 15), 1 | stream.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const next = () => word() / 2 ** 32;
  const integer = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  const hex = (digits: number) => {
    let text = "";
    while (text.length < digits) text += word().toString(16).padStart(8, "0");
    return text.slice(0, digits);
  };
  return {
    next,
    integer,
    hex,
    // Drawn for each request, so by halves of words from a table, rather than from their text.
    uuid() {
      const a = word();
      const b = word();
      const c = word();
      const d = word();
      const version = (b & 0x0fff) | 0x4000;
      const variant = ((c >>> 16) & 0x3fff) | 0x8000;
      return `${half(a >>> 16)}${half(a)}-${half(b >>> 16)}-${half(version)}-${half(variant)}-${half(c)}${half(d >>> 16)}${half(d)}`;
    },
    pick: (items) => items[integer(0, items.length - 1)] ?? items[0],
  };
}

const BYTES = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** The last 16 bits of a number, in hex. */
const half = (number: number) => `${BYTES[(number >>> 8) & 255]}${BYTES[number & 255]}`;

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  }
  return value >>> 0;
}
