import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { isObject, parseJson } from "../common/json.ts";

/** A program that only the benchmark needs. */
export interface Tool {
  /** Its version, as installed. */
  version: string;
  /** The file that node runs. */
  file: string;
}

/** Kept apart from the project's own packages, where nothing else finds them. */
export const FOLDER = fileURLToPath(new URL("../../node_modules/.cache/bench", import.meta.url));

const PACKAGES = {
  autocannon: "autocannon@^9",
  "@stoplight/prism-cli": "@stoplight/prism-cli@^5",
};

export type ToolName = keyof typeof PACKAGES;

/**
 * Installs what is missing by npm.
 * @returns the tool, or in a sentence why there is none (mostly: no network)
 */
export async function tool(name: ToolName): Promise<Tool | string> {
  const folder = join(FOLDER, "node_modules", name);
  if (!existsSync(join(folder, "package.json"))) {
    mkdirSync(FOLDER, { recursive: true });
    const quiet = ["--no-audit", "--no-fund", "--loglevel", "error"];
    try {
      await promisify(execFile)("npm", ["install", "--prefix", FOLDER, ...quiet, PACKAGES[name]]);
    } catch (error) {
      const [line = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
      return `${name} could not be installed: ${line}`;
    }
  }
  const about = parseJson(readFileSync(join(folder, "package.json"), "utf8"));
  const { version, bin } = isObject(about) ? about : {};
  const [file] = isObject(bin) ? Object.values(bin) : [bin];
  if (typeof version !== "string" || typeof file !== "string") {
    return `${name} is installed, but has no program`;
  }
  return { version, file: join(folder, file) };
}
