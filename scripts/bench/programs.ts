import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isObject, parseJson } from "../common/json.ts";

/** The project's folder. Programs run in it, as npm runs its scripts. */
export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/**
 * What node is given where the user says `npm run <script>`. Read, not repeated, so that what is
 * measured is what users run.
 * @throws where there is no such script, or it runs something else than node
 */
export function argumentsOf(script: string): string[] {
  const about = parseJson(readFileSync(join(ROOT, "package.json"), "utf8"));
  const { scripts } = isObject(about) ? about : {};
  const command = isObject(scripts) ? scripts[script] : undefined;
  const [program, ...rest] = String(command ?? "").split(" ");
  if (program !== "node") throw new Error(`package.json has no script "${script}" that runs node`);
  return rest;
}

/** What node is given for a TypeScript file of the benchmark's own. @param file from the root */
export const typescript = (file: string) => [join(ROOT, "scripts/run.mjs"), join(ROOT, file)];
