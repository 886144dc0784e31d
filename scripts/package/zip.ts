import { crc32 } from "node:zlib";
import { unzipSync, type Zippable, zipSync } from "fflate";
import { UsageError } from "../platform/errors.ts";

/** The files of a zip, by their paths in it, in its order. */
export type ZipFiles = Map<string, Uint8Array>;

/** The earliest time that a zip can hold: a file's own would make other bytes of the same files. */
const NO_TIME = new Date(1980, 0, 1);

/** More than any export of a solution that can be imported again: its limit is 95 MB, packed. */
const MOST_BYTES = 512 * 1024 * 1024;

/**
 * Packs files: the same bytes for the same files in the same order, on any machine. The library
 * compresses in JavaScript, since zlib's output differs from machine to machine.
 */
export function zip(files: ReadonlyMap<string, Uint8Array | string>): Uint8Array {
  const packed: Zippable = {};
  for (const [path, content] of files) {
    packed[path] = [asBytes(content), { mtime: NO_TIME, level: 9 }];
  }
  return zipSync(packed);
}

/**
 * All files are whole: what a zip says of their sizes and check sums holds. Nothing is written anywhere.
 * @param name what the error calls it
 * @throws {UsageError} where it is no zip, is damaged, unpacks to more than 512 MB, or has a path twice or
 * one that leads out of it
 */
export function unzip(bytes: Uint8Array, name: string): ZipFiles {
  const names: string[] = [];
  let total = 0;
  try {
    const files = unzipSync(bytes, {
      filter: ({ name: path, originalSize }) => {
        total += originalSize;
        if (total > MOST_BYTES) throw new Error("it unpacks to more than 512 MB");
        if (path.split(/[/\\]/).includes("..")) throw new Error(`${path} leads out of it`);
        names.push(path);
        return true;
      },
    });
    const sums = checkSums(bytes);
    const seen = new Set<string>();
    for (const [index, path] of names.entries()) {
      const content = files[path];
      if (seen.has(path)) throw new Error(`${path} is in it twice`);
      seen.add(path);
      if (!(content instanceof Uint8Array) || crc32(content) !== sums[index]) {
        throw new Error(`${path} is damaged`);
      }
    }
    return new Map(Object.entries(files));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${name}: cannot be read as a zip (${reason}).`);
  }
}

/**
 * The check sums (CRC-32) of a zip's files, in the order of its directory. The library looks at none, and
 * takes what does not fit a size that is too small for the file's end.
 */
function checkSums(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end--;
  if (end < 0) return [];
  let at = view.getUint32(end + 16, true);
  const sums: number[] = [];
  while (at + 46 <= bytes.length && view.getUint32(at, true) === 0x02014b50) {
    sums.push(view.getUint32(at + 16, true));
    const lengths = [28, 30, 32].map((place) => view.getUint16(at + place, true));
    at += lengths.reduce((sum, length) => sum + length, 46);
  }
  return sums;
}

function asBytes(content: Uint8Array | string): Uint8Array {
  return typeof content === "string" ? new TextEncoder().encode(content) : content;
}
