import { fileURLToPath } from "node:url";
import { Command } from "commander";
import { makeArtifacts } from "./pipeline/artifacts.ts";
import { type Checked, COMPILERS } from "./pipeline/beside.ts";
import { type BuildResult, build } from "./pipeline/build.ts";
import { startChecks } from "./pipeline/check-beside.ts";
import { checkoutAt } from "./pipeline/checkout.ts";
import { findingText } from "./pipeline/finding.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

const program = new Command("build")
  .description(
    "Generates all files in generated/ from connector/, checks them, and runs every operation, dropdown and trigger through them on a mock Intercom, while the compilers look at the TypeScript and C# sources. Writes nothing unless all is well.",
  )
  .option("--check", "write nothing; exit 1 when generated/ is not what the build would write")
  .option("--times", "say how long each part took")
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
  .parse();
const { check = false, times = false } = program.opts<{ check?: boolean; times?: boolean }>();

/** Only when the build asks, so that what is wrong with the connector is a finding like any other. */
async function load() {
  const { default: connector } = await import("../connector/connector.ts");
  return { connector, makeArtifacts };
}

const checkout = checkoutAt(root.replace(/[/\\]$/, ""));
const generated = fileURLToPath(new URL("../generated", import.meta.url));
const checkFiles = startChecks();
print(await build(checkout, generated, { load, compilers: COMPILERS, checkFiles, check }));

function print({ findings, warnings, trials, stale, types, script, took }: BuildResult): void {
  for (const { note } of [types, script]) if (note !== undefined) console.log(note);
  if (times) {
    const each = [
      `generate, check, try ${seconds(took)}`,
      `beside it: types ${compiled(types)}, C# ${compiled(script)}`,
    ];
    console.log(`${each.join("; ")}.`);
  }
  if (findings.length > 0) {
    fail(findings.map(findingText));
    return;
  }
  for (const warning of warnings) console.log(`Warning: ${warning}`);
  if (trials !== undefined) {
    const { actions, dropdowns, triggers } = trials;
    console.log(
      `${actions} actions, ${dropdowns} dropdowns and ${triggers} triggers ran on the mock.`,
    );
  }
  if (stale.length === 0) console.log("generated/ is up to date.");
  else if (check)
    fail([`stale: ${stale.join(", ")}. Run npm run build and commit what it writes.`]);
  else console.log(`Written to generated/: ${stale.join(", ")}.`);
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}

function compiled({ took, cached }: Checked): string {
  return cached ? "as before" : seconds(took);
}

function fail(findings: readonly string[]): void {
  for (const finding of findings) console.error(finding);
  console.error(
    `${findings.length} ${findings.length === 1 ? "finding" : "findings"}; generated/ is left as it was.`,
  );
  process.exitCode = 1;
}
