/** `npm run soak`: polls the triggers for simulated days or months and counts what went wrong. */

import { Command, InvalidArgumentError } from "commander";
import { UsageError } from "./platform/errors.ts";
import { firesCases, longCases, soakCases } from "./soak/cases.ts";
import { canCompare } from "./soak/engine.ts";
import { type SoakedCase, soakAll } from "./soak/processes.ts";
import { readSoaked, type Soaked } from "./soak/shipped.ts";
import { faultsIn, soakTable, type TimedReport } from "./soak/table.ts";

interface Options {
  days: readonly number[];
  changes: number;
  trigger?: string;
  csharp?: true;
  seed: number;
}

/** Changes a day, and in a second, that the calls of a descriptor make. */
const TIMES = 150;
const BURST = 1000;

async function run(options: Options): Promise<void> {
  const soaked = shipped();
  const { triggers } = soaked;
  const { trigger, csharp } = options;
  if (trigger !== undefined && !triggers.has(trigger)) {
    stop(`There is no trigger ${trigger}. There are ${[...triggers.keys()].join(", ")}.`);
  }
  if (csharp && !canCompare()) stop(`--csharp needs a C# compiler: ${COMPILERS}.`);
  const began = performance.now();
  const reports: TimedReport[] = [];
  const times: string[] = [];
  for (const days of options.days) {
    const cases = casesOf(soaked, options, days).filter(
      ({ scenario, fires }) =>
        trigger === undefined || trigger === (scenario?.trigger ?? fires?.trigger),
    );
    const found = await soakAll(cases, tell);
    reports.push(...found);
    const seconds = found.reduce((sum, one) => sum + one.seconds, 0).toFixed(1);
    times.push(`${days} ${days === 1 ? "day" : "days"} ${seconds}`);
  }
  console.log(`\n${soakTable(reports, (id) => (accuracyOf(soaked, id) ? "approx" : "exact"))}\n`);
  for (const id of new Set(reports.map((report) => report.trigger))) {
    const accuracy = accuracyOf(soaked, id);
    if (accuracy !== undefined) console.log(`${id}: ${accuracy}`);
  }
  tellCompared(reports);
  console.log(
    `${reports.length} cases in ${secondsSince(began)} s, seed ${options.seed}. Seconds of a processor: ${times.join(", ")}.`,
  );
  const wrong = reports.filter((report) => faultsIn(report).length > 0);
  for (const report of wrong) {
    console.log(`${report.trigger}, ${report.name}: ${faultsIn(report).join("; ")}.`);
  }
  if (wrong.length > 0) process.exitCode = 1;
}

/** How a trigger is not exact. */
function accuracyOf({ triggers }: Soaked, id: string): string | undefined {
  const accuracy = triggers.get(id)?.operation.accuracy;
  return accuracy === "Exact" ? undefined : accuracy;
}

function casesOf({ triggers }: Soaked, options: Options, days: number): SoakedCase[] {
  const { changes, seed, csharp } = options;
  const [first = 1, ...others] = options.days;
  const scaled = Math.round((changes * days) / first);
  const isUsual = first === 1 && others.length === 0;
  const scenarios = isUsual ? soakCases(changes, undefined, seed) : longCases(days, scaled, seed);
  const fires = firesCases(triggers, {
    days,
    times: Math.min(changes, TIMES),
    // What does not grow with the days is no part of how the time does.
    burst: others.length > 0 ? 0 : Math.min(changes, BURST),
    seed,
    compare: csharp ? "all" : canCompare() && others.length === 0 ? "one" : "none",
  });
  return [...scenarios.map((scenario) => ({ scenario })), ...fires.map((fires) => ({ fires }))];
}

function tell(report: TimedReport): void {
  const { trigger, name, happened, delivered, joined, lost, repeated, seconds } = report;
  const together = joined > 0 ? `, ${joined} followed by another` : "";
  console.log(
    `${trigger}, ${name}: ${delivered} of ${happened} delivered${together}, ${lost} lost, ${repeated} repeated (${seconds.toFixed(1)} s).`,
  );
}

const COMPILERS = "the .NET SDK, or Mono (README.md, Set up)";

function tellCompared(reports: readonly TimedReport[]): void {
  if (!canCompare()) {
    console.log(`NOT COMPARED with the C# that ships, as there is no compiler: ${COMPILERS}.`);
    return;
  }
  const all = reports.flatMap((report) => ("comparison" in report ? [report.comparison] : []));
  if (all.every(({ polls }) => polls === 0)) return;
  const sum = (of: (one: (typeof all)[number]) => number) => all.reduce((n, one) => n + of(one), 0);
  console.log(
    `C# compared with TypeScript in ${sum(({ polls }) => polls)} polls with ${sum(({ requests }) => requests)} requests: ${sum(({ differences }) => differences.length)} differences.`,
  );
}

/** What is in generated/; where that is missing or stale, a line says so. */
function shipped(): Soaked {
  try {
    return readSoaked();
  } catch (error) {
    if (error instanceof UsageError) return stop(error.message);
    throw error;
  }
}

function stop(message: string): never {
  console.error(message);
  process.exit(2);
}

function secondsSince(began: number): string {
  return ((performance.now() - began) / 1000).toFixed(0);
}

function whole(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError("Give a whole number above 0.");
  return Number(text);
}

const program = new Command("soak")
  .description(
    "Polls each trigger, through the files in generated/intercom/, for a simulated day on the mock, and counts what was delivered, lost and repeated. What happens comes from the calls of its descriptor; those of the published connector meet larger cases, too. Requests and answers of the C# that ships are compared in two more hours of each trigger. Exits 1 where anything was lost, repeated, wrong or different, or a state reached 1,500 characters.",
  )
  .option(
    "--days <numbers>",
    "simulated days; several, as 1,2,4, show how the time grows",
    (text) => text.split(",").map(whole),
    [1],
  )
  .option(
    "--changes <number>",
    "changes for each published trigger, in the first of these",
    whole,
    10_000,
  )
  .option("--trigger <operation>", "only this trigger")
  .option("--csharp", "compares C# in all cases that descriptors make happen: some minutes more")
  .option("--seed <number>", "of all that is random", whole, 1)
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .action(run);
await program.parseAsync();
