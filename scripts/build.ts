import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Command, Option } from "commander";
import { inLanguage } from "./locale/artifacts.ts";
import { type Catalogue, readCatalogue } from "./locale/catalogue.ts";
import { coverageText } from "./locale/localized.ts";
import { makeArtifacts } from "./pipeline/artifacts.ts";
import { type Checked, COMPILERS } from "./pipeline/beside.ts";
import { type BuildOptions, type BuildResult, build } from "./pipeline/build.ts";
import { startChecks } from "./pipeline/check-beside.ts";
import { checkoutAt } from "./pipeline/checkout.ts";
import { findingText } from "./pipeline/finding.ts";
import { UsageError } from "./platform/errors.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

interface Options {
  check?: boolean;
  times?: boolean;
  locale?: string;
}

/** Files that are named one by one. */
const MOST_LISTED = 12;

const program = new Command("build")
  .description(
    "Generates all files in generated/ from connector/, checks them, and runs every operation, dropdown and trigger through them on a mock Intercom, while the compilers look at the TypeScript and C# sources. Writes nothing unless all is well.",
  )
  .option("--check", "write nothing; exit 1 when generated/ is not what the build would write")
  .option("--times", "say how long each part took")
  .addOption(
    new Option(
      "--locale <locale>",
      "makers' texts in another language (connector/locales/), such as it: what was checked and run in English is written in it, to dist/locales/, and generated/ stays",
    ).conflicts("check"),
  )
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
  .parse();
const { check = false, times = false, locale } = program.opts<Options>();

/** Where the files go. */
const target = locale === undefined ? "generated" : `dist/locales/${locale}`;

/** Only words differ from what was checked and run, which the tests show. */
function inOther(name: string): NonNullable<BuildOptions["instead"]> {
  const catalogue = catalogueOf(name);
  return {
    target: join(root, target),
    artifactsOf: (made) => {
      const { artifacts, texts } = inLanguage(made, catalogue);
      for (const one of texts.values()) console.log(coverageText(name, one));
      return artifacts;
    },
  };
}

function catalogueOf(name: string): Catalogue {
  try {
    return readCatalogue(join(root, "connector/locales"), name);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(error.message);
    return process.exit(2);
  }
}

/** Only when the build asks, so that what is wrong with the connector is a finding like any other. */
async function load() {
  const { default: connector } = await import("../connector/connector.ts");
  return { connector, makeArtifacts };
}

const checkout = checkoutAt(root.replace(/[/\\]$/, ""));
const checkFiles = startChecks();
print(
  await build(checkout, join(root, "generated"), {
    ...{ load, compilers: COMPILERS, checkFiles, check },
    ...(locale === undefined ? {} : { instead: inOther(locale) }),
  }),
);

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
  if (stale.length === 0) console.log(`${target}/ is up to date.`);
  else if (check) fail([`stale: ${listed(stale)}. Run npm run build and commit what it writes.`]);
  else console.log(`Written to ${target}/: ${listed(stale)}.`);
}

/** Files that a line of a terminal or two has room for; how many more there are. */
function listed(files: readonly string[]): string {
  const more = files.length - MOST_LISTED;
  if (more <= 1) return files.join(", ");
  return `${files.slice(0, MOST_LISTED).join(", ")} and ${more} more`;
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
    `${findings.length} ${findings.length === 1 ? "finding" : "findings"}; ${target}/ is left as it was.`,
  );
  process.exitCode = 1;
}
