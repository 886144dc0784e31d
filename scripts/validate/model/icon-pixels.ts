import { inflateSync } from "node:zlib";
import { type PngHeader, pngHeader } from "./icon.ts";

/** What the pixels of an icon show. */
export interface IconPixels {
  /** Whether any pixel is not opaque. */
  readonly transparent: boolean;
  /** The colour of the corner, `#rrggbb` in small letters. */
  readonly corner: string;
}

/** Samples a pixel, by colour type (PNG specification, 11.2.2). */
const SAMPLES = new Map([
  [0, 1],
  [2, 3],
  [3, 1],
  [4, 2],
  [6, 4],
]);
/** Larger pictures are no icons; a rule says so. */
const MOST_SIDE = 2048;

/** Undefined where the picture is broken, huge, interlaced or of fewer than 8 bits a sample. */
export function iconPixels(bytes: Uint8Array): IconPixels | undefined {
  const header = pngHeader(bytes);
  const samples = SAMPLES.get(header?.colorType ?? -1);
  if (header === undefined || samples === undefined || bytes[28] !== 0) return undefined;
  const { width, height, bitDepth, colorType } = header;
  if (bitDepth < 8 || width > MOST_SIDE || height > MOST_SIDE) return undefined;
  const step = (samples * bitDepth) / 8;
  const chunks = chunksOf(bytes);
  const data = inflated(chunks.get("IDAT"), height * (width * step + 1));
  if (data === undefined) return undefined;
  // Of the first pixel, the bytes are the same whatever the filter: nothing precedes it.
  const at = (sample: number) => data[1 + (sample * bitDepth) / 8] ?? 0;
  const palette = chunks.get("PLTE") ?? new Uint8Array();
  const isGrey = colorType === 0 || colorType === 4;
  const rgb = [0, 1, 2].map((sample) =>
    colorType === 3 ? (palette[at(0) * 3 + sample] ?? 0) : at(isGrey ? 0 : sample),
  );
  const hasAlpha = colorType === 4 || colorType === 6;
  return {
    transparent: hasAlpha
      ? !isOpaque(data, header, step)
      : (chunks.get("tRNS") ?? []).some((alpha) => colorType !== 3 || alpha < 255),
    corner: `#${rgb.map((value) => value.toString(16).padStart(2, "0")).join("")}`,
  };
}

/** The contents of a PNG's chunks by type; those of one type are joined, as IDAT wants it. */
function chunksOf(bytes: Uint8Array): Map<string, Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks = new Map<string, Uint8Array>();
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    const type = Buffer.from(bytes.subarray(at + 4, at + 8)).toString("latin1");
    const content = bytes.subarray(at + 8, at + 8 + length);
    chunks.set(type, Buffer.concat([chunks.get(type) ?? new Uint8Array(), content]));
    at += 12 + length;
  }
  return chunks;
}

function inflated(data: Uint8Array | undefined, length: number): Uint8Array | undefined {
  try {
    const result = data && inflateSync(data, { maxOutputLength: length });
    return result?.length === length ? result : undefined;
  } catch {
    return undefined;
  }
}

/** Whether all alpha samples are full. Filters work byte by byte, so the other samples are not needed. */
function isOpaque(data: Uint8Array, { width, height, bitDepth }: PngHeader, step: number): boolean {
  for (let byte = step - bitDepth / 8; byte < step; byte++) {
    let above = new Uint8Array(width);
    for (let y = 0; y < height; y++) {
      const start = y * (width * step + 1);
      const row = new Uint8Array(width);
      for (let x = 0; x < width; x++) {
        const left = row[x - 1] ?? 0;
        const up = above[x] ?? 0;
        const raw = data[start + 1 + x * step + byte] ?? 0;
        row[x] = raw + predicted(data[start] ?? 0, left, up, above[x - 1] ?? 0);
        if (row[x] !== 255) return false;
      }
      above = row;
    }
  }
  return true;
}

/** What a filter adds to a byte (PNG specification, 9.2): none, sub, up, average, Paeth. */
function predicted(filter: number, left: number, up: number, upLeft: number): number {
  if (filter === 0) return 0;
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  const [a, b, c] = [up - upLeft, left - upLeft, left + up - 2 * upLeft].map(Math.abs);
  if (a === undefined || b === undefined || c === undefined) return 0;
  if (a <= b && a <= c) return left;
  return b <= c ? up : upLeft;
}
