import { fileURLToPath } from "node:url";
import { Command } from "commander";
import connector from "../connector/connector.ts";
import { ContractError } from "./common/contract.ts";
import { ProblemError } from "./common/problem.ts";
import { type BuildResult, build } from "./pipeline/build.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

const program = new Command("build")
  .description(
    "Generates all files in generated/ from connector/, checks them, and runs every operation, dropdown and trigger through them on a mock Intercom. Writes nothing unless all is well.",
  )
  .option("--check", "write nothing; exit 1 when generated/ is not what the build would write")
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
  .parse();
const { check = false } = program.opts<{ check?: boolean }>();

try {
  print(
    await build(root, fileURLToPath(new URL("../generated", import.meta.url)), connector, {
      check,
    }),
  );
} catch (error) {
  if (!(error instanceof ProblemError || error instanceof ContractError)) throw error;
  fail(error.message.split("\n"));
}

function print({ findings, trials, stale }: BuildResult): void {
  if (findings.length > 0) {
    fail(findings);
    return;
  }
  const { actions, dropdowns, triggers } = trials;
  console.log(
    `${actions} actions, ${dropdowns} dropdowns and ${triggers} triggers ran on the mock.`,
  );
  if (stale.length === 0) console.log("generated/ is up to date.");
  else if (check)
    fail([`stale: ${stale.join(", ")}. Run npm run build and commit what it writes.`]);
  else console.log(`Written to generated/: ${stale.join(", ")}.`);
}

function fail(findings: readonly string[]): void {
  for (const finding of findings) console.error(finding);
  console.error(
    `${findings.length} ${findings.length === 1 ? "finding" : "findings"}; generated/ is left as it was.`,
  );
  process.exitCode = 1;
}
