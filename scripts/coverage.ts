/** `npm run coverage`: what of Intercom's API and of what people want the connectors have. */
import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Command } from "commander";
import connector from "../connector/connector.ts";
import { connectorFolders, DEFINITION_FILE } from "./common/connector-folders.ts";
import { operations } from "./common/contract.ts";
import { readContract } from "./common/read-contract.ts";
import { coverage, triggerCoverage } from "./coverage/coverage.ts";
import { coverageText, triggersText } from "./coverage/format.ts";
import { type PackageFigures, packageFigures } from "./coverage/package-figures.ts";
import { missedTargets, missedTriggers } from "./coverage/targets.ts";
import { WANTED_ACTIONS } from "./coverage/wanted-actions.ts";
import { WANTED_TRIGGERS } from "./coverage/wanted-triggers.ts";
import { buildModels } from "./generate/model.ts";

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

const program = new Command("coverage")
  .description(
    "Says which operations of Intercom's API the actions reach, which actions that people use on other platforms are there, and what each package has for makers, from connector/ and generated/.",
  )
  .option("--triggers", "the triggers that people want instead")
  .option("--json", "for machines")
  .option("--check", "only what is missed of what is to be reached; exit 1 where anything is")
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
  .parse();
const { triggers = false, json = false, check = false } = program.opts<Options>();

interface Options {
  triggers?: boolean;
  json?: boolean;
  check?: boolean;
}

const contract = readContract(path("../connector/intercom"));
const { models, problems } = buildModels(connector, contract);
if (problems.length > 0) {
  console.error(
    "The connector has faults, which npm run build tells; these figures leave out what has them.",
  );
}
if (triggers) {
  const rows = triggerCoverage(models, WANTED_TRIGGERS);
  print(rows, triggersText(rows), missedTriggers(rows));
} else {
  const known = operations(contract).map(({ call }) => call);
  const found = coverage(models, known, WANTED_ACTIONS, packages());
  print(found, coverageText(found), missedTargets(found));
}

function packages(): PackageFigures[] {
  return connectorFolders(path("../generated")).map((folder) => {
    const definition = readFileSync(join(folder, DEFINITION_FILE), "utf8");
    const script = join(folder, "script.csx");
    const text = existsSync(script) ? readFileSync(script, "utf8") : "";
    return packageFigures(basename(folder), definition, text);
  });
}

function print(figures: unknown, text: string, missed: readonly string[]): void {
  if (check) for (const line of missed) console.error(line);
  else console.log(json ? JSON.stringify(figures, null, 2) : text);
  if (check && missed.length === 0) console.log("All that is to be reached is reached.");
  if (check && missed.length > 0) process.exitCode = 1;
}
