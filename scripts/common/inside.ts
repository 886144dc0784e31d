import { realpathSync } from "node:fs";
import { dirname, resolve, sep } from "node:path";

/**
 * Whether a path lies in a directory, symbolic links followed: what settings.json or a link of a
 * stranger names must not lead to this machine's other files. A file that is not there counts by the
 * folder that it would be in.
 */
export function liesInside(directory: string, path: string): boolean {
  const root = real(resolve(directory));
  return `${real(resolve(path))}${sep}`.startsWith(root.endsWith(sep) ? root : root + sep);
}

function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : real(parent) + path.slice(parent.length);
  }
}
