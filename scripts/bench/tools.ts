import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isObject, parseJson } from "../common/json.ts";
import { npmInstall } from "../common/npm-install.ts";
import { ROOT } from "./programs.ts";

/** A program that only the benchmark needs. */
export interface Tool {
  /** Its version, as installed. */
  version: string;
  /** The file that node runs. */
  file: string;
}

/** For what the benchmark installs and writes, where nothing else finds it. */
export const FOLDER = join(ROOT, "node_modules/.cache/bench");

/** What npm is asked for, and which of the package's programs it is. */
const PACKAGES = {
  autocannon: { wanted: "autocannon@^9", program: "autocannon" },
  prism: { wanted: "@stoplight/prism-cli@^5", program: "prism" },
  redocly: { wanted: "@redocly/cli@^2", program: "redocly" },
  spectral: { wanted: "@stoplight/spectral-cli@^6", program: "spectral" },
} as const;

export type ToolName = keyof typeof PACKAGES;

/**
 * Installs the tool by npm, unless it is there.
 * @returns the tool, or in a sentence why there is none (mostly: no network)
 */
export async function tool(name: ToolName): Promise<Tool | string> {
  const { wanted, program } = PACKAGES[name];
  // A folder each: npm takes away what an earlier call put into the same one.
  const prefix = join(FOLDER, name);
  const folder = join(prefix, "node_modules", wanted.slice(0, wanted.lastIndexOf("@")));
  if (!existsSync(join(folder, "package.json"))) {
    const problem = await npmInstall(wanted, prefix);
    if (problem !== undefined) return `${name} could not be installed: ${problem}`;
  }
  const about = parseJson(readFileSync(join(folder, "package.json"), "utf8"));
  const { version, bin } = isObject(about) ? about : {};
  const file = isObject(bin) ? bin[program] : bin;
  if (typeof version !== "string" || typeof file !== "string") {
    return `${name} is installed, but has no program`;
  }
  return { version, file: join(folder, file) };
}
