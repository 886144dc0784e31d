/** `npm run validate -- DIR...`: checks connector directories, ours or others', without a network. */

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { Command, InvalidArgumentError, Option } from "commander";
import { connectorFolders } from "./common/connector-folders.ts";
import { failed } from "./common/fail.ts";
import { printable } from "./common/printable.ts";
import type { Connector } from "./validate/connector.ts";
import { type Finding, SEVERITIES, type Severity } from "./validate/finding.ts";
import { checkWritable, fixDirectory } from "./validate/fix-files.ts";
import { didYouMean } from "./validate/near.ts";
import { printGithub } from "./validate/print/github.ts";
import { printJson } from "./validate/print/json.ts";
import type { Printed } from "./validate/print/printed.ts";
import { printSarif } from "./validate/print/sarif.ts";
import { printText } from "./validate/print/text.ts";
import { readConnector, UsageError } from "./validate/read.ts";
import type { Rule } from "./validate/rule.ts";
import { RULES } from "./validate/rules/index.ts";
import { validate } from "./validate/validate.ts";

interface Options {
  rule?: string[];
  severity: Severity;
  maxWarnings?: number;
  fix?: boolean;
  all?: boolean;
  format: keyof typeof PRINTERS;
}

const PRINTERS = {
  text: (printed: Printed) => printText(printed, inColour()),
  json: printJson,
  sarif: printSarif,
  github: printGithub,
};

const pageOf = (rule: string): string =>
  readFileSync(new URL(`validate/docs/${rule}.md`, import.meta.url), "utf8");

// NO_COLOR and FORCE_COLOR as no-color.org and Node have them.
function inColour(): boolean {
  if (process.env.NO_COLOR) return false;
  return process.stdout.isTTY === true || (process.env.FORCE_COLOR ?? "0") !== "0";
}

function chosenRules({ rule: ids, severity }: Options): Rule[] {
  const known = new Set(RULES.map(({ id }) => id));
  for (const id of ids ?? []) {
    if (known.has(id)) continue;
    throw new UsageError(`There is no rule "${id}".${didYouMean(id, known)} --rules lists them.`);
  }
  const worst = SEVERITIES.slice(0, SEVERITIES.indexOf(severity) + 1);
  return RULES.filter(
    (rule) => worst.includes(rule.severity) && (ids === undefined || ids.includes(rule.id)),
  );
}

/** @returns the exit code */
function run(named: readonly string[], options: Options): number {
  const rules = chosenRules(options);
  // A folder of connectors, such as generated/, stands for all of them; one that holds none is
  // reported by reading it.
  const all = named.flatMap((directory) => {
    const found = connectorFolders(directory);
    return found.length > 0 ? found : [directory];
  });
  const directories = all.filter(
    (one, index) => all.findIndex((other) => resolve(other) === resolve(one)) === index,
  );
  // All are looked at before the first is changed: nothing among them must leave half the work.
  const connectors: Connector[] = directories.map(readConnector);
  if (options.fix) checkWritable(connectors);
  const mended = options.fix
    ? directories.flatMap((directory) => fixDirectory(directory, rules))
    : [];
  const findings: Finding[] = connectors.flatMap((connector) =>
    validate(options.fix ? readConnector(connector.directory) : connector, rules),
  );
  const printed: Printed = {
    findings,
    mended,
    connectors: connectors.length,
    rules,
    cwd: process.cwd(),
    // Actions may run in a folder of the repository; what they print is about its root.
    root: process.env.GITHUB_WORKSPACE || process.cwd(),
    all: options.all === true || options.rule !== undefined,
    pageOf,
  };
  const text = PRINTERS[options.format](printed);
  // What machines read escapes by its own rules.
  console.log(options.format === "text" ? printable(text) : text);
  const count = (severity: Severity) =>
    findings.filter((finding) => finding.severity === severity).length;
  return count("error") > 0 || count("warning") > (options.maxWarnings ?? 0) ? 1 : 0;
}

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError("It must be a whole number from 0.");
  return Number(text);
}

// The reader may stop before the end: `| head`.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

const program = new Command("validate")
  .description(
    "Checks connector directories (definition, properties, script, icon, settings) without a\n" +
      "network. Errors: the platform refuses the connector, or it breaks. Warnings: certification\n" +
      "refuses it. Hints: makers would be better off. scripts/validate/docs explains every rule.\n" +
      "Exit codes: 0 fine (hints do not count), 1 findings, 2 wrong usage.",
  )
  .argument(
    "[directories...]",
    "directories that hold apiDefinition.swagger.json, or folders of such directories",
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
  .option("--fix", "mend what is mechanical, keeping the files' formatting")
  .addOption(
    new Option("--format <format>", "how to print").choices(Object.keys(PRINTERS)).default("text"),
  )
  .option("--all", "print every finding, not only the first few of each rule in a file")
  .option("--rules", "list all rules and stop")
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .action((directories: string[], options: Options & { rules?: boolean }) => {
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
      process.exitCode = run(directories, options);
    } catch (error) {
      if (!(error instanceof UsageError)) return failed("validate", error);
      process.exitCode = 2;
      console.error(printable(error.message));
    }
  });
program.parse();
