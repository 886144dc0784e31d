import { existsSync, realpathSync } from "node:fs";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = realpathSync(fileURLToPath(new URL("../..", import.meta.url)));

/**
 * Whether a connector's directory lies outside this repository: then its files are a stranger's, and
 * its C# runs only when somebody says so. Packages under node_modules are strangers', too.
 * @param directory empty for a connector that was read from texts, which is foreign
 */
export function isForeign(directory: string): boolean {
  if (directory === "" || !existsSync(directory)) return true;
  const real = realpathSync(directory) + sep;
  return !real.startsWith(ROOT + sep) || real.startsWith(join(ROOT, "node_modules") + sep);
}
