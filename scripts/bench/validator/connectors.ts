import { copyFileSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { FILE_NAMES } from "../../validate/files.ts";

/**
 * The definitions, copied to one folder under plain names: Spectral takes patterns, in which the
 * parentheses of a connector's name mean something else.
 */
export function copyDefinitions(directories: readonly string[], folder: string): string[] {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return directories.map((directory, i) => {
    const file = join(folder, `${i + 1}.json`);
    copyFileSync(join(directory, FILE_NAMES.definition), file);
    return file;
  });
}
