/** `npm run compat -- --base REF|DIR|FILE`: what a change of a connector does to those who use it. */
import { existsSync } from "node:fs";
import { relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { Argument, Command, Option } from "commander";
import { printable } from "./common/printable.ts";
import { failures } from "./compat/change.ts";
import { history, printHistory } from "./compat/history.ts";
import { compareAll } from "./compat/pairs.ts";
import { printJson, printMarkdown, printText } from "./compat/print.ts";
import { readCommit, readPath } from "./compat/read.ts";
import { UsageError } from "./platform/errors.ts";

const GENERATED = "generated";
const ROOT = fileURLToPath(new URL("..", import.meta.url));

interface Options {
  base?: string;
  history?: true | string;
  all?: boolean;
  markdown?: boolean;
  format: "text" | "markdown" | "json";
}

/** @returns the exit code */
function run(path: string, options: Options): number {
  const { base, history: until, all = false, markdown, format } = options;
  if (until !== undefined) {
    console.log(printHistory(history(ROOT, until === true ? "HEAD" : until, GENERATED)));
    return 0;
  }
  if (base === undefined) {
    throw new UsageError(
      "Say what to compare with: --base and a folder, a definition or a commit.",
    );
  }
  // What is no commit's own folder is compared with what ships.
  const folder = relative(ROOT, resolve(path)).split(sep).join("/");
  const within = existsSync(path) && !folder.startsWith("..") ? folder : GENERATED;
  const read = (what: string) =>
    existsSync(what) ? readPath(what) : readCommit(ROOT, what, within);
  const after = read(path);
  const before = read(base);
  const comparisons = compareAll(before, after);
  const form = markdown ? "markdown" : format;
  const print = { markdown: printMarkdown, json: printJson, text: printText }[form];
  console.log(printable(print(comparisons, all)));
  return failures(comparisons.flatMap(({ changes }) => changes)).length > 0 ? 1 : 0;
}

new Command("compat")
  .description(
    "Compares a connector, or a folder of connectors, with what it was: every difference is breaking for flows, compatible, or words. Offline, for any connector. A breaking one is excused by a new revision, or by a replacement that was announced before.\n" +
      "Exit codes: 0 nothing breaks, 1 something does, 2 wrong usage.",
  )
  .addArgument(
    new Argument(
      "[path]",
      "a connector's folder, a folder of such, a definition, or a commit of git",
    ).default(`${ROOT}${GENERATED}`, `${GENERATED}/`),
  )
  .option("--base <what>", "what to compare with: a folder, a definition, or a commit of git")
  .addOption(
    new Option(
      "--history [commit]",
      "a line for each commit up to here that changed generated/: what it did to those before",
    ).conflicts("base"),
  )
  .option("--all", "print every text that changed, too")
  .option("--markdown", "the same as --format markdown: a table for a pull request")
  .addOption(
    new Option("--format <format>", "how to print")
      .choices(["text", "markdown", "json"])
      .default("text"),
  )
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
  .action((path: string, options: Options) => {
    try {
      process.exitCode = run(path, options);
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      console.error(error.message);
      process.exitCode = 2;
    }
  })
  .parse();
