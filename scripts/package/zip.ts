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
 * @param name what the error calls it
 * @throws {UsageError} where it is no zip, or unpacks to more than 512 MB
 */
export function unzip(bytes: Uint8Array, name: string): ZipFiles {
  let total = 0;
  try {
    const files = unzipSync(bytes, {
      filter: ({ originalSize }) => {
        total += originalSize;
        if (total > MOST_BYTES) throw new Error("it unpacks to more than 512 MB");
        return true;
      },
    });
    return new Map(Object.entries(files));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${name}: cannot be read as a zip (${reason}).`);
  }
}

function asBytes(content: Uint8Array | string): Uint8Array {
  return typeof content === "string" ? new TextEncoder().encode(content) : content;
}
