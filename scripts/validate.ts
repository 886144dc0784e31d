/** `npm run validate -- DIR...`: checks connector directories, ours or others', without a network. */

import { readFileSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { Command, InvalidArgumentError, Option } from "commander";
import { connectorFolders } from "./common/connector-folders.ts";
import { failed } from "./common/fail.ts";

import { liesInside } from "./common/inside.ts";
import { printable } from "./common/printable.ts";
import { compilerErrors } from "./platform/script-host/compiler-errors.ts";
import { type Connector, connectorOf } from "./validate/connector.ts";

import { type Finding, SEVERITIES, type Severity } from "./validate/finding.ts";
import { checkWritable, fixDirectory } from "./validate/fix-files.ts";
import { didYouMean } from "./validate/near.ts";
import { githubPrinter } from "./validate/print/github.ts";
import { jsonPrinter } from "./validate/print/json.ts";
import { type Context, countBySeverity } from "./validate/print/printed.ts";
import { sarifPrinter } from "./validate/print/sarif.ts";
import { textPrinter } from "./validate/print/text.ts";
import { readConnector, UsageError } from "./validate/read.ts";
import { PROFILES, type Profile, type Rule } from "./validate/rule.ts";
import { RULES, rulesFor } from "./validate/rules/index.ts";
import { validate } from "./validate/validate.ts";

interface Options {
  for: Profile;
  rule?: string[];
  severity: Severity;
  maxWarnings?: number;
  fix?: boolean;
  compile?: boolean;
  verbose?: boolean;
  format: keyof typeof PRINTERS;
}

const PRINTERS = {
  text: (context: Context) => textPrinter(context, inColour()),
  json: jsonPrinter,
  sarif: sarifPrinter,
  github: githubPrinter,
};

const OWN = fileURLToPath(new URL("../generated", import.meta.url));

const pageOf = (rule: string): string =>
  readFileSync(new URL(`validate/docs/${rule}.md`, import.meta.url), "utf8");

// NO_COLOR and FORCE_COLOR as no-color.org and Node have them.
function inColour(): boolean {
  if (process.env.NO_COLOR) return false;
  return process.stdout.isTTY === true || (process.env.FORCE_COLOR ?? "0") !== "0";
}

/** Rules that are named are asked, whomever the connector is for. */
function chosenRules({ rule: ids, for: profile }: Options): Rule[] {
  const known = new Set(RULES.map(({ id }) => id));
  for (const id of ids ?? []) {
    if (known.has(id)) continue;
    throw new UsageError(`There is no rule "${id}".${didYouMean(id, known)} --rules lists them.`);
  }
  return ids ? RULES.filter(({ id }) => ids.includes(id)) : rulesFor(profile);
}

/** The connectors that are named, each once; what is none is told, and the others are checked. */
function directoriesOf(named: readonly string[]): { found: string[]; missing: string[] } {
  const isDirectory = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory();
  // A folder of connectors, such as generated/, stands for all of them; one that holds none is
  // reported by its rules.
  const all = named.filter(isDirectory).flatMap((directory) => {
    const found = connectorFolders(directory);
    return found.length > 0 ? found : [directory];
  });
  const once = new Map(all.toReversed().map((directory) => [resolve(directory), directory]));
  const missing = named.filter((path) => !isDirectory(path));
  return { found: [...once.values()].toReversed(), missing };
}

function missingMessage(path: string): string {
  return statSync(path, { throwIfNoEntry: false })
    ? `"${path}" is not a directory. Give the directory that it is in: ${dirname(path)}`
    : `There is no directory "${path}". Give directories that hold apiDefinition.swagger.json.`;
}

/** @returns the exit code */
async function run(named: readonly string[], options: Options): Promise<number> {
  const rules = chosenRules(options);
  const { found: directories, missing } = directoriesOf(named);
  for (const path of missing) console.error(missingMessage(path));
  if (directories.length === 0) return 2;
  // All are looked at before the first is changed: nothing among them must leave half the work.
  if (options.fix) for (const one of directories) checkWritable(readConnector(one));
  const printer = PRINTERS[options.format]({
    rules,
    cwd: process.cwd(),
    // Actions may run in a folder of the repository; what they print is about its root.
    root: process.env.GITHUB_WORKSPACE || process.cwd(),
    verbose: options.verbose === true || options.rule !== undefined,
    pageOf,
  });
  const wanted = SEVERITIES.slice(0, SEVERITIES.indexOf(options.severity) + 1);
  const counts = { error: 0, warning: 0, hint: 0 };
  let fixable = 0;
  const write = (text: string) => {
    const shown = printable(text);
    if (shown !== "") process.stdout.write(shown);
  };
  write(printer.begin());
  for (const directory of directories) {
    const mended = options.fix ? fixDirectory(directory, rules) : [];
    const connector = await readAndCompile(directory, options);
    const findings: Finding[] = validate(connector, rules).filter(({ severity }) =>
      wanted.includes(severity),
    );
    for (const severity of SEVERITIES) counts[severity] += countBySeverity(findings)[severity];
    fixable += findings.filter(({ edits }) => edits.length > 0).length;
    write(printer.connector({ findings, mended }));
  }
  write(printer.end({ connectors: directories.length, counts, fixable }));
  if (missing.length > 0) return 2;
  return counts.error > 0 || counts.warning > (options.maxWarnings ?? 0) ? 1 : 0;
}

/** Our own scripts are compiled unless told otherwise, those of others only if asked for. */
async function readAndCompile(directory: string, { compile }: Options): Promise<Connector> {
  const connector = readConnector(directory);
  const isOwn = resolve(directory) === OWN || liesInside(OWN, directory);
  if (connector.script.state !== "read" || !(compile ?? isOwn)) return connector;
  const errors = await compilerErrors(connector.script.text);
  if (errors !== undefined) return connectorOf({ ...connector, compilerErrors: errors });
  if (compile) {
    throw new UsageError(
      "There is no C# compiler here for --compile: install the .NET SDK or Mono, as the README says.",
    );
  }
  return connector;
}

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError("It must be a whole number from 0.");
  return Number(text);
}

// The reader may stop before the end: `| head`.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});

const program = new Command("validate")
  .description(
    "Checks connector directories (definition, properties, script, icon, settings) without a network. Errors: import, deployment or certification refuses the connector, or something in it can never work. Warnings: it works, but makers notice, or the evidence is incomplete. Hints: style and the wording of certification. scripts/validate/docs explains every rule.\n" +
      "Exit codes: 0 fine (hints do not count), 1 findings, 2 wrong usage or a missing directory.",
  )
  .argument(
    "[directories...]",
    "directories that hold apiDefinition.swagger.json, or folders of such directories",
  )
  .addOption(
    new Option(
      "--for <whom>",
      "what counts: in an environment of your own, or for certification as an independent or a certified publisher",
    )
      .choices(PROFILES)
      .default("custom"),
  )
  .option("--rule <id>", "only this rule (repeatable)", (id: string, all: string[] = []) => [
    ...all,
    id,
  ])
  .addOption(
    new Option("--severity <severity>", "the mildest to report")
      .choices(SEVERITIES)
      .default("hint"),
  )
  .option("--max-warnings <n>", "how many warnings are fine (default: 0)", wholeNumber)
  .option("--fix", "mend what is mechanical, keeping the files' formatting and what is sent")
  .option("--compile", "compile scripts too, where there is a compiler (default: only our own)")
  .option("--no-compile", "compile none")
  .addOption(
    new Option("--format <format>", "how to print").choices(Object.keys(PRINTERS)).default("text"),
  )
  .option("--verbose", "print every finding, not only the first few of each rule in a file")
  .option("--rules", "list all rules and stop")
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .action(async (directories: string[], options: Options & { rules?: boolean }) => {
    try {
      if (options.rules) {
        const width = Math.max(...RULES.map(({ id }) => id.length));
        for (const { id, severity, message } of RULES) {
          console.log(`${id.padEnd(width)}  ${severity.padEnd(7)}  ${message}`);
        }
        return;
      }
      if (directories.length === 0) {
        throw new UsageError("Name at least one connector directory, for example: generated");
      }
      process.exitCode = await run(directories, options);
    } catch (error) {
      if (!(error instanceof UsageError)) return failed("validate", error);
      process.exitCode = 2;
      console.error(printable(error.message));
    }
  });
await program.parseAsync();
