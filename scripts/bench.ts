/** `npm run bench`: how fast the mock, the local Power Platform, the validator and the gateway are. */
import { fileURLToPath } from "node:url";
import { Argument, Command, InvalidArgumentError, Option } from "commander";
import { benchGateway, type GatewayReport, gatewayReached, gatewayText } from "./bench/gateway.ts";
import { mockText } from "./bench/mock/report.ts";
import { benchMock, type MockReport, mockReached } from "./bench/mock.ts";
import { benchPlatform, type PlatformFigures, platformText } from "./bench/platform.ts";
import { tool } from "./bench/tools.ts";
import { validatorText } from "./bench/validator/report.ts";
import { benchValidator, type ValidatorReport, validatorReached } from "./bench/validator.ts";
import { connectorFolders } from "./common/connector-folders.ts";
import { readContract } from "./common/read-contract.ts";

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const GENERATED = path("../generated");
const CONTRACT = path("../connector/intercom");

/** In the order in which they are measured: the quick ones first. */
const SUBJECTS = ["platform", "validator", "mock", "gateway"] as const;
type Subject = (typeof SUBJECTS)[number];

interface Options {
  contacts: number;
  connections: number;
  seconds: number;
  rounds: number;
  connectors?: string;
  notifications: number;
  kills: number;
  seed: number;
  faults: boolean;
  load: boolean;
  format: "text" | "json";
}

interface Report {
  platform?: PlatformFigures;
  validator?: ValidatorReport;
  mock?: MockReport;
  gateway?: GatewayReport;
}

const progress = (text: string) => console.error(text);

/** @returns the exit code */
async function run(subjects: readonly Subject[], options: Options): Promise<number> {
  const report: Report = {};
  let complete = true;
  const say = (text: string) => {
    if (options.format === "text") console.log(`${text}\n`);
  };
  if (subjects.includes("platform")) {
    report.platform = await benchPlatform(path("../generated/intercom"));
    say(platformText(report.platform));
  }
  if (subjects.includes("validator")) {
    const { connectors, rounds } = options;
    report.validator = await benchValidator(GENERATED, { connectors, rounds }, progress);
    say(validatorText(report.validator));
  }
  if (subjects.includes("mock")) {
    const mock = await measureMock(options);
    if (typeof mock === "string") {
      complete = false;
      console.error(`error: ${mock}`);
    } else {
      report.mock = mock;
      say(mockText(mock));
    }
  }
  if (subjects.includes("gateway")) {
    report.gateway = await benchGateway(options, progress);
    say(gatewayText(report.gateway));
  }
  if (options.format === "json") console.log(JSON.stringify(report, null, 2));
  if (!complete) return 2;
  const { validator, mock, gateway } = report;
  return (validator === undefined || validatorReached(validator)) &&
    (mock === undefined || mockReached(mock)) &&
    (gateway === undefined || gatewayReached(gateway))
    ? 0
    : 1;
}

/** @returns why there is nothing to measure with, where that is so */
async function measureMock(options: Options): Promise<MockReport | string> {
  const autocannon = await tool("autocannon");
  if (typeof autocannon === "string") return autocannon;
  const prism = await tool("prism");
  if (typeof prism === "string") console.error(`Left out: ${prism}`);
  const tools = { autocannon, prism: typeof prism === "string" ? undefined : prism };
  return benchMock(tools, readContract(CONTRACT), options, progress);
}

function whole(text: string): number {
  if (!/^[1-9]\d*$/.test(text))
    throw new InvalidArgumentError("It must be a whole number above 0.");
  return Number(text);
}

function folder(directory: string): string {
  if (connectorFolders(directory).length === 0) {
    throw new InvalidArgumentError("It must be a folder that holds connector directories.");
  }
  return directory;
}

const program = new Command("bench")
  .description(
    "Measures the local Power Platform in process; the validator against Spectral, Redocly and swagger-parser; the mock Intercom against Prism and a bare node:http server; and the gateway under load and faults. What is compared runs in processes of its own, in turns. The tools that this takes are installed under node_modules/.cache.\n" +
      "Exit codes: 0 all targets reached, 1 some missed, 2 wrong usage or nothing to measure with.",
  )
  .addArgument(
    new Argument("[subjects...]", "what to measure").choices(SUBJECTS).default(SUBJECTS, "all"),
  )
  .option("--rounds <number>", "how often each program is measured", whole, 3)
  .option("--contacts <number>", "mock: contacts in the workspace", whole, 100_000)
  .option(
    "--connections <number>",
    "mock and gateway: connections of the load generator",
    whole,
    10,
  )
  .option("--seconds <number>", "mock: of load a measurement", whole, 3)
  .option(
    "--connectors <dir>",
    "validator: a folder that holds connector directories (default: generated/ alone)",
    folder,
  )
  .option("--notifications <number>", "gateway: notifications a measurement", whole, 10_000)
  .option("--kills <number>", "gateway: how often it or its database is killed", whole, 8)
  .option("--seed <number>", "gateway: of when and what", whole, 1)
  .option("--faults", "gateway: only what is lost and repeated", false)
  .option("--load", "gateway: only how fast it is", false)
  .addOption(
    new Option("--format <format>", "of the report").choices(["text", "json"]).default("text"),
  )
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .action(async (subjects: Subject[], options: Options) => {
    process.exitCode = await run(subjects, options);
  });
await program.parseAsync();
