/** `npm run bench`: how fast the mock and the local Power Platform are, measured in one run. */
import { fileURLToPath } from "node:url";
import { Command, InvalidArgumentError, Option } from "commander";
import { bench, reached } from "./bench/bench.ts";
import { benchPlatform, platformText } from "./bench/platform.ts";
import { reportText } from "./bench/report.ts";
import { tool } from "./bench/tools.ts";
import { readContract } from "./common/read-contract.ts";

const GENERATED = fileURLToPath(new URL("../generated", import.meta.url));
const CONTRACT = fileURLToPath(new URL("../connector/intercom", import.meta.url));

interface Options {
  contacts: number;
  connections: number;
  seconds: number;
  rounds: number;
  format: "text" | "json";
  platform?: boolean;
}

const program = new Command("bench")
  .description(
    "Measures the local Power Platform in process, and the mock Intercom against Prism and a bare node:http server, each in a process of its\n" +
      "own, in turns. Prism and the load generator are installed for it under node_modules/.cache.\n" +
      "Exit codes: 0 all targets reached, 1 some missed, 2 wrong usage or nothing to measure with.",
  )
  .option("--contacts <number>", "contacts in the workspace", whole, 100_000)
  .option("--connections <number>", "connections of the load generator", whole, 10)
  .option("--seconds <number>", "of load a measurement", whole, 3)
  .option("--rounds <number>", "how often each server is measured", whole, 3)
  .addOption(
    new Option("--format <format>", "of the report").choices(["text", "json"]).default("text"),
  )
  .option("--platform", "measure only the local Power Platform, which needs nothing installed")
  .allowExcessArguments(false)
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .parse();
const { format, platform: onlyPlatform, ...options } = program.opts<Options>();

const platform = await benchPlatform(GENERATED);
if (format === "text") console.log(platformText(platform));
if (onlyPlatform) {
  if (format === "json") console.log(JSON.stringify({ platform }, null, 2));
  process.exit(0);
}

const autocannon = await tool("autocannon");
const prism = await tool("@stoplight/prism-cli");
if (typeof autocannon === "string") {
  console.error(`error: ${autocannon}`);
  process.exit(2);
}
if (typeof prism === "string") console.error(`Left out: ${prism}`);
const report = await bench(
  { autocannon, prism: typeof prism === "string" ? undefined : prism },
  readContract(CONTRACT),
  options,
  (text) => console.error(text),
);
console.log(
  format === "json" ? JSON.stringify({ platform, ...report }, null, 2) : reportText(report),
);
if (!reached(report)) process.exitCode = 1;

function whole(text: string): number {
  if (!/^[1-9]\d*$/.test(text))
    throw new InvalidArgumentError("It must be a whole number above 0.");
  return Number(text);
}
