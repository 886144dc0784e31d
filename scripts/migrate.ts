/** `npm run migrate -- FLOWS.zip --to ID`: flows of the published connector, pointed at ours. */
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Command } from "commander";
import { connectorFolders } from "./common/connector-folders.ts";
import { defined } from "./common/defined.ts";
import { knownOperations } from "./migrate/known-operations.ts";
import { migrate } from "./migrate/migrate.ts";
import { unzip, zip } from "./package/zip.ts";
import { readConnector } from "./platform/connector.ts";
import { UsageError } from "./platform/errors.ts";

const GENERATED = fileURLToPath(new URL("../generated", import.meta.url));
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

interface Options {
  to: string;
  from: string;
  guid?: string;
  package: string;
  out?: string;
}

/** @returns the exit code */
function run(input: string, options: Options): number {
  const { to, from, guid, package: name } = options;
  for (const id of [to, from]) {
    if (!/^shared_[\w-]+$/.test(id)) {
      throw new UsageError(
        `"${id}" is no connector's id. It begins with shared_: open the connector in the portal, and take it from the address, or from connector/deployments.json.`,
      );
    }
  }
  if (guid !== undefined && !GUID.test(guid))
    throw new UsageError(`--guid takes a GUID, not "${guid}".`);
  const output = options.out ?? input.replace(/(\.zip)?$/i, ".migrated.zip");
  if (existsSync(output)) {
    throw new UsageError(
      `${output} is there already, and nothing is written over. Name another one: --out`,
    );
  }
  const folder = connectorFolders(GENERATED).find((one) => basename(one) === name);
  if (folder === undefined) throw new UsageError(`There is no package "${name}" in generated/.`);
  if (!existsSync(input)) throw new UsageError(`${input} is not there.`);
  const move = { from, to, ...defined({ guid }) };
  const known = knownOperations(readConnector(join(folder)));
  const { files, reports } = migrate(unzip(readFileSync(input), input), input, move, known);

  for (const { file, changed, left } of reports) {
    console.log(file);
    for (const line of changed) console.log(`  ${line}`);
    for (const line of left) console.log(`  NOT MOVED  ${line}`);
  }
  const count = reports.flatMap(({ changed }) => changed).length;
  const left = reports.flatMap((report) => report.left).length;
  if (count === 0) {
    console.log(`Nothing in ${input} is ${from}'s that can be moved. Nothing was written.`);
    return 1;
  }
  writeFileSync(`${output}.draft`, zip(files));
  renameSync(`${output}.draft`, output);
  console.log(`\n${count} changed, ${left} not moved. Written: ${output}`);
  return left > 0 ? 1 : 0;
}

new Command("migrate")
  .description(
    "Points the flows in an exported solution or flow package at our connector: every trigger, action and connection reference of Intercom's published one. All else stays, and so does the export itself; connector/docs/moving-flows.md tells how to export, import, test and switch.\n" +
      "Exit codes: 0 all moved, 1 something is left to do by hand, 2 wrong usage.",
  )
  .argument("<export>", "the zip that the portal gave")
  .requiredOption("--to <id>", "our connector's id in the environment: shared_…")
  .option("--from <id>", "the connector that the flows use now", "shared_intercom")
  .option(
    "--guid <guid>",
    "our connector's id in Dataverse, which links the references of a solution to it",
  )
  .option("--package <name>", "which of our connectors it is", "intercom")
  .option("--out <file>", "what to write (default: the export's name with .migrated.zip)")
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
  .action((input: string, options: Options) => {
    try {
      process.exitCode = run(input, options);
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      console.error(error.message);
      process.exitCode = 2;
    }
  })
  .parse();
