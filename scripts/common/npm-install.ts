import { execFile } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { promisify } from "node:util";

/** Ten minutes: a slow network still gets there, and one that hangs ends. */
const INSTALLING = 600_000;

/**
 * Installs a package into a folder of its own, with what it depends on.
 * @param wanted name and range, as npm takes them (`autocannon@^9`)
 * @param prefix the folder; nothing is left in it where the installation fails, as half a package
 * would pass for a whole one the next time
 * @returns what went wrong (mostly: no network), in one line
 */
export async function npmInstall(wanted: string, prefix: string): Promise<string | undefined> {
  mkdirSync(prefix, { recursive: true });
  const quiet = ["--no-audit", "--no-fund", "--loglevel", "error", "--fetch-retries", "1"];
  try {
    await promisify(execFile)("npm", ["install", "--prefix", prefix, ...quiet, wanted], {
      timeout: INSTALLING,
    });
    return undefined;
  } catch (error) {
    rmSync(prefix, { recursive: true, force: true });
    const said = error instanceof Error && "stderr" in error ? String(error.stderr) : "";
    return said.split("\n")[0] || "npm failed";
  }
}
