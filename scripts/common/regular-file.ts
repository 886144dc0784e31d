import { readFileSync, statSync } from "node:fs";

/** More than any file of a connector has: the platform takes a definition of 1 MB and an icon of 10. */
const LARGEST = 100 * 1024 * 1024;

/**
 * Reads a file of a stranger's, and only a file: a pipe or a device has no end, and whoever reads it
 * waits for ever.
 * @throws {Error} as `readFileSync` does; for what is no file; for more than 100 MB
 */
export function readRegularFile(path: string): Buffer {
  const found = statSync(path);
  // A directory has an error of its own in reading.
  if (!found.isFile() && !found.isDirectory()) throw new Error("it is a pipe or device, no file");
  if (found.size > LARGEST) throw new Error("it has more than 100 MB");
  return readFileSync(path);
}
