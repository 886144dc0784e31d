/** `npm run check-upstream -- FILE`: compares our contract with an official description. */

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Command } from "commander";
import { parseDocument } from "yaml";
import { type Comparison, compare } from "./check-upstream/compare.ts";
import { EXCEPTIONS } from "./check-upstream/exceptions.ts";
import { type Entries, isEntries } from "./check-upstream/official.ts";
import { ContractError } from "./common/contract.ts";
import { readContract } from "./common/read-contract.ts";

const CONTRACT = fileURLToPath(new URL("../connector/intercom", import.meta.url));

class UsageError extends Error {}

function readOfficial(file: string): Entries {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${file} cannot be read (${reason}). Give the path of an OpenAPI file.`);
  }
  // JSON is YAML too, so one parser reads both.
  const yaml = parseDocument(text);
  const [wrong] = yaml.errors;
  if (wrong !== undefined) {
    throw new UsageError(`${file} is neither YAML nor JSON: ${wrong.message}`);
  }
  const document: unknown = yaml.toJS({ maxAliasCount: -1 });
  if (!isEntries(document) || !String(document.openapi).startsWith("3.")) {
    throw new UsageError(`${file} is not OpenAPI 3: it does not begin with "openapi: 3...".`);
  }
  return document;
}

function print(file: string, result: Comparison): void {
  const { operations, parameters, properties, exceptions, findings } = result;
  console.log(findings.length === 0 ? "No findings." : `${findings.length} findings.`);
  console.log(
    `Compared ${operations} operations, ${parameters} parameters and ${properties} properties ` +
      `with ${file}; ${exceptions} known exceptions apply.`,
  );
  for (const { place, kind, official, problem, advice } of findings) {
    console.log(`\n${place}: ${kind}\n  ${problem}\n  official file: ${official}\n  ${advice}`);
  }
}

function run(file: string, format: string): number {
  if (format !== "text" && format !== "json") {
    throw new UsageError(`--format is text or json, not ${format}.`);
  }
  const result = compare(readContract(CONTRACT), readOfficial(file), EXCEPTIONS);
  if (format === "json") console.log(JSON.stringify({ file, ...result }, undefined, 2));
  else print(file, result);
  return result.findings.length === 0 ? 0 : 1;
}

const program = new Command("check-upstream")
  .description(
    "Compares connector/intercom with an official Intercom OpenAPI 3 file: every path, parameter, property, type, enum value and nullability of ours must be there, or stand among the known exceptions in scripts/check-upstream/exceptions.ts.\n" +
      "Exit codes: 0 fine, 1 findings, 2 wrong usage.",
  )
  .argument("<file>", "the official description, YAML or JSON")
  .option("--format <format>", "text or json", "text")
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .action((file: string, options: { format: string }) => {
    try {
      process.exitCode = run(file, options.format);
    } catch (error) {
      if (error instanceof UsageError) process.exitCode = 2;
      else if (error instanceof ContractError) process.exitCode = 1;
      else throw error;
      console.error(error.message);
    }
  });
program.parse();
