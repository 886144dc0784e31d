/** `npm run soak`: polls the triggers for simulated days or months and counts what went wrong. */

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Command, InvalidArgumentError, Option } from "commander";
import shipped from "../connector/connector.ts";
import { readContract } from "./common/read-contract.ts";
import type { RunScript } from "./common/run-script.ts";
import { buildModels, type Model } from "./generate/model.ts";
import type { Mock } from "./mock-intercom/mock.ts";
import { planRunner } from "./plan/runner.ts";
import { readConnector } from "./platform/connector.ts";
import { type FiresReport, firesCases, soakByFires } from "./soak/by-fires.ts";
import { longCases, soakCases } from "./soak/cases.ts";
import { SOAKED } from "./soak/scenarios.ts";
import { type SoakReport, soak } from "./soak/soak.ts";
import { isWrong, soakTable } from "./soak/table.ts";

const generated = fileURLToPath(new URL("../generated/intercom", import.meta.url));

/** A conversation shows its latest 500 parts, and calls happen to the same one. */
const MOST_FIRES = 300;

/** The model of what is in generated/intercom. */
function shippedModel(): Model {
  const contract = fileURLToPath(new URL("../connector/intercom", import.meta.url));
  const { models } = buildModels(shipped, readContract(contract));
  const found = models.find(({ name }) => name === "intercom");
  if (found === undefined) throw new Error("connector/connector.ts has no package intercom");
  return found;
}

interface Options {
  days: number;
  changes: number;
  trigger?: string;
  engine: string;
  seed: number;
}

interface Engine {
  runScript(mock: Mock): RunScript;
  close(): Promise<void>;
}

async function startEngine(engine: string): Promise<Engine> {
  const script = readFileSync(`${generated}/script.csx`, "utf8");
  if (engine === "ts") {
    const runScript = (mock: Mock) => planRunner(script, { now: mock.clock.now, elapsed: () => 0 });
    return { runScript, async close() {} };
  }
  const { startScriptHost } = await import("./platform/script-host/script-host.ts");
  const host = await startScriptHost(script).catch((error: Error) => {
    // No C# runtime, or a script that does not compile: the message says what to do.
    console.error(error.message);
    process.exit(2);
  });
  return { runScript: () => host.run, close: () => host.close() };
}

async function run({ days, changes, trigger, engine, seed }: Options): Promise<void> {
  const connector = readConnector(generated);
  const model = shippedModel();
  const others = model.operations.filter(
    ({ id, plan }) => plan?.poll !== undefined && !SOAKED.includes(id),
  );
  const known = [...SOAKED, ...others.map(({ id }) => id)];
  if (trigger !== undefined && !known.includes(trigger)) {
    console.error(`There is no trigger ${trigger}. There are ${known.join(", ")}.`);
    process.exit(2);
  }
  const { runScript, close } = await startEngine(engine);
  const all = days === 1 ? soakCases(changes) : longCases(days, changes, seed);
  const reports: (SoakReport | FiresReport)[] = [];
  const tell = async (soaking: () => Promise<SoakReport | FiresReport>) => {
    const began = performance.now();
    const report = await soaking();
    reports.push(report);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    console.log(
      `${report.trigger}, ${report.name}: ${report.delivered} of ${report.expected} delivered, ${report.lost} lost, ${report.repeated} repeated (${seconds} s).`,
    );
  };
  const isWanted = (id: string) => trigger === undefined || trigger === id;
  for (const soakCase of all) {
    if (isWanted(soakCase.trigger)) await tell(() => soak(soakCase, connector, runScript));
  }
  for (const operation of others) {
    if (!isWanted(operation.id)) continue;
    for (const one of firesCases(Math.min(changes, MOST_FIRES), seed)) {
      await tell(() => soakByFires(operation, model, one, connector, runScript));
    }
  }
  await close();
  console.log(soakTable(reports));
  if (reports.some(isWrong)) process.exitCode = 1;
}

function whole(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError("Give a whole number above 0.");
  return Number(text);
}

const program = new Command("soak")
  .description(
    "Polls each trigger, through the files in generated/intercom/, for simulated days on the mock, and counts\n" +
      "what was delivered, lost and repeated. For one day each trigger meets several cases; for more\n" +
      "days one, with everything at once. Triggers without a scenario of their own are made to fire by\n" +
      "the calls of their descriptors, up to 300 times. Exits 1 where anything was\n" +
      "lost, repeated or wrong, or a state reached 1,500 characters.",
  )
  .option("--days <number>", "simulated days", whole, 1)
  .option("--changes <number>", "contacts or conversations that come or change", whole, 10_000)
  .option("--trigger <operation>", "only this trigger")
  .addOption(
    new Option("--engine <engine>", "what runs the script").choices(["ts", "csharp"]).default("ts"),
  )
  .option("--seed <number>", "of what is random over several days, or by calls", whole, 1)
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .action(run);
await program.parseAsync();
