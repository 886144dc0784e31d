import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { FILE_NAMES } from "../../validate/files.ts";

/** Those in the folder that hold a definition, sorted; none where there is no such folder. */
export function directoriesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .map((name) => join(folder, name))
    .filter((directory) => existsSync(join(directory, FILE_NAMES.definition)));
}

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
