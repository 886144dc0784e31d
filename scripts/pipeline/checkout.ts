import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What the build reads: a checkout's files, by their paths from its top, with `/`. */
export interface Checkout {
  /** The folder itself; programs that read on their own start there. */
  readonly root: string;
  /** The text of a file; undefined where there is none. */
  read(path: string): string | undefined;
  /** The paths of the files in a folder and its folders, sorted. */
  files(folder: string): string[];
}

export function checkoutAt(root: string): Checkout {
  return {
    root,
    read(path) {
      try {
        return readFileSync(join(root, path), "utf8");
      } catch {
        return undefined;
      }
    },
    files: (folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: "utf8", withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(join(root, "/").length))
        .map((path) => path.replaceAll("\\", "/"))
        .sort(),
  };
}
