import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Command, InvalidArgumentError } from "commander";
import { readConnector } from "./platform/connector.ts";
import { planRunner } from "./platform/plan/runner.ts";
import { soakCases } from "./soak/cases.ts";
import { type SoakReport, soak } from "./soak/soak.ts";

const generated = fileURLToPath(new URL("../generated", import.meta.url));

const program = new Command("soak")
  .description(
    "Polls each trigger, through the files in generated/, for simulated days on the mock, and counts what was delivered, lost and repeated. Exits 1 where anything was.",
  )
  .option("--events <number>", "contacts or conversations a day", whole, 10_000)
  .option("--trigger <operation>", "only this trigger")
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .parse();
const { events, trigger } = program.opts<{ events: number; trigger?: string }>();

const connector = readConnector(generated);
const script = readFileSync(`${generated}/script.csx`, "utf8");
const reports: SoakReport[] = [];
for (const soakCase of soakCases(events)) {
  if (trigger !== undefined && soakCase.trigger !== trigger) continue;
  const report = await soak(soakCase, connector, (mock) =>
    planRunner(script, { now: mock.clock.now, elapsed: () => 0 }),
  );
  reports.push(report);
  console.log(
    `${report.trigger}, ${report.name}: ${report.delivered} of ${report.expected} delivered.`,
  );
}
console.table(reports);
if (reports.some(({ lost, repeated, wrong }) => lost + repeated + wrong > 0)) process.exitCode = 1;

function whole(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError("Give a whole number above 0.");
  return Number(text);
}
