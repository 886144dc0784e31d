import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { UsageError } from "../platform/errors.ts";

/** By which an earlier site is told from any other folder. */
const MARK = "site.js";

/**
 * Writes a site's files as a folder, whole or not at all. An earlier site there is replaced.
 * @throws {UsageError} where the folder holds anything else
 */
export function writeSite(directory: string, files: ReadonlyMap<string, string>): void {
  const target = resolve(directory);
  const isThere = existsSync(target);
  if (isThere && readdirSync(target).length > 0 && !existsSync(join(target, MARK))) {
    throw new UsageError(`${directory} holds other files: give a folder that is new or empty.`);
  }
  const made = `${target}.${process.pid}`;
  try {
    for (const [path, text] of files) {
      const file = join(made, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    if (isThere) rmSync(target, { recursive: true });
    renameSync(made, target);
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
}
