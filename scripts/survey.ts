/** `npm run survey -- DIR...`: what of any connectors the local platform runs, and what not and why. */

import { Command, Option } from "commander";
import { failed } from "./common/fail.ts";
import { isForeign } from "./common/foreign.ts";
import { printable } from "./common/printable.ts";
import type { RunScript } from "./common/run-script.ts";
import { type Found, findConnectors } from "./package/open-connectors.ts";
import { planRunner } from "./plan/runner.ts";
import type { Connector } from "./platform/connector.ts";
import { UsageError } from "./platform/errors.ts";
import { startConnectorScript } from "./platform/script-host/foreign-script.ts";
import { formatSurvey } from "./platform/survey/format-survey.ts";
import { type Report, type SurveyRow, surveyConnector } from "./platform/survey/survey.ts";

/** A script that this project generated holds its plans, which run without a C# compiler. */
function plansIn({ directory, script }: Connector, scripts: boolean): RunScript | undefined {
  if (script === undefined || (isForeign(directory) && !scripts)) return undefined;
  try {
    return planRunner(script);
  } catch {
    return undefined;
  }
}

async function rowOf({ name: connector, open }: Found, scripts: boolean): Promise<SurveyRow> {
  try {
    const files = open();
    const plans = plansIn(files, scripts);
    if (plans !== undefined) return await surveyConnector(connector, files, plans);
    if (!scripts || files.script === undefined) return await surveyConnector(connector, files);
    const host = await startConnectorScript(files, scripts, console.error).catch(
      (error: unknown) => {
        // A script that does not compile keeps only the operations from running that go through it.
        if (error instanceof UsageError)
          return { run: () => Promise.reject(error), async close() {} };
        throw error;
      },
    );
    try {
      return await surveyConnector(connector, files, host.run);
    } finally {
      await host.close();
    }
  } catch (error) {
    const cause = error instanceof UsageError ? error.about : "platform";
    const reason = error instanceof Error ? error.message : String(error);
    return unread(connector, { what: "the connector", cause, reason });
  }
}

/** A connector of which nothing can be run. */
function unread(connector: string, report: Report): SurveyRow {
  const none = { operations: 0, run: 0, changed: 0, policies: 0, idle: [], warnings: [] };
  return { connector, ...none, reported: [report] };
}

interface Options {
  scripts: boolean;
  format: string;
}

/** @returns the exit code */
async function run(directories: readonly string[], { scripts, format }: Options): Promise<number> {
  const rows: SurveyRow[] = [];
  for (const directory of directories) {
    for (const found of await findConnectors(directory)) rows.push(await rowOf(found, scripts));
  }
  if (format === "json") console.log(printable(JSON.stringify(rows, undefined, 2)));
  else console.log(printable(formatSurvey(rows)));
  return rows.every((row) => row.reported.length + row.idle.length === 0) ? 0 : 1;
}

const program = new Command("survey")
  .description(
    "Builds every operation's request with example values made from its schema, runs it through sign-in and policies, and answers it from its own declaration. Nothing is sent anywhere, and no script of others runs unless --scripts is given: C# that runs is a program of its authors.\n" +
      "Exit codes: 0 everything runs, 1 something is reported, 2 wrong usage.",
  )
  .argument(
    "<path...>",
    "a connector's directory, one whose folders are connectors, or an exported solution, zipped or not",
  )
  .option("--scripts", "compile and run others' C# here, on dotnet or Mono; read it first", false)
  .addOption(
    new Option("--format <format>", "how to print").choices(["text", "json"]).default("text"),
  )
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .action(async (directories: string[], options: Options) => {
    try {
      process.exitCode = await run(directories, options);
    } catch (error) {
      if (!(error instanceof UsageError)) return failed("survey", error);
      process.exitCode = 2;
      console.error(printable(error.message));
    }
  });
await program.parseAsync();
