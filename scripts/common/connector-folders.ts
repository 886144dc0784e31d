import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { liesInside } from "./inside.ts";

/** The file that makes a folder a connector's (paconn, Microsoft's repository). */
export const DEFINITION_FILE = "apiDefinition.swagger.json";

/**
 * The connectors that a directory holds, sorted: itself, where it is a connector's, else those of its
 * folders that are. `generated` gives one for each package. Links that lead elsewhere are none.
 */
export function connectorFolders(directory: string): string[] {
  if (existsSync(join(directory, DEFINITION_FILE))) return [directory];
  if (!statSync(directory, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(directory)
    .sort()
    .map((name) => join(directory, name))
    .filter((folder) => existsSync(join(folder, DEFINITION_FILE)) && liesInside(directory, folder));
}
