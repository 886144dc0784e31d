import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { isObject, parseJson } from "../../common/json.ts";
import { argumentsOf, ROOT } from "../programs.ts";
import { FOLDER, tool } from "../tools.ts";
import { copyDefinitions } from "./connectors.ts";
import { oursIn, redoclyIn, spectralIn, swaggerParserIn } from "./findings.ts";

/** A program that validates many connectors, or their definitions, in one process. */
export interface Validator {
  name: string;
  /** What node runs, with its arguments. */
  program: readonly string[];
  /** How many findings it printed; undefined where it did not get to the end. */
  findingsIn: (stdout: string) => number | undefined;
}

export interface LeftOut {
  name: string;
  /** A sentence. */
  reason: string;
}

export const OURS = "npm run validate";

/** Ours, as users run it, on all files of the connectors. */
export function ours(directories: readonly string[]): Validator {
  return {
    name: OURS,
    program: [...argumentsOf("validate"), ...directories],
    findingsIn: oursIn,
  };
}

/** The others, which know only definitions. They print JSON, which takes them no longer than text. */
export async function peers(
  directories: readonly string[],
): Promise<{ validators: Validator[]; leftOut: LeftOut[] }> {
  const files = copyDefinitions(directories, join(FOLDER, "definitions"));
  const all = [await spectral(files), await redocly(files), swaggerParser(files)];
  return {
    validators: all.filter((one) => "program" in one),
    leftOut: all.filter((one) => "reason" in one),
  };
}

async function spectral(files: readonly string[]): Promise<Validator | LeftOut> {
  const found = await tool("spectral");
  if (typeof found === "string") return { name: "Spectral", reason: found };
  const rules = join(FOLDER, "spectral.json");
  writeFileSync(rules, JSON.stringify({ extends: ["spectral:oas"] }));
  return {
    name: `Spectral ${found.version}`,
    program: [found.file, "lint", "--quiet", "--ruleset", rules, "--format", "json", ...files],
    findingsIn: spectralIn,
  };
}

async function redocly(files: readonly string[]): Promise<Validator | LeftOut> {
  const found = await tool("redocly");
  if (typeof found === "string") return { name: "Redocly", reason: found };
  // A file of its own, so that no redocly.yaml of the user's has a say.
  const config = join(FOLDER, "redocly.yaml");
  writeFileSync(config, "extends: [recommended]\ntelemetry: off\n");
  return {
    name: `Redocly ${found.version}`,
    program: [found.file, "lint", "--config", config, "--format", "json", ...files],
    findingsIn: redoclyIn(files.length),
  };
}

/** The project's own dependency; its command takes one file a process, so a script calls it. */
function swaggerParser(files: readonly string[]): Validator {
  const about = createRequire(import.meta.url).resolve("@apidevtools/swagger-parser/package.json");
  const json = parseJson(readFileSync(about, "utf8"));
  const version = isObject(json) ? String(json.version) : "";
  return {
    name: `swagger-parser ${version}`,
    program: [join(ROOT, "scripts/bench/validator/swagger-parser.mjs"), ...files],
    findingsIn: swaggerParserIn,
  };
}
